"""The answer to a topic for a case: a first page, the pages behind "more", and the short version."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from bot.advice.answer import answer, next_page, script_for, shortest
from bot.advice.case import Case
from bot.advice.guide import Guide, Setting
from bot.advice.pieces import FIRST_STEPS, PAGE
from bot.advice.reply import Bullets, Buttons, Callout, Reply, Sources, Steps, Text, Wording, plain_text

TODAY = date(2026, 11, 23)
FUSION = Case(procedure="spinal_fusion", deadline=TODAY + timedelta(days=10), scenarios=("surgery",))


@pytest.fixture(scope="module")
def guide() -> Guide:
    return Guide.load(Path(__file__).parents[2] / "data")


@pytest.fixture(scope="module")
def fusion(guide: Guide) -> Setting:
    return Setting.of(guide, FUSION, TODAY)


def of_kind(reply: Reply, kind: type) -> list:
    return [block for block in reply.blocks if isinstance(block, kind)]


def callouts(reply: Reply) -> list[str]:
    return [block.text for block in of_kind(reply, Callout)]


def test_a_first_page_hears_the_person_says_what_to_do_and_names_the_danger(fusion: Setting):
    reply = answer(("surgery",), fusion).reply
    opening, steps, danger = reply.blocks[:3]
    assert isinstance(opening, Text) and "the spinal fusion" in opening.text
    assert isinstance(steps, Steps) and steps.items[0].startswith("Today: call the surgeon's office.")
    assert "physiatrist" in steps.items[1]
    assert isinstance(danger, Callout) and "911" in danger.text
    assert [button.topic for button in reply.buttons] == ["ask_doctor", "cost", "plan", "more"]
    assert of_kind(reply, Sources)


def test_the_same_question_gets_another_answer_with_time_to_spare(guide: Guide, fusion: Setting):
    relaxed = Setting.of(guide, Case(procedure="knee_replacement", said_clock="open"), TODAY)
    assert "December 3" in plain_text(answer(("time_sensitive",), fusion).reply)
    assert script_for("surgery", fusion).steps[0] != script_for("surgery", relaxed).steps[0]


def test_a_page_keeps_to_its_length_and_to_a_few_steps(fusion: Setting):
    for topics in (("surgery",), ("cost", "insurance", "records"), ("plan", "referral")):
        reply = answer(topics, fusion).reply
        assert reply.words() <= PAGE
        assert all(len(block.items) <= FIRST_STEPS for block in of_kind(reply, Steps))


def test_more_goes_on_where_the_first_page_ended(fusion: Setting):
    first = answer(("surgery",), fusion)
    told = [step for block in of_kind(first.reply, Steps) for step in block.items]
    page, number = first, 0
    while page.has_more:
        number += 1
        page = next_page(("surgery",), fusion, number, first.taken)
        told += [step for block in of_kind(page.reply, Steps) for step in block.items]
    assert told == [line.text for line in script_for("surgery", fusion).steps]
    assert "more" not in [button.topic for button in page.reply.buttons]


def test_more_loses_nothing_when_lines_came_before_the_answer(fusion: Setting):
    before = (Callout("Call the team that treats you today, before anything is put off. " * 3, "amber"),)
    first = answer(("cost", "insurance"), fusion, before=before)
    told = [step for block in of_kind(first.reply, Steps) for step in block.items]
    page, number = first, 0
    while page.has_more:
        number += 1
        page = next_page(("cost", "insurance"), fusion, number, first.taken)
        told += [step for block in of_kind(page.reply, Steps) for step in block.items]
    assert first.reply.blocks[0] == before[0]
    assert told == [line.text for line in script_for("cost", fusion).steps]


def test_past_the_last_page_the_last_one_stays(fusion: Setting):
    first = answer(("surgery",), fusion)
    last = next_page(("surgery",), fusion, 99, first.taken)
    assert not last.has_more
    assert last == next_page(("surgery",), fusion, 98, first.taken)


def test_the_other_topics_of_a_message_get_a_line_and_a_button(fusion: Setting):
    reply = answer(("surgery", "cost", "fear_of_offending"), fusion).reply
    assert len(of_kind(reply, Text)) > 1
    assert [button.topic for button in reply.buttons][:2] == ["cost", "fear_of_offending"]


def test_a_danger_sign_is_told_once(fusion: Setting):
    first = answer(("surgery",), fusion)
    again = answer(("surgery",), fusion, told=first.told)
    assert first.told == ("back",)
    assert again.told == ()
    assert callouts(first.reply) != callouts(again.reply)


def test_topics_already_answered_are_not_offered_again(fusion: Setting):
    topics = [button.topic for button in answer(("surgery",), fusion, seen=("cost", "plan")).reply.buttons]
    assert topics == ["ask_doctor", "more"]


def test_words_to_copy_lead_where_they_are_the_point(fusion: Setting):
    blocks = answer(("ask_doctor",), fusion).reply.blocks
    assert isinstance(blocks[1], Wording)


def test_questions_of_ones_own_case_come_first(guide: Guide, fusion: Setting):
    own = [line.text for line in guide.library.topic("surgery").ask]
    assert script_for("questions_to_ask", fusion).steps[0].text in own


def test_neighbouring_questions_share_a_title(fusion: Setting):
    first = answer(("surgery",), fusion)
    pages = [next_page(("surgery",), fusion, n, first.taken).reply for n in (1, 2)]
    asked = [block for page in pages for block in of_kind(page, Bullets)]
    assert asked and len(asked[0].items) > 1


def test_the_short_version_is_the_point_and_the_first_step(fusion: Setting):
    reply = shortest(("surgery",), fusion)
    text, steps, buttons = reply.blocks
    assert isinstance(text, Text) and isinstance(steps, Steps) and isinstance(buttons, Buttons)
    assert len(steps.items) == 1


def test_somebody_abroad_is_not_sent_to_a_number_that_does_not_work(guide: Guide):
    abroad = Setting.of(guide, Case(procedure="spinal_fusion", country="india"), TODAY)
    assert any("your local emergency number" in text for text in callouts(answer(("surgery",), abroad).reply))


def test_a_topic_that_does_not_exist_is_an_error(fusion: Setting):
    with pytest.raises(KeyError, match="the_moon"):
        answer(("the_moon",), fusion)


def test_in_a_pregnancy_without_an_answer_the_specialist_is_one_for_pregnancies(guide: Guide):
    setting = Setting.of(guide, Case(person="pregnant", scenarios=("unclear_diagnosis",)), TODAY)
    assert "maternal-fetal medicine" in plain_text(answer(("unclear_diagnosis",), setting).reply)


def test_a_second_view_on_a_medicine_is_sought_from_nobody_who_operates(guide: Guide):
    script = script_for("find_specialist", Setting.of(guide, Case(procedure="methotrexate"), TODAY))
    said = " ".join(line.text for line in (script.opening, *script.steps))

    assert "who treats the illness it's meant for" in script.opening.text
    assert "operating" not in said and "for the methotrexate?" not in said


def test_a_childs_medicine_for_the_mind_goes_to_a_childrens_doctor(guide: Guide):
    case = Case(procedure="antidepressant", person="child", role="caregiver", relation="daughter")
    script = script_for("new_medication", Setting.of(guide, case, TODAY))

    assert any("child psychiatrist" in line.text for line in script.steps)


def test_nobody_with_dementia_is_asked_to_sign_alone(guide: Guide):
    case = Case(procedure="pacemaker", condition="dementia", role="caregiver", relation="grandma")
    script = script_for("surgery", Setting.of(guide, case, TODAY))
    said = " ".join(line.text for line in script.steps)

    assert "health care proxy" in said and "sign a release" not in said


def test_a_parent_has_the_childs_copies(guide: Guide):
    case = Case(person="child", role="caregiver", relation="15-year-old")
    script = script_for("rights", Setting.of(guide, case, TODAY))

    assert any("as the parent you may" in line.text for line in script.steps)
    assert not any("your 15-year-old may have copies" in line.text for line in script.steps)
