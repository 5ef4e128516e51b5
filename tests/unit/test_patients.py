"""Each patient has a case of their own: who turns to another one keeps the first on the shelf."""

from __future__ import annotations

import pytest
from talking import GUIDE, Somebody

from bot.advice.case import Case
from bot.advice.memory import Memory


def after(*messages: str) -> Somebody:
    somebody = Somebody()
    for message in messages:
        turn = somebody._turn(message, "", 0.0)
        somebody.case, somebody.memory, somebody.progress = turn.case, turn.memory, turn.progress
    return somebody


HUSBAND = "my husband has parkinsons and they want deep brain stimulation in january"


@pytest.mark.parametrize(
    "said",
    [
        "and also my own knee, they want to replace it",
        "i need a knee replacement",
        "my dad needs a hip replacement",
        "also my knee, they want to replace it",
    ],
)
def test_another_patient_with_a_matter_of_their_own_gets_a_new_case(said: str) -> None:
    now = after(HUSBAND, said)
    assert now.case.procedure in ("knee_replacement", "hip_replacement")
    assert (now.case.condition, now.case.deadline) == ("", None)
    assert now.memory.shelved[0]["case"]["procedure"] == "dbs"


@pytest.mark.parametrize(
    "said",
    [
        "my brother wants him to wait",
        "my dad died of prostate cancer",
        "i want it for my own peace of mind",
        "he also has diabetes",
        "i have depression since his diagnosis",
        "we have medicare",
    ],
)
def test_who_is_only_spoken_of_turns_nothing(said: str) -> None:
    now = after(HUSBAND, said)
    assert now.case.procedure == "dbs"
    assert now.case.deadline and not now.memory.shelved


def test_a_correction_keeps_the_case() -> None:
    now = after("my mom needs a hip replacement", "its for me, not my mom")
    assert (now.case.role, now.case.procedure, now.memory.shelved) == ("self", "hip_replacement", ())


@pytest.mark.parametrize(
    "said", ["ok back to my husband", "lets talk about my husband", "my husband is 70 years old"]
)
def test_the_first_case_comes_back(said: str) -> None:
    now = after(HUSBAND, "and also my own knee, they want to replace it", "im on medicare", said)
    assert (now.case.relation, now.case.procedure, now.case.payer) == ("husband", "dbs", "")
    assert now.memory.shelved[0]["case"]["payer"] == "medicare"


def test_the_shelf_outlives_the_slots_and_an_answer() -> None:
    memory = after(HUSBAND, "i need a knee replacement").memory
    kept = Memory.from_dict(memory.as_dict()).after_answer(("cost",), (), 0, has_more=False)
    assert Case.from_dict(kept.shelved[0]["case"]).relation == "husband"
    assert GUIDE.lookups.procedures["dbs"]
