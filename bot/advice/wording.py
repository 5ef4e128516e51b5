"""Fills the blanks of an advice text with the person's own facts.

A blank is `{name|what to say when unknown}`: `{procedure|the operation}` becomes "the spinal fusion" for
somebody who named one. `{figure:id}` and `{contact:id}` come from their registers.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from bot.advice.case import CHILD, ELDER, Case
from bot.advice.guards import CANCER, is_unproven, specialty_of
from bot.advice.lookups import Lookups, Specialty
from bot.advice.no_illness import BENIGN

#: The age before a relation ("9-year-old daughter"): known, and wearing when every reply says it.
_AGE = re.compile(r"^\d+-(?:year|month|week|day)-old (?=\w)")
BLANK = re.compile(r"\{([a-z_]+)(?::([a-z0-9_]+))?(?:\|([^}]*))?\}")

#: Where a child sees a specialist.
CHILDREN = "a children's hospital"
#: Days that are still counted singly; last days of the month that are early, and in its middle.
TWO_WEEKS, EARLY, MID = 14, 10, 20
#: As far as a rough deadline is known: a week; else a month or a part of it.
WEEK = "week"

#: Blanks that are always known; the others need a `|fallback`.
ALWAYS = frozenset(
    {"patient", "patients", "my_patient", "my", "is", "has", "does", "them", "emergency", "crisis", "poison"}
)
#: Blanks that a case may or may not fill.
#: `{my_patient}` and `{my}` are for words the person says: "me" and "my", or "my mom" and "my mom's".
SOMETIMES = frozenset(
    {
        "procedure",
        "condition",
        "illness",  # the condition without its article, as in "your mom's lump"
        "problem",
        "who",
        "centre",
        "deadline",
        "days_left",
        "payer",
        "undo",
        "contact_person",
        "retention",
        "for_patient",  # " for your mom", with the space before it
        *("now", "before", "back"),  # two patients: "you", "your husband", "my husband"
        "choices",  # what two doctors want, when they differ: "surgery, the other radiation"
        "cue",  # the person's own words that led to a guess
        "count",  # how many opinions there are
        *("due_date", "visit_date", "step", "steps_now", "steps_done", "steps_all"),  # of the plan
        *("fact", "value"),  # of what is known
    }
)


@dataclass(frozen=True)
class Operator:
    """Who runs the guide: the numbers to call there, whom to turn to, how long chats are kept."""

    emergency: str = "911"
    crisis: str = "988"
    poison: str = "1-800-222-1222"
    contact_person: str = ""
    retention: str = "30 days"
    countries: tuple[str, ...] = ("us", "canada")  # where these numbers work

    def serves(self, country: str) -> bool:
        """Whether the numbers work for somebody there; an unknown country is taken for one's own."""
        return not country or country in self.countries


@dataclass(frozen=True)
class Registers:
    """The two registers that texts refer to by id: figures and contacts, as they are said."""

    figures: Mapping[str, str]
    contacts: Mapping[str, str]


def fill(text: str, values: Mapping[str, str], registers: Registers) -> str:
    """The text with every blank filled, ready to read.

    Raises:
        KeyError: a blank that is neither known nor has a fallback.
    """

    def value(match: re.Match[str]) -> str:
        name, key, fallback = match.groups()
        if name == "figure" and key:
            found = registers.figures[key]
        elif name == "contact" and key:
            found = registers.contacts[key]
        else:
            found = values.get(name, "") or fallback
        if found is None:
            raise KeyError(f"nothing fills {match.group(0)} in: {text[:60]}")
        return found[:1].upper() + found[1:] if _starts_sentence(text[: match.start()]) else found

    return BLANK.sub(value, text)


def _starts_sentence(before: str) -> bool:
    bare = before.rstrip("* ")
    return not bare or bare.endswith((".", "!", "?", "\n"))


