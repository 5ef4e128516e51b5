"""Illnesses, operations, doctors, payers, places and stances, as people type them."""

from __future__ import annotations

import pytest
from facts_examples import read


@pytest.mark.parametrize(
    ("text", "procedure"),
    [
        ("they want to fuse my spine", "spinal_fusion"),
        ("fusing l4 l5", "spinal_fusion"),
        ("spinal fushion", "spinal_fusion"),
        ("take out my gallbladder", "gallbladder_removal"),
        ("wants to take her gallbladder out", "gallbladder_removal"),
        ("having my gallbladder removed", "gallbladder_removal"),
        ("remove her thyroid", "thyroidectomy"),
        ("replace both my knees", "knee_replacement"),
        ("i need a new hip", "hip_replacement"),
        ("histerectomy", "hysterectomy"),
        ("hysterectmy next week", "hysterectomy"),
        ("do a wipple", "whipple"),
        ("cut off my toe", "amputation"),
        ("they want to amputate his left foot", "amputation"),
        ("put tubes in her ears", "ear_tubes"),
        ("told i need bypass", "bypass"),
        ("pace maker", "pacemaker"),
        ("onc wants chemo monday", "chemotherapy"),
        ("stem cell clinic says it works", "stem_cell_clinic"),
        ("clinical trial offered", "clinical_trial"),
        ("colonoscapy", "colonoscopy"),
        ("tried injections and pt now they want to fuse my spine", "spinal_fusion"),
        ("had a hip replacement, now they want a knee replacement", "knee_replacement"),
        ("surgery vs. mastectomy", "mastectomy"),
        ("i dont want chemo", "chemotherapy"),
    ],
)
def test_operations(text: str, procedure: str):
    assert read(text).facts.get("procedure") == procedure


def test_the_look_that_every_pregnancy_has_is_not_planned():
    assert read("there was something on the anatomy scan").facts.get("procedure") is None
    assert read("im pregnant and the ultrasound showed something").facts.get("procedure") is None
    assert read("there was something on the ct scan").facts.get("procedure") == "scan"


@pytest.mark.parametrize(
    "text", ["It was a biopsy, yes", "the biopsy came back fine", "we had an mri", "they want another scan in may"]
)
def test_a_test_that_lies_behind_is_not_what_is_planned(text: str):
    assert "procedure" not in read(text).facts


@pytest.mark.parametrize("text", ["my biopsy was moved to friday", "they want a biopsy thursday"])
def test_a_test_to_come_is(text: str):
    assert read(text).facts["procedure"] == "biopsy"


@pytest.mark.parametrize(
    "text", ["what is medicare", "whats a ppo?", "how do i get medicaid", "can i get tricare"]
)
def test_who_asks_what_a_payer_is_does_not_have_it(text: str):
    assert "payer" not in read(text).facts


@pytest.mark.parametrize(
    "text", ["is it leukemia", "could it be a lymphoma?", "do i have ms", "what if its lupus"]
)
def test_who_asks_whether_it_is_an_illness_was_not_told_so(text: str):
    assert "condition" not in read(text).facts


@pytest.mark.parametrize(
    "text",
    [
        "is my leukemia treated right",
        "he has leukemia",
        "one doctor says lupus, one says no, so do i have lupus or is it all in my head",
    ],
)
def test_who_talks_of_an_illness_was_told_so(text: str):
    assert "condition" in read(text).facts


@pytest.mark.parametrize(
    "text", ["i got medicare", "what does medicare cover", "do i need a referral with medicare"]
)
def test_who_asks_what_a_payer_does_has_it(text: str):
    assert read(text).facts["payer"] == "medicare"


def test_a_tumor_board_is_a_meeting():
    assert "condition" not in read("tumor board is tuesday").facts


