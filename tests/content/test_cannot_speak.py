"""A patient who cannot speak: nobody is told to ask them, or to get their signature."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from advice_cases import ROOT, TODAY

from bot.advice.answer import script_for
from bot.advice.case import Case
from bot.advice.documents.write import write
from bot.advice.guide import Guide, Setting
from bot.advice.plan import plan
from bot.advice.progress import Progress

TOPICS = sorted(p.stem for kind in ("scenarios", "howto") for p in (ROOT / "data/advice/en" / kind).glob("*.yml"))
WIFE = Case(role="caregiver", relation="wife", person="adult", speaks="no", setting="inpatient")
CASES = {
    "a wife in the hospital": WIFE,
    "life support is to end": WIFE.with_facts({"stopping": "yes"}),
    "a wife, nobody said where": WIFE.without("setting"),
    "with cancer, and little time": WIFE.without("setting").with_facts(
        {"scenarios": ["cancer"], "said_clock": "days"}
    ),
    "with only hours": WIFE.without("setting").with_facts({"said_clock": "hours"}),
    "after an operation": WIFE.without("setting").with_facts({"scenarios": ["surgery"], "said_clock": "weeks"}),
    "an older mom": WIFE.without("setting").with_facts({"relation": "mom", "person": "elder"}),
    "with dementia": WIFE.without("setting").with_facts({"condition": "dementia"}),
    "in the UK": WIFE.without("setting").with_facts({"country": "uk", "payer": "nhs"}),
}
ASKED_OF_THE_PATIENT = re.compile(
    r"\bask (?:gently what )?(?:your|my) (?:wife|mom)\b(?!'s)"
    r"|\b(?:your|my) (?:wife|mom)(?:'s)? (?:choice|yes|consent)\b"
    r"|\bsigned (?:release|form|okay)\b|\bsign a (?:release|form)\b|\brelease (?:is )?signed\b"
    r"|\b(?:is|are) theirs\b"
    r"|\bhave (?:your|my) (?:wife|mom) (?:add|sign|tell)\b|\bask first (?:how much help|what) they\b|\btheir yes\b"
    r"|\bsit down together\b|\bas far as (?:they want|that goes)\b|\bwho asked me\b|\bread it to your\b"
    r"|\bif they want that too\b|\bhas said so\b",
    re.I,
)


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_nobody_is_sent_to_a_patient_who_cannot_answer(case: Case, guide: Guide):
    setting = Setting.of(guide, case, TODAY)
    found = [f"{place}: {text}" for place, text in _said(setting, guide) if ASKED_OF_THE_PATIENT.search(text)]
    assert not found


def test_of_a_patient_who_speaks_the_yes_is_still_asked(guide: Guide):
    setting = Setting.of(guide, WIFE.without("speaks", "setting"), TODAY)
    assert len([1 for _, text in _said(setting, guide) if ASKED_OF_THE_PATIENT.search(text)]) > 10


def _said(setting: Setting, guide: Guide) -> Iterator[tuple[str, str]]:
    for topic in TOPICS:
        script = script_for(topic, setting)
        lines = (script.opening, script.urgency, *script.words, *script.steps, *script.ask, *script.more)
        yield from ((topic, line.text) for line in lines if line)
        brief = setting.first(guide.library.topics[topic].brief)
        yield from ((f"{topic}, in brief", line.text) for line in (brief,) if line)
    yield from ((f"plan: {step.id}", step.text) for step in plan(setting, Progress()).steps)
    for template in guide.documents.values():
        document = write(template, setting, Progress())
        yield f"documents/{template.id}", str(document)
