"""What we know of this person's situation, and how a message changes it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields, replace
from datetime import date
from typing import Any

#: Days to a deadline that still leave only the team one is with / a records-only review / the full way.
#: Rule: knowledge base, "order of play".
HOURS_UP_TO, DAYS_UP_TO, WEEKS_UP_TO = 3, 14, 90

#: An age that stands for a child, alone or before the relation: "15-year-old (daughter)".
_AGE = re.compile(r"\d+-(?:year|month|week|day)-old")
_AGED = re.compile(rf"^{_AGE.pattern}\s*")
CHILD, ELDER = "child", "elder"


@dataclass(frozen=True)
class Case:
    """Everything an answer may depend on. Empty fields are unknown, never guessed.

    `condition`, `procedure`, `specialty` and `payer` are ids of `data/lookups`.
    `relation` is how the carer names the patient ("mom", "6-year-old son").
    """

    role: str = ""  # self, caregiver
    relation: str = ""
    person: str = ""  # adult, child, pregnant, elder
    scenarios: tuple[str, ...] = ()
    condition: str = ""
    procedure: str = ""
    options: tuple[str, ...] = ()  # procedures to choose from; then there is no `procedure`
    specialty: str = ""
    deadline: date | None = None
    roughly: str = ""  # month, week: no more was said of the day, and the deadline stands for it
    said_clock: str = ""  # hours, days, weeks, open: said without a date
    payer: str = ""
    has_pcp: str = ""  # yes, no
    distance: str = ""  # far
    country: str = ""
    setting: str = ""  # inpatient
    stage: str = ""  # wondering, asking, arranging, preparing, waiting, comparing, deciding, decided
    choices: str = ""  # what two doctors want, when they differ: "surgery, the other radiation"
    stance: str = ""  # angry, refused, pushing, unsure, supportive
    proven: str = ""  # yes, no, benign: whether a cancer that is spoken of was proven
    feared: str = ""  # yes, thought: an illness that no doctor has named is feared, or only thought of
    cleared: str = ""  # yes: doctors have looked and found nothing
    end_of_life: str = ""  # yes: it was said that life is near its end, or the care for that was named
    speaks: str = ""  # no: the patient cannot speak, agree or sign now
    stopping: str = ""  # yes: the team wants to end what keeps that patient alive
    denied: str = ""  # yes: the plan will not pay
    proxy: str = ""  # yes: the carer is the one who may decide for the patient
    willing: str = ""  # no: the patient does not want to see another doctor
    # What a verdict may ask for, each yes or no. See verdict.py.
    lasting: str = ""  # what is planned can't be undone
    certain: str = ""  # the doctor is sure of it
    helping: str = ""  # the treatment so far helps
    agreed: str = ""  # two doctors who work apart say the same
    small: str = ""  # the doctor called it minor, something that clears up by itself

    def clock(self, today: date) -> str:
        """How much time there is: hours, days, weeks, open, or "" when unknown.

        A date beats what was said; a date that has passed tells nothing.
        """
        if self.deadline is None or self.deadline < today:
            return self.said_clock
        days = (self.deadline - today).days
        if days <= HOURS_UP_TO:
            return "hours"
        if days <= DAYS_UP_TO:
            return "days"
        return "weeks" if days <= WEEKS_UP_TO else "open"

    def with_facts(self, facts: Mapping[str, Any]) -> Case:
        """The case after these facts; a fact said now beats the same fact said before.

        Raises:
            KeyError: a fact that no case has.
        """
        known = {f.name for f in fields(self)}
        for name in facts:
            if name not in known:
                raise KeyError(f"no such fact: {name}")
        changes = dict(facts)
        if "deadline" in changes:
            changes = {"roughly": "", **changes}
        if isinstance(changes.get("deadline"), str):
            changes["deadline"] = date.fromisoformat(changes["deadline"])
        if changes.get("said_clock") == "open" and "deadline" not in changes:
            changes |= {
                "deadline": None,
                "roughly": "",
            }  # "there is no date after all"; any other clock leaves a known date alone
        changes |= {name: tuple(changes[name]) for name in ("scenarios", "options") if name in changes}
        if changes.get("role") == "self" and self.role == "caregiver":
            changes = {"relation": "", "person": "", **changes}  # "it's for me, not for my mom"
        if (label := changes.get("relation", "")) and _AGE.fullmatch(label) and self.person == CHILD:
            changes["relation"] = f"{label} {_AGED.sub('', self.relation)}".strip()  # "she's 15 now"
        return replace(self, **changes)

    def without(self, *facts: str) -> Case:
        """The case without these facts, for somebody who takes them back."""
        empty = Case()
        return replace(self, **{name: getattr(empty, name) for name in facts})

    def with_time_of(self, other: Case) -> Case:
        """The case with the time that another one has, for a day that was no deadline."""
        return replace(self, deadline=other.deadline, roughly=other.roughly, said_clock=other.said_clock)

    def with_scenarios(self, topics: tuple[str, ...]) -> Case:
        """The case with these scenarios foremost, older ones kept behind them."""
        return replace(self, scenarios=tuple(dict.fromkeys((*topics, *self.scenarios))))

    def as_dict(self) -> dict[str, Any]:
        """JSON-ready form of the facts that are known."""
        known = {name: value for name, value in asdict(self).items() if value}
        if self.deadline:
            known["deadline"] = self.deadline.isoformat()
        return {name: list(value) if isinstance(value, tuple) else value for name, value in known.items()}

    @staticmethod
    def from_dict(data: Mapping[str, Any]) -> Case:
        """Reads what `as_dict` wrote."""
        return Case().with_facts(data)
