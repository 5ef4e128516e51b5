"""The validation finds each kind of defect in a line and names the file and the place."""

from __future__ import annotations

from pathlib import Path

import pytest
from spoilt import Content, Copy


def test_a_spoilt_line_is_reported_with_its_file_and_place(tmp_path: Path, intents: frozenset[str]):
    copy = Copy(tmp_path)
    copy.edit("howto/cost.yml", lambda cost: cost["steps"].insert(0, {"text": "Ask.", "sources": ["my_aunt"]}))
    assert copy.problems(intents) == ["howto/cost.yml: steps[1]: no such source: my_aunt; add it to sources.yml"]


def line(text: str, *sources: str, **when: str) -> Content:
    return {"text": text, "sources": list(sources or ("general",)), "when": when}


#: A line put in front of the `more` of howto/cost.yml, and what is said of it.
LINES = {
    "unknown source": (line("Ask early.", "my_aunt"), "no such source: my_aunt"),
    "no source": ({"text": "Ask early.", "sources": []}, "no sources"),
    "unknown figure": (line("{figure:made_up}."), "no such figure"),
    "unknown contact": (line("Call {contact:made_up}."), "no such contact"),
    "figure without its source": (line("{figure:payne_2014}."), "comes from payne"),
    "unknown blank": (line("Think of {weather|the sun}."), "no such blank"),
    "blank without fallback": (line("Ask before {deadline}."), "may be unknown"),
    "open brace": (line("Ask {patient about it."), "a brace that is no blank"),
    "phone number": (line("Call 212-555-0100."), "a phone number outside the registers"),
    "emergency number": (line("Call 911 then."), "a phone number outside the registers"),
    "link": (line("Look at secondlook.org."), "a link outside the registers"),
    "percentage": (line("It helps 40% of people."), "a percentage outside the registers"),
    "share": (line("It helps 3 in 10 people."), "a share outside the registers"),
    "share in words": (line("It helps one in five."), "a share outside the registers"),
    "forbidden": (line("You probably have gout."), "diagnoses"),
    "forbidden once filled in": (line("You should have {procedure|the surgery}."), "chooses a treatment"),
    "unknown area": (line("Ask.", area="moon"), "when: area: no such value: moon"),
    "unknown condition": (line("Ask.", condition="moon"), "when: condition: no such value: moon"),
    "unknown procedure": (line("Ask.", procedure="moon"), "when: procedure: no such value: moon"),
    "unknown payer": (line("Ask.", payer="moon"), "when: payer: no such value: moon"),
    "unknown country": (line("Ask.", country="moon"), "when: country: no such value: moon"),
    "unknown clock": (line("Ask.", clock="soon"), "when: clock: no such value: soon"),
    "a how-to as scenario": (line("Ask.", scenario="records"), "when: scenario: no such value: records"),
    "nobody": (line("Ask.", fast="yes", condition="asthma"), "nobody meets all of this"),
}


@pytest.fixture(scope="module")
def spoilt_lines(tmp_path_factory: pytest.TempPathFactory, intents: frozenset[str]) -> list[str]:
    copy = Copy(tmp_path_factory.mktemp("lines"))
    copy.edit("howto/cost.yml", lambda cost: cost.update(more=[found for found, _ in LINES.values()]))
    return copy.problems(intents)


@pytest.mark.parametrize("defect", LINES)
def test_a_line_is_held_to_its_rules(defect: str, spoilt_lines: list[str]):
    place = f"howto/cost.yml: more[{list(LINES).index(defect) + 1}]: "
    problems = [problem for problem in spoilt_lines if problem.startswith(place)]
    assert len(problems) == 1
    assert LINES[defect][1] in problems[0]


def test_nothing_but_the_spoilt_lines_is_reported(spoilt_lines: list[str]):
    assert len(spoilt_lines) == len(LINES)