@pytest.mark.parametrize(
    ("text", "condition"),
    [
        ("just got told its breast cancer", "breast_cancer"),
        ("they found a lump on my breast", "breast_lump"),
        ("cancer in my left breast", "breast_cancer"),
        ("biopsy came back malignant", "cancer"),
        ("mom has stage 3 colon", "colon_cancer"),
        ("dx with chrons", "crohns"),
        ("crohn's disease", "crohns"),
        ("i have ms", "ms"),
        ("he was diagnosed with ALS", "als"),
        ("is it really fibro", "fibromyalgia"),
        ("i dont think its lupus", "lupus"),
        ("not sure its lupus", "lupus"),
        ("i have diabetes and they found breast cancer", "breast_cancer"),
        ("AML", "acute_leukemia"),
        ("small cell lung cancer", "small_cell_lung_cancer"),
        ("bad knees", "knee_pain"),
        ("lump in my breast", "breast_lump"),
        ("pancreatitus", "pancreatitis"),
        ("they think i have endometrosis", "endometriosis"),
        ("i have endo and my thyroid is off", "endometriosis"),
        ("options for my endo besides the pill", "endometriosis"),
    ],
)
def test_illnesses(text: str, condition: str):
    assert read(text).facts.get("condition") == condition


@pytest.mark.parametrize(
    "text",
    [
        "it's not cancer",
        "they ruled out lupus",
        "no history of diabetes",
        "cancer runs in my family",
        "my dad died of a heart attack last year",
        "Ms. Jones told me to rest",
        "my endo wont listen",
        "a new endo for my daughter",
        "is mass general any good",
        "mass eye and ear",
        "hearing aids",
        "it is all my fault",
        "i need to add something",
        "financial aid",
        "my back. surgery was never mentioned before",
    ],
)
def test_no_illness(text: str):
    assert "condition" not in read(text).facts


@pytest.mark.parametrize(
    "text",
    [
        "i go thru a pad an hour",
        "i soaked my pad",
        "i met with the surgeon",
        "idc what it costs",
        "add this to the list",
        "pots and pans",
    ],
)
def test_words_of_every_day_are_no_illness(text: str):
    assert "condition" not in read(text).facts


@pytest.mark.parametrize(
    ("text", "condition"),
    [
        ("i have pad", "pad"),
        ("PAD in both legs", "pad"),
        ("she has mets in her liver", "metastatic_cancer"),
        ("diagnosed with idc", "breast_cancer"),
        ("my son has add", "adhd"),
        ("dizzy spells and they found fibroids", "fibroids"),
        ("so much anxiety since the lupus", "lupus"),
    ],
)
def test_unless_somebody_has_it(text: str, condition: str):
    assert read(text).facts["condition"] == condition


ORGANS = {
    "tonsils": "tonsillectomy",
    "gallbladder": "gallbladder_removal",
    "womb": "hysterectomy",
    "uterus": "hysterectomy",
    "wisdom teeth": "tooth_extraction",
    "appendix": "appendectomy",
    "thyroid": "thyroidectomy",
    "kidney": "nephrectomy",
    "prostate": "prostatectomy",
    "ovaries": "oophorectomy",
    "spleen": "spleen_removal",
}
WAYS = (
    "take out my {}",
    "take my {} out",
    "cut out her {}",
    "remove my 6 yr olds {}",
    "take out my six year old's {}",
    "surgeon wants my {} out",
    "my {} has to come out",
    "get rid of his {}",
    "having my {} removed",
    "{} removal",
)


@pytest.mark.parametrize(
    ("text", "procedure"),
    [
        ("afib ablation next week", "ablation"),
        ("an ablation for my liver tumor", "tissue_ablation"),
        ("uterine ablation", "endometrial_ablation"),
        ("vein ablation in my left leg", "vein_surgery"),
        ("the hospital for special surgery", None),
    ],
)
def test_parts_of_the_body_tell_operations_apart(text: str, procedure: str | None):
    assert read(text).facts.get("procedure") == procedure


@pytest.mark.parametrize("way", WAYS)
def test_ways_of_taking_something_out(way: str):
    said = {organ: read(way.format(organ)).facts.get("procedure") for organ in ORGANS}
    assert said == ORGANS


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        ("my sister says i should have a lumpectomy instead", ("procedure",)),
        ("my neighbor suggested a knee replacement", ("procedure",)),
        ("i read about a stent", ("procedure",)),
        ("what about a lumpectomy", ("procedure",)),
        ("can i have a lumpectomy instead", ("procedure",)),
        ("im afraid of ending up with a colostomy", ("procedure",)),
        ("he had a stent before", ("procedure",)),
        ("my aunt thinks its lupus", ("condition",)),
        ("they want to do a lumpectomy instead", ()),
        ("the surgeon says a lumpectomy is enough", ()),
        ("my sister says they want to do a lumpectomy", ()),
        ("is the mastectomy really needed", ()),
        ("my mom needs a bypass", ()),
        ("i need a bypass", ()),
    ],
)
def test_what_is_only_spoken_of(text: str, facts: tuple[str, ...]):
    assert tuple(name for name in read(text).aside if name != "role") == facts


