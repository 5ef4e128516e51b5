"""The blanks of a document: the person speaks, and a date stays right on paper."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from bot.advice.case import Case
from bot.advice.days import due_date, working_day
from bot.advice.guide import Setting
from bot.advice.wording import spoken_deadline

#: Blanks that only documents have, and always: `{we}` is "I" for oneself and "we" for a carer.
VOICE = frozenset({"we", "us", "our", "date", "answer_by"})
#: Blanks that only documents have, and only in some cases: `{matter}` is "the spinal fusion" or "my mom's lupus".
MATTER = "matter"
#: Days in which an answer is asked for, by clock: enough for an office, and in time for the deadline.
ANSWER_DAYS = {"hours": 0, "days": 2, "weeks": 7, "open": 14, "": 10}
#: An answer is of use only so many days before the deadline.
IN_TIME = 3


def in_own_voice(setting: Setting, role: str = "") -> Setting:
    """The setting of a document: the person speaks, or somebody in another `role`; dates are the calendar's."""
    case = _completed(setting.case, role)
    setting = Setting.of(setting.guide, case, setting.today)
    today, values = setting.today, dict(setting.values)
    within = ANSWER_DAYS[case.clock(today)]
    values["date"] = f"{today:%B} {today.day}, {today.year}"
    due = due_date(today, case.deadline, within, IN_TIME)
    values["answer_by"] = on_paper(working_day(due, today, case.deadline), today)
    if case.deadline and case.deadline >= today:
        values["deadline"] = spoken_deadline(case, today) if case.roughly else on_paper(case.deadline, today)
    ourselves = ("we", "us", "our") if case.role == "caregiver" else ("I", "me", "my")
    if case.role == "caregiver" and not case.relation:
        values.update(my_patient="the patient", my="the patient's")
    values.update(zip(("we", "us", "our"), ourselves, strict=True))
    if matter := values.get("procedure") or _illness(values):
        values[MATTER] = matter
    return replace(setting, values=values)


def on_paper(day: date, today: date) -> str:
    """A date that means the same tomorrow: "Thursday, December 3"."""
    year = f", {day.year}" if day.year != today.year else ""
    return f"{day:%A}, {day:%B} {day.day}{year}"


def _completed(case: Case, role: str) -> Case:
    """The case as the writer has it. In the UK the NHS pays, unless they said otherwise."""
    payer = "nhs" if case.country == "uk" and not case.payer else case.payer
    return replace(case, role=role or case.role, payer=payer)


def _illness(values: dict[str, str]) -> str:
    return f"{values['my']} {values['illness']}" if "illness" in values else values.get("condition", "")
