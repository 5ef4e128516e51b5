"""What the guide knows by name: conditions, operations, doctors, payers, relations, places.

The words live in `data/lookups/*.yml`; this module loads them, refuses what is not valid, and says where.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import MISSING, dataclass, fields
from pathlib import Path
from typing import Any, TypeVar

import yaml

#: Scenarios that a condition / a procedure may belong to; "" = none of its own.
CONDITION_SCENARIOS = ("", "cancer", "rare_disease", "chronic_illness", "life_threatening")
PROCEDURE_SCENARIOS = ("", "surgery", "quality_of_life_procedure", "experimental_treatment", "new_medication")
PERSONS = ("", "adult", "child", "pregnant", "elder")
PLACE_FACTS = ("country", "distance", "setting")


class LookupDataError(LookupError):
    """A lookup file holds something that cannot be right; the message names the file and the entry."""


@dataclass(frozen=True)
class Entry:
    """Something people name. `name` is said to them inside a sentence ("the spinal fusion").

    `say` are the words people use. Small words such as "my" or "her left" may stand inside a phrase, endings
    do not matter, and one typo in a long word is forgiven: "fuse spine" also covers "fusing my spine".
    `careful` are ambiguous words ("ms", "als") that count only when the words around them fit.
    """

    id: str
    name: str
    say: tuple[str, ...] = ()
    careful: tuple[str, ...] = ()

    def phrases(self) -> tuple[str, ...]:
        """All unambiguous wordings, the name first."""
        return tuple(dict.fromkeys(p for p in (self.name.lower(), *self.say) if p not in self.careful))


@dataclass(frozen=True)
class Condition(Entry):
    """An illness or finding. `fast`: days matter, so never suggest waiting. `the`: it is said with "the".

    `general`: the word says no more than what kind of illness it is ("cancer").
    """

    specialist: str = ""
    scenario: str = ""
    danger: str = ""
    fast: bool = False
    the: bool = False
    general: bool = False


@dataclass(frozen=True)
class Procedure(Entry):
    """An operation, test or treatment. `undo`: a sentence for the patient when it cannot be undone, or "".

    `general`: the word names no body part ("surgery"), so whoever treats the condition knows better.
    """

    specialist: str = ""
    scenario: str = ""
    undo: str = ""
    danger: str = ""
    general: bool = False


@dataclass(frozen=True)
class Specialty(Entry):
    """A kind of doctor. `who` usually gives a good second view; `centre` is where they are found."""

    who: str = ""
    centre: str = ""

    def phrases(self) -> tuple[str, ...]:
        """Only `say`: the name carries a gloss that nobody types."""
        return tuple(p for p in self.say if p not in self.careful)


@dataclass(frozen=True)
class Payer(Entry):
    """Who pays for care."""


@dataclass(frozen=True)
class Relation(Entry):
    """How a carer names the patient. `person` is what the word alone tells (grandma: elder)."""

    person: str = ""


@dataclass(frozen=True)
class Place(Entry):
    """Where someone is. `fact` is the field of the case it fills, with the id as value."""

    fact: str = "country"


@dataclass(frozen=True)
class Stance(Entry):
    """How the doctor takes it."""


#: libyaml reads these files about ten times faster; both loaders are safe ones.
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

E = TypeVar("E", bound=Entry)


@dataclass(frozen=True, eq=False)
class Lookups:
    """All lookups, by id. Asking for an id that does not exist raises KeyError."""

    conditions: Mapping[str, Condition]
    procedures: Mapping[str, Procedure]
    specialties: Mapping[str, Specialty]
    payers: Mapping[str, Payer]
    relations: Mapping[str, Relation]
    places: Mapping[str, Place]
    stances: Mapping[str, Stance]
    dangers: Mapping[str, str]

    @staticmethod
    def load(folder: Path) -> Lookups:
        """Reads the lookup files of `folder`.

        Raises:
            LookupDataError: a file is missing or an entry is not valid.
        """
        found = Lookups(
            conditions=_entries(folder / "conditions.yml", Condition),
            procedures=_entries(folder / "procedures.yml", Procedure),
            specialties=_entries(folder / "specialties.yml", Specialty),
            payers=_entries(folder / "payers.yml", Payer),
            relations=_entries(folder / "people.yml", Relation),
            places=_entries(folder / "places.yml", Place),
            stances=_entries(folder / "stances.yml", Stance),
            dangers=_texts(folder / "dangers.yml"),
        )
        found._check_links()
        return found

    def condition(self, id: str) -> Condition:
        """The condition of this id."""
        return self.conditions[id]

    def procedure(self, id: str) -> Procedure:
        """The procedure of this id."""
        return self.procedures[id]

    def specialty(self, id: str) -> Specialty:
        """The specialty of this id."""
        return self.specialties[id]

    def payer(self, id: str) -> Payer:
        """The payer of this id."""
        return self.payers[id]

    def place(self, id: str) -> Place:
        """The place of this id."""
        return self.places[id]

    def danger(self, id: str) -> str:
        """The danger sign of this id; `{emergency}` and `{crisis}` stand for the numbers to call."""
        return self.dangers[id]

    def _check_links(self) -> None:
        conditions = _Check("conditions.yml", self)
        for condition in self.conditions.values():
            conditions.links(condition.id, condition.specialist, condition.danger)
            conditions.one_of(condition.id, "scenario", condition.scenario, CONDITION_SCENARIOS)
        procedures = _Check("procedures.yml", self)
        for procedure in self.procedures.values():
            procedures.links(procedure.id, procedure.specialist, procedure.danger)
            procedures.one_of(procedure.id, "scenario", procedure.scenario, PROCEDURE_SCENARIOS)
        for specialty in self.specialties.values():
            if not specialty.who:
                raise LookupDataError(f"specialties.yml: {specialty.id}: who is empty")
        for relation in self.relations.values():
            _Check("people.yml", self).one_of(relation.id, "person", relation.person, PERSONS)
        for place in self.places.values():
            _Check("places.yml", self).one_of(place.id, "fact", place.fact, PLACE_FACTS)


@dataclass(frozen=True)
class _Check:
    file: str
    lookups: Lookups

    def links(self, entry: str, specialist: str, danger: str) -> None:
        if specialist not in self.lookups.specialties:
            raise LookupDataError(f"{self.file}: {entry}: unknown specialist {specialist!r}")
        if danger and danger not in self.lookups.dangers:
            raise LookupDataError(f"{self.file}: {entry}: unknown danger {danger!r}")

    def one_of(self, entry: str, field: str, value: str, allowed: Sequence[str]) -> None:
        if value not in allowed:
            raise LookupDataError(f"{self.file}: {entry}: {field} {value!r} is none of {', '.join(allowed)}")


def _entries(file: Path, kind: type[E]) -> dict[str, E]:
    """The entries of one file, by id, with no id and no wording used twice."""
    found: dict[str, E] = {}
    for raw in _read(file, list):
        entry = _entry(file.name, kind, raw)
        if entry.id in found:
            raise LookupDataError(f"{file.name}: {entry.id}: this id is used twice")
        found[entry.id] = entry
    _check_wordings(file.name, found.values())
    return found


def _entry(file: str, kind: type[E], raw: Any) -> E:
    where = f"{file}: {raw['id'] if isinstance(raw, dict) and 'id' in raw else raw}"
    if not isinstance(raw, dict):
        raise LookupDataError(f"{where}: not an entry with fields")
    known = {f.name: f for f in fields(kind)}
    for name in raw:
        if name not in known:
            raise LookupDataError(f"{where}: unknown field {name!r}")
    for name, field in known.items():
        if field.default is MISSING and not raw.get(name):
            raise LookupDataError(f"{where}: {name} is empty")
    values: dict[str, Any] = {k: tuple(v) if isinstance(v, list) else v for k, v in raw.items()}
    for name in ("say", "careful"):
        if not _are_words(values.get(name, ())):
            raise LookupDataError(f"{where}: {name} must be a list of lower-case words")
    return kind(**values)


def _are_words(value: Any) -> bool:
    return isinstance(value, tuple) and all(isinstance(w, str) and w and w == w.strip().lower() for w in value)


def _check_wordings(file: str, entries: Iterable[Entry]) -> None:
    owner: dict[str, str] = {}
    for entry in entries:
        for phrase in (*entry.phrases(), *entry.careful):
            first = owner.setdefault(phrase, entry.id)
            if first != entry.id:
                raise LookupDataError(f"{file}: {entry.id}: {phrase!r} already belongs to {first}")


def _texts(file: Path) -> dict[str, str]:
    texts = _read(file, dict)
    for name, text in texts.items():
        if not isinstance(text, str) or not text.strip():
            raise LookupDataError(f"{file.name}: {name}: the text is empty")
    return {name: text.strip() for name, text in texts.items()}


def _read(file: Path, shape: type) -> Any:
    try:
        data = yaml.load(file.read_text(encoding="utf-8"), Loader=_LOADER)
    except OSError as error:
        raise LookupDataError(f"{file.name}: cannot be read: {error.strerror}") from error
    except yaml.YAMLError as error:
        raise LookupDataError(f"{file.name}: not valid YAML: {error}") from error
    if not isinstance(data, shape):
        raise LookupDataError(f"{file.name}: expected a {shape.__name__}")
    return data