@pytest.mark.parametrize(
    ("text", "specialty"),
    [
        ("neurosurgeon said so", "neurosurgery"),
        ("my ortho", "joint"),
        ("the onc", "oncology"),
        ("rhuematologist", "rheumatology"),
        ("my endo raised the dose", "hormones"),
        ("i have endo", None),
        ("gyno wants to operate", "gynecology"),
        ("my pcp said its fine", None),
        ("the surgeon", None),
    ],
)
def test_doctors(text: str, specialty: str | None):
    assert read(text).facts.get("specialty") == specialty


@pytest.mark.parametrize(
    ("text", "payer"),
    [
        ("I got Medicare", "medicare"),
        ("does medicaire cover it", "medicare"),
        ("medicare advantage thru aetna", "medicare_advantage"),
        ("im on medi-cal", "medicaid"),
        ("i have kaiser", "hmo"),
        ("aetna ppo", "ppo"),
        ("blue cross", "other"),
        ("I use the VA", "va"),
        ("va", "va"),
        ("tricare prime", "tricare"),
        ("I don't have insurance", "uninsured"),
        ("no insurance", "uninsured"),
        ("I pay out of pocket", "uninsured"),
        ("im paying myself", "uninsured"),
        ("how much will I pay out of pocket", None),
        ("do i have to pay myself?", None),
        ("on the nhs", "nhs"),
        ("I'm not on Medicare", None),
        ("medicare? no i have blue cross", "other"),
        ("i dont have medicaid", None),
        ("my insurance wont pay", None),
        ("whats the diff between hmo and ppo", None),
        ("I live in Richmond, VA", None),
        ("i meant medicaid not medicare", "medicaid"),
    ],
)
def test_payers(text: str, payer: str | None):
    assert read(text).facts.get("payer") == payer


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        ("i live in the uk", {"country": "uk"}),
        ("in ontario", {"country": "canada"}),
        ("australia", {"country": "australia"}),
        ("in texas", {}),
        ("a clinic in germany offers it", {}),
        ("3 hours away", {"distance": "far"}),
        ("nearest hospital is 200 miles away", {"distance": "far"}),
        ("middle of nowhere", {"distance": "far"}),
        ("far from convinced", {}),
        ("dad's in the hospital", {"setting": "inpatient"}),
        ("im in the icu", {"setting": "inpatient"}),
        ("my dad is 81 in hospital", {"setting": "inpatient"}),
        ("she was in the hospital last year", {}),
        ("i work in the er", {}),
        ("he admitted it", {}),
    ],
)
def test_places(text: str, facts: dict):
    found = read(text).facts
    assert {k: v for k, v in found.items() if k in ("country", "distance", "setting")} == facts


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("she got mad when i asked", "angry"),
        ("i got mad at my doctor", None),
        ("he wasn't mad", None),
        ("doctor refused to refer me", "refused"),
        ("she won't send my records", "refused"),
        ("surgeon keeps pushing me to sign", "pushing"),
        ("my husband is pushing me", None),
        ("doc seemed unsure", "unsure"),
        ("he had to google it", "unsure"),
        ("my doc was fine with it", "supportive"),
    ],
)
def test_stances(text: str, stance: str | None):
    assert read(text).facts.get("stance") == stance


@pytest.mark.parametrize(
    ("text", "has"),
    [
        ("no pcp", "no"),
        ("i don't have a family doctor", "no"),
        ("my pcp retired", "no"),
        ("my pcp said its fine", "yes"),
        ("asked my family doctor", "yes"),
        ("my surgeon", None),
    ],
)
def test_primary_doctor(text: str, has: str | None):
    assert read(text).facts.get("has_pcp") == has


def test_an_entity_marks_the_words_that_say_it():
    text = "she wants to fuse my spine thursday"
    found = {e.entity: text[e.start : e.end] for e in read(text).entities}
    assert found["procedure"] == "fuse my spine"
    assert found["deadline"] == "thursday"
