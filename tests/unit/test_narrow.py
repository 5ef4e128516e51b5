"""What a word means is said in one sentence; other questions about it are left to its topic."""

from __future__ import annotations

import pytest
from facts_examples import MONDAY, read
from talking import GUIDE

from bot.advice.case import Case
from bot.advice.followup import why
from bot.advice.memory import Memory
from bot.advice.narrow import narrow
from bot.advice.reading import Reading
from bot.advice.reply import plain_text
from bot.advice.talk import chatter
from bot.advice.turn import Turn, begin
from bot.advice.validation.glossary import check_glossary


def turn(text: str, intent: str = "", memory: Memory | None = None, **known: str) -> Turn:
    reading = Reading(text, intent, 0.9, facts=read(text).facts)
    return begin(GUIDE, MONDAY, reading, Case(**known), memory or Memory())


def meaning(text: str, **known: str) -> str:
    found = narrow(turn(text, **known))
    return plain_text(found.reply) if found else ""


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("whats a referral", "A referral is"),
        ("what's a referal??", "A referral is"),
        ("ok so what is a hipaa release exactly", "A HIPAA release is"),
        ("whats the undiagnosed diseases network", "The Undiagnosed Diseases Network"),
        ("whats a pcp", "A PCP is"),
        ("what does pcp stand for", "A PCP is"),
        ("what is a peer to peer", "A peer-to-peer is"),
        ("whats an EOB?", "An EOB"),
        ("what does in network mean", "In network means"),
        ("what does in-network even mean", "In network means"),
        ("what is prior authorization", "Prior authorization means"),
        ("define prior auth", "Prior authorization means"),
        ("what is a tumor board", "A tumor board is"),
        ("what is an advance directive", "An advance directive is"),
        ("what is palliative care", "Palliative care is"),
        ("sorry dumb question but whats the difference between hmo and ppo", "An HMO is"),
        ("i dont know what a copay is", "A copay is"),
        ("whats an ombudsman", "A long-term care ombudsman stands"),
        ("whats a cardiologist", "A cardiologist is a heart doctor"),
        ("what is a cardioligist", "A cardiologist is a heart doctor"),
        ("whats an ENT", "An ENT doctor is a doctor for ear, nose and throat"),
    ],
)
def test_a_word_is_explained_first(text: str, start: str):
    assert meaning(text).startswith(start)


@pytest.mark.parametrize(
    "text",
    [
        "what is a referral going to cost me",
        "do i need a referral",
        "what is a good deductible",
        "how do i get prior authorization",
        "what is lupus",
        "what is my plan",
        "my tumor board is tuesday",
        "the office refuses to give me my records because i owe them money",
        "what do i need for the records",
    ],
)
def test_who_asks_more_gets_the_topic(text: str):
    assert meaning(text) == ""


def test_who_asks_what_hospice_is_needs_none():
    found = narrow(turn("what is hospice", "life_threatening"))

    assert found and found.case == Case()


@pytest.mark.parametrize(
    "text",
    [
        "they want 75 dollars for the records",
        "can they charge me for copies",
        "theyre charging me a dollar a page for my records",
        "theres a fee for my mri disc copies",
    ],
)
def test_a_price_for_copies_is_no_question_of_cover(text: str):
    said = meaning(text)

    assert "fair" in said and "portal" in said
    assert "often covered" not in said


def test_a_price_abroad_is_not_told_by_us_law():
    assert "$6.50" not in meaning("they want 75 dollars for the records", country="canada")


def test_every_entry_of_the_glossary_is_whole():
    assert list(check_glossary(GUIDE)) == []


@pytest.mark.parametrize("text", ["hmm", "Hmmm...", "lol", "???", "?!", "ok", "okay lol", "umm"])
def test_chatter_gets_a_nudge_and_is_no_reason(text: str):
    found = chatter(turn(text, "gut_feeling"))

    assert found and "no rush" in plain_text(found.reply)
    assert found.case == Case()
    assert len(found.reply.buttons) == 3


@pytest.mark.parametrize("text", ["ok they want to operate", "so im scared", "help", "no", "😭", "hip"])
def test_words_are_no_chatter(text: str):
    assert chatter(turn(text)) is None


def test_ok_to_an_offer_is_a_yes():
    assert chatter(turn("ok", "affirm", Memory(topics=("cost",), offered=("insurance",)))) is None


@pytest.mark.parametrize("text", ["who can tell us", "who would know that", "so who do we ask", "which doctor"])
def test_who_asks_for_a_person_gets_no_list_of_sources(text: str):
    found = why(turn(text, "why", Memory(topics=("rare_disease",)), condition="eds"))

    assert "medical geneticist" in plain_text(found.reply)


@pytest.mark.parametrize("text", ["who says so", "where does that come from"])
def test_who_asks_for_the_source_gets_it(text: str):
    found = why(turn(text, "why", Memory(topics=("rare_disease",)), condition="eds"))

    assert "where the last answer comes from" in plain_text(found.reply)


@pytest.mark.parametrize("text", ["whats a midwife", "what is an optometrist", "whats a therapist"])
def test_who_is_no_such_doctor_is_not_called_one(text: str):
    assert narrow(turn(text)) is None


def test_a_phone_is_enough_and_shadows_no_clear_question():
    assert "by phone and on paper" in plain_text(narrow(turn("no computer just a phone", "out_of_scope")).reply)
    assert narrow(turn("they want surgery and i have no computer", "surgery")) is None
