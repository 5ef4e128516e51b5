"""Each topic answered for every case of advice_cases.py, page by page: what a reply is and never does."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable

import pytest
from advice_cases import CASES, ROOT, TODAY

from bot.advice.answer import script_for
from bot.advice.guide import Guide, Setting
from bot.advice.reply import Steps, Wording, block_text, plain_text
from bot.advice.validation.readability import MOST, Readability, read_aloud

TOPICS = sorted(p.stem for kind in ("scenarios", "howto") for p in (ROOT / "data/advice/en" / kind).glob("*.yml"))

pytestmark = pytest.mark.parametrize("topic", TOPICS)


def test_a_page_fits_a_phone_screen(topic: str, pages_of: Callable):
    long = [(name, page, reply.words()) for name, page, reply in pages_of(topic) if reply.words() > 120]
    assert not long


def test_a_page_reads_at_grade_8_or_lower(topic: str, pages_of: Callable, guide: Guide):
    readability = Readability.of(guide)
    texts = {read_aloud(reply): name for name, _, reply in pages_of(topic)}
    hard = [
        (name, readability.grade(text), text) for text, name in texts.items() if readability.grade(text) > MOST
    ]
    assert not hard


def test_a_first_page_says_what_to_do(topic: str, pages_of: Callable):
    for name, page, reply in pages_of(topic):
        if page == 0:
            assert any(isinstance(block, (Steps, Wording)) for block in reply.blocks), name


def test_nothing_forbidden_is_said(topic: str, pages_of: Callable, guide: Guide):
    rules = [(re.compile(r["pattern"], re.IGNORECASE), r["why"]) for r in guide.library.texts["forbidden"]]
    said = {plain_text(reply): name for name, _, reply in pages_of(topic)}
    broken = [(name, why, text) for text, name in said.items() for rule, why in rules if rule.search(text)]
    assert not broken


def test_no_blank_stays_empty(topic: str, pages_of: Callable):
    for name, _, reply in pages_of(topic):
        text = plain_text(reply)
        assert not re.search(r"[{}]|  | [,;]|\bNone\b", text), (name, text)


def test_every_number_to_call_and_every_link_is_registered(topic: str, pages_of: Callable, guide: Guide):
    known = " ".join((*guide.library.contacts.values(), *(f.text for f in guide.library.figures.values())))
    for name, _, reply in pages_of(topic):
        found = re.findall(
            r"\b1?-?\d{3}-\d[\w-]+|\b[\w-]+\.(?:org|com|gov|net)\b|\d+ in \d+|\d+ ?%", plain_text(reply)
        )
        assert [one for one in found if one not in known] == [], name


def test_buttons_lead_on_and_none_is_there_twice(topic: str, pages_of: Callable, guide: Guide):
    for name, _, reply in pages_of(topic):
        topics = [button.topic for button in reply.buttons]
        assert topics, name
        assert len(topics) == len(set(topics)), name
        assert topic not in topics, name
        ways = ("write_document", *guide.library.topics, *guide.library.texts["talk"]["buttons"])
        assert set(topics) <= set(ways), name


def test_asking_for_more_tells_every_step_once(topic: str, pages_of: Callable, guide: Guide):
    for name, case in CASES.items():
        replies = [reply for case_name, _, reply in pages_of(topic) if case_name == name]
        told = [step for reply in replies for b in reply.blocks if isinstance(b, Steps) for step in b.items]
        steps = [line.text for line in script_for(topic, Setting.of(guide, case, TODAY)).steps]
        assert Counter(told) == Counter(steps), name


def test_no_block_comes_twice_in_an_answer(topic: str, pages_of: Callable):
    for name in CASES:
        replies = [reply for case_name, _, reply in pages_of(topic) if case_name == name]
        blocks = Counter(
            block_text(b) for r in replies for b in r.blocks if b.kind in ("text", "wording", "callout")
        )
        assert [text for text, times in blocks.items() if times > 1] == [], name


def test_surgery_next_week_and_time_to_spare_get_two_answers(topic: str, guide: Guide):
    pressed, relaxed = (
        script_for(topic, Setting.of(guide, CASES[name], TODAY))
        for name in ("spine surgery on Thursday next week", "knee some day")
    )
    assert pressed.opening.text != relaxed.opening.text or pressed.steps != relaxed.steps
