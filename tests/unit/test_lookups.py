"""The lookup files: complete, linked, and refused with file and entry when wrong."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
import yaml

from bot.advice.entries import LookupDataError
from bot.advice.lookups import Lookups

FOLDER = Path(__file__).parents[2] / "data" / "lookups"


@pytest.fixture(scope="module")
def lookups() -> Lookups:
    return Lookups.load(FOLDER)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(FOLDER, tmp_path / "lookups"))


def add(folder: Path, file: str, **entry: object) -> None:
    path = folder / file
    entries = yaml.safe_load(path.read_text())
    path.write_text(yaml.safe_dump([*entries, entry]))


def test_there_is_enough_to_talk_about(lookups: Lookups):
    assert len(lookups.conditions) >= 220
    assert len(lookups.procedures) >= 150
    assert len(lookups.specialties) >= 30


def test_each_problem_names_a_known_doctor_and_danger(lookups: Lookups):
    for problem in (*lookups.conditions.values(), *lookups.procedures.values()):
        assert lookups.specialty(problem.specialist).who
        assert not problem.danger or lookups.danger(problem.danger)


def test_each_danger_sign_ends_in_what_to_do(lookups: Lookups):
    for text in lookups.dangers.values():
        assert "{emergency}" in text
        assert text.format(emergency="911", crisis="988").endswith(".")


def test_what_is_said_to_a_patient_reads_as_a_sentence(lookups: Lookups):
    for procedure in lookups.procedures.values():
        assert not procedure.undo or (procedure.undo[0].isupper() and procedure.undo.endswith("."))
    assert lookups.procedure("spinal_fusion").undo == "Joining the bones of the spine can't be undone."
    assert "physiatrist" in lookups.specialty(lookups.procedure("spinal_fusion").specialist).who


@pytest.mark.parametrize(
    "id", ["acute_leukemia", "spinal_cord_compression", "small_cell_lung_cancer", "fast_lymphoma"]
)
def test_days_matter_for_some_illnesses(lookups: Lookups, id: str):
    assert lookups.condition(id).fast


def test_a_slow_illness_is_not_marked_fast(lookups: Lookups):
    assert not lookups.condition("prostate_cancer").fast


@pytest.mark.parametrize(
    ("file", "entry", "complaint"),
    [
        (
            "conditions.yml",
            {"id": "x", "name": "x", "specialist": "wizard"},
            "conditions.yml: x: unknown specialist",
        ),
        (
            "conditions.yml",
            {"id": "x", "name": "x", "specialist": "skin", "danger": "dragon"},
            "unknown danger",
        ),
        ("conditions.yml", {"id": "x", "name": "x", "specialist": "skin", "scenario": "y"}, "scenario 'y'"),
        ("conditions.yml", {"id": "x", "name": "", "specialist": "skin"}, "conditions.yml: x: name is empty"),
        ("conditions.yml", {"id": "cancer", "name": "z", "specialist": "skin"}, "this id is used twice"),
        (
            "conditions.yml",
            {"id": "x", "name": "y", "say": ["lupus"], "specialist": "skin"},
            "'lupus' already belongs",
        ),
        (
            "procedures.yml",
            {"id": "x", "name": "x", "specialist": "wizard"},
            "procedures.yml: x: unknown specialist",
        ),
        ("payers.yml", {"id": "x", "name": "x", "colour": "red"}, "payers.yml: x: unknown field 'colour'"),
        ("payers.yml", {"id": "x", "name": "x", "say": ["Upper"]}, "lower-case"),
        ("specialties.yml", {"id": "x", "name": "x"}, "who is empty"),
        ("people.yml", {"id": "x", "name": "x", "person": "robot"}, "person 'robot'"),
        ("places.yml", {"id": "x", "name": "x", "fact": "planet"}, "fact 'planet'"),
    ],
)
def test_a_wrong_entry_is_refused_and_named(folder: Path, file: str, entry: dict, complaint: str):
    add(folder, file, **entry)
    with pytest.raises(LookupDataError, match=complaint.replace("(", r"\(")):
        Lookups.load(folder)


def test_a_missing_file_is_named(folder: Path):
    (folder / "dangers.yml").unlink()
    with pytest.raises(LookupDataError, match=r"dangers\.yml: cannot be read"):
        Lookups.load(folder)


def test_an_unknown_id_is_a_key_error(lookups: Lookups):
    with pytest.raises(KeyError):
        lookups.condition("nonesuch")


#: Kinds of doctor that no child is sent to.
NOT_FOR_CHILDREN = {"prostate", "memory", "geriatrics", "pregnancy", "fetal_heart"}


def test_a_child_sees_a_childrens_doctor(lookups: Lookups):
    for kind in lookups.specialties.values():
        if kind.id not in NOT_FOR_CHILDREN:
            assert re.search(r"child|pediatric|teen", kind.child or kind.who), kind.id
