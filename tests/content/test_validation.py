"""The validation finds each kind of defect in a file and names the file and the place."""

from __future__ import annotations

from pathlib import Path

import pytest
from advice_cases import HARD
from spoilt import Copy
from spoilt_parts import PARTS

from bot.advice.guide import Guide
from bot.advice.validation import validate


@pytest.fixture(scope="module")
def spoilt_parts(tmp_path_factory: pytest.TempPathFactory, intents: frozenset[str]) -> list[str]:
    copy = Copy(tmp_path_factory.mktemp("parts"))
    for file, spoil, _ in PARTS.values():
        copy.edit(file, spoil)
    return copy.problems(intents)


@pytest.mark.parametrize("defect", PARTS)
def test_a_file_is_held_to_its_rules(defect: str, spoilt_parts: list[str]):
    expected = PARTS[defect][2]
    assert [problem for problem in spoilt_parts if problem.startswith(expected)]


def test_a_topic_needs_an_intent_and_an_intent_an_answer(guide: Guide, intents: frozenset[str]):
    problems = validate(guide, (intents - {"surgery"}) | {"moon_landing"})
    assert any(p.startswith("scenarios/surgery.yml: there is no intent surgery") for p in problems)
    assert any(p.startswith("domain.yml: nothing answers moon_landing") for p in problems)


def test_a_first_page_is_held_to_its_length_and_grade(tmp_path: Path, intents: frozenset[str]):
    copy = Copy(tmp_path)
    copy.edit("howto/decide.yml", lambda d: d.update(urgency=[{"text": "So ask the team now. " * 20}]))
    copy.edit("howto/risks.yml", lambda d: d.update(steps=[HARD] * 4))
    problems = copy.problems(intents)
    assert any(p.startswith("howto/decide.yml: opening[1]: its first page has ") for p in problems)
    assert any(p.startswith("howto/risks.yml: opening[1]: its first page reads at grade ") for p in problems)
    assert len({p.split(":")[0] for p in problems}) == 2
