"""What the guide knows by name: conditions, operations, doctors, payers, relations, places.

The words live in `data/lookups/*.yml`; this module loads them, refuses what is not valid, and says where.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from bot.advice.entries import Entry, LookupDataError, entries_of, texts_of

#: Scenarios that a condition / a procedure may belong to; "" = none of its own.
CONDITION_SCENARIOS = ("", "cancer", "rare_disease", "chronic_illness", "life_threatening")
PROCEDURE_SCENARIOS = ("", "surgery", "quality_of_life_procedure", "experimental_treatment", "new_medication")
PERSONS = ("", "adult", "child", "pregnant", "elder")
PLACE_FACTS = ("country", "distance", "setting")


#: Procedures that only look: they bring a result, and decide nothing by themselves.
_LOOKS = ("biopsy", "scan", "mri", "colonoscopy", "endoscopy")


def is_look(procedure: str) -> bool:
    """Whether the procedure of this id is a scan or a test, such as `lung_biopsy`."""
    return any(procedure == look or procedure.endswith(f"_{look}") for look in _LOOKS)


@dataclass(frozen=True)
class Condition(Entry):
    """An illness or finding. `fast`: days matter, so never suggest waiting. `the`: it is said with "the".

    `general`: the word says no more than what kind of illness it is ("cancer"). `complaint`: it is what somebody
    feels ("dizziness"), which never takes the place of a known illness.
    `apart`: it is not the patient's own, so it is never "your wife's".
    `may_be`: it is a finding and no diagnosis; the cancer it is called once one is proven.
    """

    specialist: str = ""
    scenario: str = ""
    danger: str = ""
    fast: bool = False
    the: bool = False
    general: bool = False
    may_be: str = ""
    apart: bool = False
    complaint: bool = False


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


#: Treatments that nobody calls "the operation", beside medicines.
_WITHOUT_A_KNIFE = (
    *("physical_therapy", "chemotherapy", "radiation", "immunotherapy", "hormone_therapy_cancer"),
    *("targeted_therapy", "watchful_waiting", "hospice", "alternative_treatment"),
)
_MEDICINE = "new_medication"


def is_vaguer(said: Procedure, known: Procedure) -> bool:
    """Whether what is said may be no more than a vaguer name for what is known.

    "The surgery" is the gallbladder removal spoken of; it is never the physical therapy.
    """
    cuts = known.id not in _WITHOUT_A_KNIFE and known.scenario != _MEDICINE
    return said.general and not known.general and cuts


@dataclass(frozen=True)
class Specialty(Entry):
    """A kind of doctor. `who` usually gives a good second view; `centre` is where they are found.

    `before_proof`: who does while a cancer is only feared; "" for the same.
    `child`, `elder`: who does for a child, and for somebody old; "" for the same.
    """

    who: str = ""
    before_proof: str = ""
    child: str = ""
    elder: str = ""
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
            conditions=entries_of(folder / "conditions.yml", Condition),
            procedures=entries_of(folder / "procedures.yml", Procedure),
            specialties=entries_of(folder / "specialties.yml", Specialty),
            payers=entries_of(folder / "payers.yml", Payer),
            relations=entries_of(folder / "people.yml", Relation),
            places=entries_of(folder / "places.yml", Place),
            stances=entries_of(folder / "stances.yml", Stance),
            dangers=texts_of(folder / "dangers.yml"),
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
            if condition.may_be and condition.may_be not in self.conditions:
                raise LookupDataError(f"conditions.yml: {condition.id}: may_be: no condition {condition.may_be!r}")
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
