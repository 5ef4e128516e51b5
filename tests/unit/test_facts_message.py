"""The message as a whole: hardly more than facts, corrections, and what goes into the case."""

from __future__ import annotations

import pytest
from facts_examples import MONDAY, lookups, read
from hypothesis import given
from hypothesis import strategies as st

from bot.advice.case import Case
from bot.nlu.facts.gazetteer import Gazetteer
from bot.nlu.facts.tokens import stem, tokenize
from bot.nlu.facts.typos import Spelling, one_slip


@pytest.mark.parametrize(
    "text",
    [
        "I got Medicare",
        "its thursday",
        "my mom, not me",
        "hysterectomy",
        "in texas on medicaid",
        "I'm 34F",
        "kaiser",
        "no pcp",
        "no rush",
        "dec 3",
        "breast cancer",
        "its for my dad",
    ],
)
def test_bare(text: str):
    assert read(text).bare


@pytest.mark.parametrize(
    "text",
    [
        "",
        "   ",
        "hello",
        "does medicare cover a second opinion",
        "is it cancer",
        "what if he gets mad",
        "they want to fuse my spine next thursday and i just dont know",
        "my husband is pushing me to get chemo",
        "radiation or surgery for prostate cancer",
        "my mom had breast cancer and now i found a lump",
    ],
)
def test_not_bare(text: str):
    assert not read(text).bare


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        ("sorry, knee not hip", {"procedure": "knee_surgery"}),
        ("not hip, knee", {"procedure": "knee_surgery"}),
        ("sorry, knee replacement not hip replacement", {"procedure": "knee_replacement"}),
        ("no my mom, not me", {"role": "caregiver", "relation": "mom"}),
        ("actually the 12th not the 5th", {"deadline": "2026-12-12"}),
        ("i meant medicaid", {"payer": "medicaid"}),
        ("actually its on medicare not medicaid", {"payer": "medicare"}),
        ("its friday not thursday", {"deadline": "2026-11-27"}),
        ("wait, i'm in the US", {"country": ""}),
    ],
)
def test_corrections(text: str, facts: dict):
    found = read(text)
    assert found.correction
    assert found.facts == facts


@pytest.mark.parametrize(
    "text",
    ["no insurance", "no pcp", "my surgery is thursday", "I don't have insurance", "sorry to bother you"],
)
def test_no_correction(text: str):
    assert not read(text).correction


@pytest.mark.parametrize(
    "text", ["dont want chemo", "my mom has ms", "i live in the uk", "surgery dec 3, no rush"]
)
def test_facts_go_into_a_case(text: str):
    facts = read(text).facts
    assert facts
    assert Case().with_facts(facts) != Case()


@given(st.text(max_size=120))
def test_anything_can_be_read(text: str):
    found = read(text)
    Case().with_facts(found.facts)
    assert all(text[e.start : e.end] == e.text for e in found.entities)


def test_every_wording_finds_its_own_entry():
    gazetteer = Gazetteer(lookups())
    for kind, entries in (("condition", lookups().conditions), ("procedure", lookups().procedures)):
        for entry in entries.values():
            for phrase in entry.phrases():
                found = {m.id for m in gazetteer.find(tokenize(phrase.replace(",", ""))) if m.kind == kind}
                assert entry.id in found, phrase


@pytest.mark.parametrize(
    ("a", "b", "near"),
    [
        ("hysterectmy", "hysterectomy", True),
        ("hysterectoomy", "hysterectomy", True),
        ("hysterectimy", "hysterectomy", True),
        ("hysterectmoy", "hysterectomy", True),
        ("hysterectomy", "hysterectomy", False),
        ("histerectemy", "hysterectomy", False),
        ("abc", "abcde", False),
    ],
)
def test_one_slip(a: str, b: str, near: bool):
    assert one_slip(a, b) is near


def test_short_words_are_not_corrected():
    assert Spelling(["heart"]).correct("heatr") == "heatr"
    assert Spelling(["thyroid"]).correct("thryoid") == "thyroid"


@pytest.mark.parametrize("word", ["fuse", "fused", "fuses", "fusing"])
def test_endings_do_not_matter(word: str):
    assert stem(word) == stem("fuse")


def test_today_is_passed_in():
    assert read("tomorrow", MONDAY.replace(day=1)).facts["deadline"] == "2026-11-02"


@pytest.mark.parametrize(
    ("text", "stage"),
    [
        ("i decided on radiation", "decided"),
        ("we chose the hip replacement", "decided"),
        ("im going with radiation", "decided"),
        ("my mom is going with me to the biopsy", None),
        ("i decided to get a second opinion", None),
        ("im going with radiation, right?", None),
    ],
)
def test_a_choice_that_was_made(text: str, stage: str | None):
    assert read(text).facts.get("stage") == stage


@pytest.mark.parametrize(
    ("text", "procedure"),
    [
        ("my knee, they want to replace it", "knee_replacement"),
        ("torn labrum in my shoulder, they want surgery", "surgery"),
        ("i hurt my shoulder. surgery or PT?", "shoulder_surgery"),
        ("my back hurts since my gallbladder surgery", "gallbladder_removal"),
        ("its her hip, the doctor would replace it", "hip_replacement"),
        ("my knee hurts. replace it?", None),
    ],
)
def test_what_is_done_to_a_part_names_the_operation(text: str, procedure: str | None):
    assert read(text).facts.get("procedure") == procedure


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("they want to fuse my spine. have an mri from tuesday", None),
        ("they want to fuse my spine on friday after the mri", "2026-11-27"),
        ("gallbladder removal, ultrasound is this friday", None),
        ("mri on friday", "2026-11-27"),
    ],
)
def test_a_day_belongs_to_what_it_stands_beside(text: str, day: str | None):
    assert read(text).facts.get("deadline") == day