def values_of(case: Case, lookups: Lookups, operator: Operator, today: date) -> dict[str, str]:
    """What the blanks stand for in this case; unknown ones are left out."""
    values = {
        "emergency": operator.emergency,
        "crisis": operator.crisis,
        "poison": operator.poison,
        "contact_person": operator.contact_person,
        "retention": operator.retention,
        **_patient(case),
    }
    unproven = is_unproven(case, lookups)
    if case.procedure:
        procedure = lookups.procedure(case.procedure)
        values["procedure"] = f"the {procedure.name}"
        values["undo"] = procedure.undo
    if case.options:
        values["procedure"] = " or ".join(lookups.procedure(name).name for name in case.options)
    if case.condition:
        condition = lookups.condition(case.condition)
        feared = "possible " if unproven and condition.scenario == CANCER else ""
        values["illness"] = "" if condition.apart else f"{feared}{condition.name}"
        values["condition"] = f"the {feared}{condition.name}" if condition.the or feared else condition.name
    values["problem"] = values.get("procedure", "") or values.get("condition", "")
    area = specialty_of(case, lookups)
    if area:
        no_cancer = unproven or case.proven == BENIGN
        values |= _specialist(lookups.specialty(area), case, no_cancer)
    values["choices"] = case.choices
    if case.payer:
        values["payer"] = lookups.payer(case.payer).name
    if case.deadline and case.deadline >= today:
        values["deadline"] = spoken_deadline(case, today)
        about = "about " if case.roughly and (case.deadline - today).days <= TWO_WEEKS else ""
        values["days_left"] = about + spoken_days((case.deadline - today).days)
    return {name: value for name, value in values.items() if value}


def spoken_date(day: date, today: date) -> str:
    """A date as a person says it: "today", "tomorrow", "Thursday, December 3"."""
    ahead = (day - today).days
    if ahead in (0, 1):
        return ("today", "tomorrow")[ahead]
    year = f", {day.year}" if day.year != today.year else ""
    return f"{day:%A}, {day:%B} {day.day}{year}"


def spoken_deadline(case: Case, today: date) -> str:
    """The day by which to decide; for a rough one only the week or the part of the month: "mid-December".

    Raises:
        ValueError: the case has no deadline.
    """
    day = case.deadline
    if day is None:
        raise ValueError("there is no deadline")
    if not case.roughly:
        return spoken_date(day, today)
    if case.roughly == WEEK:
        monday = day - timedelta(days=day.weekday())
        return f"the week of {monday:%B} {monday.day}"
    if (day + timedelta(days=1)).month != day.month:
        return f"the end of {day:%B}"
    part = "early " if day.day <= EARLY else "mid-" if day.day <= MID else "late "
    return f"{part}{day:%B}"


def spoken_days(days: int) -> str:
    """A stretch of days as a person says it: "1 day", "12 days", "about 5 weeks"."""
    if days <= TWO_WEEKS:
        return "less than a day" if days == 0 else "1 day" if days == 1 else f"{days} days"
    return f"about {round(days / 7)} weeks"


def _specialist(specialty: Specialty, case: Case, unproven: bool) -> dict[str, str]:
    """Whom to see and where; a child sees a children's doctor, whatever the illness."""
    if case.person == CHILD and specialty.child:
        return {"who": specialty.child, "centre": CHILDREN}
    for_elder = case.person == ELDER and specialty.elder
    who = (unproven and specialty.before_proof) or for_elder or specialty.who
    return {"who": who, "centre": specialty.centre}


def _patient(case: Case) -> dict[str, str]:
    if case.role != "caregiver":
        return {
            "patient": "you",
            "patients": "your",
            "my_patient": "me",
            "my": "my",
            "is": "are",
            "has": "have",
            "does": "do",
            "them": "you",
        }
    relation = _AGE.sub("", case.relation)
    name = f"your {relation}" if relation else "the person you care for"
    own = f"my {relation}" if relation else "the person I care for"
    return {
        "for_patient": f" for {name}",
        "my_patient": own,
        "my": f"{own}'s",
        "patient": name,
        "patients": f"{name}'s",
        "is": "is",
        "has": "has",
        "does": "does",
        "them": "them",
    }
