"""Two treatments named as a choice, of which neither becomes the treatment."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from bot.advice.case import Case
from bot.advice.guide import Guide
from bot.advice.memory import Memory
from bot.advice.options import options_in
from bot.advice.reading import Reading, Topic
from bot.advice.serving import topics_to_serve
from bot.advice.turn import Turn, begin

TODAY = date(2026, 11, 23)
GUIDE = Guide.load(Path(__file__).resolve().parents[2] / "data")
TEXTS = GUIDE.library.texts["talk"]["options"]


def turn(text: str, case: Case | None = None, topics: tuple[tuple[str, float], ...] = (), **facts: Any) -> Turn:
    heard = tuple(Topic(name, confidence) for name, confidence in topics)
    reading = Reading(text, heard[0].name if heard else "", 0.9, heard, heard, facts=facts)
    return begin(GUIDE, TODAY, reading, case or Case(), Memory())


@pytest.mark.parametrize(
    ("said", "options"),
    [
        ("surgery or radiation, its up to me", ("surgery", "radiation")),
        ("Surgery vs. radiation?", ("surgery", "radiation")),
        ("surgery/radiation", ("surgery", "radiation")),
        ("he can pick between surgery and radiation", ("surgery", "radiation")),
        ("a lumpectomy or a full mastectomy", ("lumpectomy", "mastectomy")),
        ("one doctor says surgery, the other says radiation", ("surgery", "radiation")),
        ("i can have surgery, radiation or just watch it", ("surgery", "radiation")),
        ("surgery and then radiation", ()),
        ("surgery, and radiation after that", ()),
        ("my radiation oncologist or the surgeon", ()),
        ("the surgery is on the 12th or the 14th", ()),
        ("surgery or no surgery", ()),
        ("i had a bypass in march and now they want radiation or so they say", ()),
    ],
)
def test_a_choice_is_known_by_what_stands_between_two_treatments(said: str, options: tuple[str, ...]):
    assert options_in(said, GUIDE.lookups, TEXTS) == options


def test_neither_of_them_becomes_the_treatment():
    said = turn("surgery or radiation, its up to me", procedure="radiation")
    assert (said.case.procedure, said.case.options) == ("", ("surgery", "radiation"))
    assert said.setting.values["procedure"] == "surgery or radiation"


def test_asking_about_one_of_them_keeps_both_open():
    case = Case(options=("surgery", "radiation"))
    asked = turn("whats the chance i end up impotent with surgery", case, procedure="surgery")
    assert (asked.case.procedure, asked.case.options) == ("", ("surgery", "radiation"))


@pytest.mark.parametrize(
    ("said", "facts"),
    [
        ("i chose surgery", {"procedure": "surgery"}),
        ("surgery is on dec 12", {"procedure": "surgery", "deadline": "2026-12-12"}),
        ("they want a spinal fusion", {"procedure": "spinal_fusion"}),
    ],
)
def test_what_is_settled_ends_the_choice(said: str, facts: dict[str, str]):
    told = turn(said, Case(options=("surgery", "radiation")), **facts)
    assert (told.case.procedure, told.case.options) == (facts["procedure"], ())


def test_surgery_is_the_operation_that_was_spoken_of():
    said = turn("surgery or physical therapy?", Case(procedure="spinal_fusion"), procedure="physical_therapy")
    assert said.case.options == ("spinal_fusion", "physical_therapy")


HEARD = (("cancer", 0.9), ("surgery", 0.9), ("cannot_choose", 0.8), ("opinions_differ", 0.8))


def test_one_doctor_who_leaves_the_choice_is_no_quarrel():
    served = topics_to_serve(turn("urologist says surgery or radiation, its up to me", topics=HEARD))
    assert served == ("cannot_choose", "cancer")


def test_two_who_differ_are_one():
    served = topics_to_serve(turn("one says surgery, the other says radiation", topics=HEARD))
    assert served[0] == "opinions_differ"


def test_the_choice_outlives_the_message():
    case = replace(Case(), options=("surgery", "radiation"))
    assert Case.from_dict(case.as_dict()) == case
