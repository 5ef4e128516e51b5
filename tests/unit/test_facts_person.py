"""Who the patient is: the writer or someone they care for; family history and helpers make no carer."""

from __future__ import annotations

import pytest
from facts_examples import read

WHO = ("role", "relation", "person")


def who(text: str) -> tuple[str, ...]:
    facts = read(text).facts
    return tuple(facts.get(name, "") for name in WHO)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("my mom is on an HMO", ("caregiver", "mom", "")),
        ("my mom has alzheimers, can you write to her doctor for me", ("caregiver", "mom", "")),
        ("can you write it for me", ("", "", "")),
        ("mom has stage 3 colon cancer", ("caregiver", "mom", "")),
        ("my moms oncologist wants chemo monday", ("caregiver", "mom", "")),
        ("my mom's getting her uterus taken out", ("caregiver", "mom", "")),
        ("no my mom, not me", ("caregiver", "mom", "")),
        ("i mean my dad not my mom", ("caregiver", "dad", "")),
        ("its for my dad", ("caregiver", "dad", "")),
        ("my mother-in-law has dementia", ("caregiver", "mother-in-law", "")),
        ("my parents already decided", ("", "", "")),
        ("my mom wont take me to another doctor", ("", "", "")),
        ("im 16 and my parents are making me have back surgery", ("self", "", "child")),
        ("my dad has to decide about his surgery", ("caregiver", "dad", "")),
        ("no im the patient. im not a parent", ("self", "", "")),
        ("i'm the patient, not the parent", ("self", "", "")),
        ("I am the patient, I'm 17", ("self", "", "child")),
        ("my mil has dementia", ("caregiver", "mother-in-law", "")),
        ("my mils surgery is friday", ("caregiver", "mother-in-law", "")),
        ("my nearest other surgeon is 900 miles away", ("", "", "")),
        ("my doctor is a mile away", ("", "", "")),
        ("my file is at the clinic, my files are lost", ("", "", "")),
        ("taking care of my father with parkinsons", ("caregiver", "father", "")),
        ("i take care of my wife who has als", ("caregiver", "wife", "adult")),
        ("my husband was told he needs a bypass", ("caregiver", "husband", "adult")),
        ("should my husband get a second opinion on his prostate cancer", ("caregiver", "husband", "adult")),
        ("my 6 year old needs tubes in her ears", ("caregiver", "6-year-old", "child")),
        ("my son 4yo has leukemia", ("caregiver", "4-year-old son", "child")),
        ("my daughter (6) has a hole in her heart", ("caregiver", "6-year-old daughter", "child")),
        ("my son is 12 and has crohns", ("caregiver", "12-year-old son", "child")),
        ("my 3 month old has a heart defect", ("caregiver", "3-month-old", "child")),
        ("my baby was born with a cleft lip", ("caregiver", "baby", "child")),
        ("grandma fell and broke her hip", ("caregiver", "grandma", "elder")),
        ("my 82 year old mother needs a pacemaker", ("caregiver", "mother", "elder")),
        ("son 9 adhd doc wants ritalin", ("caregiver", "9-year-old son", "child")),
        ("my grandson age 3 was diagnosed with autism", ("caregiver", "3-year-old grandson", "child")),
        ("my 15 yr old daughter wants breast reduction", ("caregiver", "15-year-old daughter", "child")),
        ("Dad 79, told he needs a new valve", ("caregiver", "dad", "elder")),
        ("what if my mom gets mad", ("", "", "")),
        ("my husband has been so supportive", ("", "", "")),
        ("my doctor is 70 years old", ("", "", "")),
        ("remove her thyroid", ("caregiver", "", "")),
        ("I'm 34F", ("self", "", "adult")),
        ("34f here", ("self", "", "adult")),
        ("im 82 and they want to put in a pacemaker", ("self", "", "elder")),
        ("i'm 16", ("self", "", "child")),
        ("im 28 weeks pregnant and they want to induce me", ("self", "", "pregnant")),
        ("they want to fuse my spine", ("self", "", "")),
        ("i have lupus", ("self", "", "")),
        ("its for me", ("self", "", "")),
        ("me not my mom", ("self", "", "")),
        ("my mom had breast cancer and now i found a lump", ("self", "", "")),
        ("my wife thinks i should get another opinion on my knee replacement", ("self", "", "")),
        ("my mom is worried about my hip replacement", ("self", "", "")),
        ("my wife and i are worried about my surgery", ("self", "", "")),
        ("my wife thinks I should", ("", "", "")),
        ("my sister is a nurse and thinks i should wait", ("", "", "")),
        ("i want to bring my wife", ("", "", "")),
        ("my friend told me about ablation", ("", "", "")),
        ("my dad died of a heart attack last year", ("", "", "")),
        ("my doctor wants to operate", ("", "", "")),
        ("my doctors wife had it", ("", "", "")),
        ("i'm trying to get pregnant", ("", "", "")),
        ("im 16 and my parents dont believe me", ("self", "", "child")),
        ("my parents are both sick", ("caregiver", "parents", "")),
        ("my parents' doctor wont listen", ("caregiver", "parents", "")),
        ("chemo made it 34 lbs", ("", "", "")),
    ],
)
def test_who_is_the_patient(text: str, expected: tuple[str, ...]):
    assert who(text) == expected


def test_family_history_is_not_the_patients_illness():
    assert read("my mom had breast cancer and now i found a lump").facts["condition"] == "concern_lump"


def test_all_of_it_at_once():
    text = "my mom is on an HMO and they want to do a whipple two weeks from Friday"
    assert read(text).facts == {
        "role": "caregiver",
        "relation": "mom",
        "payer": "hmo",
        "procedure": "whipple",
        "deadline": "2026-12-11",
    }


def test_a_relative_who_helps_is_not_the_patient():
    assert "relation" not in read("sister called the doctor").facts
    assert read("no i mean it is my mom sorry").facts["relation"] == "mom"
