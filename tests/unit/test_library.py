"""Loading the advice: files become plain data, and what cannot be read is refused with its place."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.advice.guards import Guard
from bot.advice.library import AdviceError, Line, load_library, read_lines

SHIPPED = Path(__file__).parents[2] / "data" / "advice" / "en"

TOPIC = """
id: walking
button: How far can I walk?
sources: [guide]
opening:
  - when: {role: caregiver}
    text: "**Walk together.**"
  - text: "**Walk a little.**"
    sources: [general]
steps: [Put on shoes.]
brief: [Walk.]
next: [cost]
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the advice without its topics."""
    return Path(shutil.copytree(SHIPPED, tmp_path / "en", ignore=shutil.ignore_patterns("scenarios", "howto")))


def write(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(text)
    return path


def test_a_topic_is_a_file_of_lines(folder: Path):
    write(folder, "howto/walking.yml", TOPIC)
    advice = load_library(folder).topic("walking")
    assert advice.button == "How far can I walk?"
    assert advice.opening == (
        Line("**Walk together.**", ("guide",), Guard((("role", ("caregiver",)),))),
        Line("**Walk a little.**", ("general",)),
    )
    assert advice.steps == (Line("Put on shoes.", ("guide",)),)
    assert advice.next == ("cost",)
    assert not advice.leads_with_words


def test_a_button_is_titled_by_its_topic_or_in_talk(folder: Path):
    write(folder, "howto/walking.yml", TOPIC)
    library = load_library(folder)
    assert library.button_title("walking") == "How far can I walk?"
    assert library.button_title("more") == "Tell me more"
    with pytest.raises(KeyError):
        library.button_title("flying")


def test_figures_sources_and_contacts_are_found_by_id(folder: Path):
    library = load_library(folder)
    assert library.figures["payne_2014"].source == "payne"
    assert library.sources["mayo"].public().year == "2021"
    assert library.registers.contacts["trials"] == "ClinicalTrials.gov"


Spoil = Callable[[str], str]
#: How the topic above is spoilt, and what the error says.
SPOILT: dict[str, tuple[Spoil, str]] = {
    "not YAML": (lambda text: text + "steps: [", "walking.yml: this is not YAML"),
    "another id": (lambda text: text.replace("id: walking", "id: running"), "id is 'running'"),
    "unknown part": (lambda text: text + "stepps: [Run.]", "no such part: stepps"),
    "no opening": (lambda text: text.replace("opening:", "more:"), "opening is missing"),
    "no button": (lambda text: text.replace("button: How far can I walk?", ""), "button is missing"),
    "line without text": (
        lambda text: text.replace("[Walk.]", "[{when: {role: self}}]"),
        r"brief\[1\]: needs a text",
    ),
    "unknown key": (
        lambda text: text.replace("[Walk.]", "[{text: Walk., wen: 1}]"),
        r"brief\[1\]: no such key: wen",
    ),
    "unknown fact": (lambda text: text.replace("role:", "shoe_size:"), r"opening\[1\]: when: no such fact"),
    "level of a how-to": (lambda text: text + "level: strong", "a how-to has none"),
}


@pytest.mark.parametrize("defect", SPOILT)
def test_a_topic_that_cannot_be_read_is_refused_with_its_place(folder: Path, defect: str):
    spoil, says = SPOILT[defect]
    write(folder, "howto/walking.yml", spoil(TOPIC))
    with pytest.raises(AdviceError, match=says) as error:
        load_library(folder)
    assert "howto/walking.yml" in str(error.value)


def test_a_scenario_has_to_say_how_strong_a_reason_it_is(folder: Path):
    write(folder, "scenarios/walking.yml", TOPIC)
    with pytest.raises(AdviceError, match=r"scenarios/walking\.yml: level"):
        load_library(folder)


def test_a_missing_file_is_named(folder: Path):
    (folder / "safety.yml").unlink()
    with pytest.raises(AdviceError, match=r"safety\.yml is missing"):
        load_library(folder)


@pytest.mark.parametrize(
    ("file", "part"),
    [("figures.yml", "source"), ("figures.yml", "caveat"), ("sources.yml", "interest"), ("contacts.yml", "say")],
)
def test_an_entry_of_a_register_needs_all_its_parts(folder: Path, file: str, part: str):
    lines = (folder / file).read_text().splitlines()
    first = next(number for number, text in enumerate(lines) if text.startswith(f"  {part}:"))
    (folder / file).write_text("\n".join(lines[:first] + lines[first + 1 :]))
    with pytest.raises(AdviceError, match=rf"{file}: \w+: has to have .*; look at {part}"):
        load_library(folder)


def test_lines_may_be_plain_texts():
    assert read_lines("here", ["One.", {"text": " Two. "}], ("guide",)) == (
        Line("One.", ("guide",)),
        Line("Two.", ("guide",)),
    )
    assert read_lines("here", None) == ()


def test_a_key_that_is_there_twice_is_refused_with_its_place(folder: Path):
    write(folder, "howto/walking.yml", TOPIC + "next: [records]\n")
    with pytest.raises(AdviceError, match=r"walking.yml: .*'next' is there twice(.|\n)*line 2"):
        load_library(folder)


def test_a_key_that_is_there_twice_is_refused_however_deep(folder: Path):
    write(folder, "answers.yml", "'yes':\n  cues: [yep]\n  cues: [yea]\n")
    with pytest.raises(AdviceError, match="'cues' is there twice"):
        load_library(folder)
