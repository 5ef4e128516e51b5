"""Who is the patient, over two turns: a carer who speaks of themselves stays one, and a helper never is one."""

from __future__ import annotations

import pytest
from facts_examples import MONDAY, read
from talking import GUIDE

from bot.advice.case import Case
from bot.advice.memory import Memory
from bot.advice.reading import Reading
from bot.advice.turn import begin

MOM = Case(role="caregiver", relation="mom", condition="lung_cancer")
ME = Case(role="self", procedure="knee_replacement", condition="knee_arthritis")
UNKNOWN = Case(procedure="hysterectomy", condition="fibroids")


def patient(text: str, case: Case) -> str:
    """The relation, "me", or "" when nobody is known to be the patient."""
    found = read(text)
    reading = Reading(text, "", 0.0, (), (), found.facts, found.bare, found.correction, found.aside)
    told = begin(GUIDE, MONDAY, reading, case, Memory()).case
    return told.relation or {"self": "me", "caregiver": "somebody"}.get(told.role, "")


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("my mom has lung cancer and im having a hard time", "mom"),
        ("my mom has lung cancer. im 45 and live in texas", "mom"),
        ("my dad has prostate cancer and im getting nowhere with his doctor", "dad"),
        ("i look after my mother, she has parkinsons", "mother"),
        ("i have questions about my dads bypass", "dad"),
        ("i was told she needs chemo, its my sister", "sister"),
        ("my wife has breast cancer, we have two kids", "wife"),
        ("we have two kids and my wife has breast cancer", "wife"),
        ("my kids tonsils have to come out", "child"),
        ("my daughters doctor wants tubes in her ears", "daughter"),
        ("ENT wants to take out my 6 yr olds tonsils", "6-year-old"),
        ("i have a 6 year old with leukemia", "6-year-old"),
        ("fibroids and they want a hysterectomy, i have two kids at home", ""),
        ("i have fibroids and three daughters", "me"),
        ("i have a 3 year old at home and i need a hysterectomy", "me"),
        ("im a mom of two and i have fibroids", "me"),
        ("my husband thinks i should wait with my hysterectomy", "me"),
        ("my daughter drives me to chemo", ""),
        ("its my son who writes for me, i have a bad hip", "me"),
        ("my mom had the same, now i have a lump", "me"),
        ("my sister is a nurse", ""),
        ("my moms a nurse", ""),
        ("my husbands worried", ""),
        ("im having a mastectomy", "me"),
        ("im getting my gallbladder out", "me"),
        ("im 15 and my mom wont take me to another doctor", "me"),
        ("i'm a 62 year old man with prostate cancer", "me"),
    ],
)
def test_first_message(text: str, who: str):
    assert patient(text, Case()) == who


@pytest.mark.parametrize(
    "text",
    [
        "im having a hard time",
        "im 45 and live in texas",
        "no i said shes in ohio. im the one in texas",
        "i found a specialist in houston for her",
        "im getting nowhere with her doctor",
        "send it for me",
        "can you send this for me please",
        "this is so hard for me",
        "im scared of the chemo",
        "i have questions about the lung cancer",
        "i need a second opinion on the lung cancer",
        "i do it all by myself",
        "my own doctor says its a good idea",
        "im the one who takes care of her",
        "im getting tired",
        "my brother lives with us",
        "my sister had the same",
        "i have two kids at home",
    ],
)
def test_a_known_relative_stays_the_patient(text: str):
    assert patient(text, MOM) == "mom"


@pytest.mark.parametrize(
    "text",
    [
        "its for me",
        "no its for me not for my mom",
        "i have lung cancer too",
        "i was diagnosed with breast cancer",
        "im having a mastectomy on friday",
        "they want to operate on me",
        "my knee replacement is dec 15",
        "im the patient",
        "i need a bypass",
    ],
)
def test_until_the_writer_says_to_be_ill(text: str):
    assert patient(text, MOM) == "me"


@pytest.mark.parametrize(
    "text",
    [
        "my husband thinks i should",
        "my daughter drives me",
        "my mom had the same",
        "my sister is a nurse",
        "my son is off work",
        "my wife is 60 and cant drive",
        "i look after my mother",
        "my husband is at home with two kids",
        "i have two daughters",
        "my friend had a knee replacement",
    ],
)
def test_a_helper_does_not_become_the_patient(text: str):
    assert patient(text, ME) == "me"


@pytest.mark.parametrize(
    "text", ["i do not want kids anymore but i want to keep my uterus", "i have two kids", "my kids need me"]
)
def test_nor_do_children_at_home(text: str):
    assert patient(text, UNKNOWN) == ""
