"""One turn of the conversation as plain data: what came in, and what goes out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from bot.advice.bystander import WHO, without_bystander
from bot.advice.case import Case
from bot.advice.cues import has_cue, plain
from bot.advice.demands import with_demand
from bot.advice.differing import with_difference
from bot.advice.guards import CANCER
from bot.advice.guide import Guide, Setting
from bot.advice.library import read_lines
from bot.advice.lookups import is_look, is_vaguer
from bot.advice.memory import Memory
from bot.advice.moving import put_off
from bot.advice.no_illness import BENIGN, reading_meant, topics_meant
from bot.advice.opinion_days import without_days_of_opinions
from bot.advice.options import with_options
from bot.advice.patients import Patient, patient_of
from bot.advice.progress import Progress
from bot.advice.proving import with_proof
from bot.advice.reading import Reading
from bot.advice.reply import Block, Button, Buttons, Reply, Text
from bot.advice.visits import with_visit, without_visit

#: Words around the name of a part, and those of them that take something back: "no, I mean my knee".
AROUND_A_PART = (
    "no",
    "i",
    "mean",
    "meant",
    "actually",
    "sorry",
    "its",
    "it",
    "is",
    "on",
    "my",
    "the",
    "not",
    "stage",
)
TAKING_BACK = frozenset({"no", "mean", "meant", "actually", "sorry"})
MOST_AROUND = 4
#: How ids of operations end that begin with a part of the body.
PART_OPERATIONS = ("surgery", "removal", "repair", "replacement")
#: The day of a treatment, and words that put a test in its place.
WHEN = ("deadline", "roughly")
INSTEAD = ("instead",)


@dataclass(frozen=True)
class Turn:
    """A message understood, the case with its facts already in, and what the conversation remembers."""

    guide: Guide
    today: date
    reading: Reading
    case: Case
    memory: Memory
    progress: Progress = field(default_factory=Progress)
    earlier: Case = field(default_factory=Case)  # the case before this message
    turned: str = ""  # how the message turned to another patient: see patients.py
    left: Case = field(default_factory=Case)  # the case that was turned away from
    visit: date | None = None  # the day of the visit for the second opinion, when this message tells it

    @property
    def setting(self) -> Setting:
        """The case ready to be written for."""
        return Setting.of(self.guide, self.case, self.today, self.progress)


@dataclass(frozen=True)
class Outcome:
    """The reply to a turn, and the case, memory and progress after it."""

    reply: Reply
    case: Case
    memory: Memory
    progress: Progress = field(default_factory=Progress)


def outcome(
    turn: Turn, reply: Reply, memory: Memory, case: Case | None = None, progress: Progress | None = None
) -> Outcome:
    """An outcome whose memory knows which ways on were offered."""
    offered = tuple(button.topic for button in reply.buttons)
    return Outcome(reply, case or turn.case, replace(memory, offered=offered), progress or turn.progress)


def begin(
    guide: Guide, today: date, reading: Reading, case: Case, memory: Memory, progress: Progress | None = None
) -> Turn:
    """The turn of a message: its facts and scenarios go into the case first."""
    reading = _without_asides(guide, case, reading)
    left, known = case, Patient(case, memory, progress or Progress())
    patient = patient_of(reading, known, guide.lookups, guide.library.texts["patients"])
    case = patient.case
    reading = replace(reading, facts=without_bystander(reading, case, guide.library.texts["talk"]["bystander"]))
    cues, talk = guide.library.texts["planning"]["cues"], guide.library.texts["talk"]
    reading = with_proof(reading, case, guide.lookups, talk["found_anew"])
    reading = _with_part(guide, case, _without_vaguer(guide, case, reading))
    reading, visit = without_visit(_with_day_meant(guide, case, reading), case, patient.progress, cues)
    progress = with_visit(patient.progress, visit) if visit else patient.progress
    reading = without_days_of_opinions(
        reading, case, patient.memory, patient.progress, guide.lookups, guide.library.texts["comparing"]
    )
    reading = with_difference(with_demand(reading, talk["demand"]["cues"]), case, talk["difference"])
    earlier = case
    reading, case = with_options(case, reading, guide.lookups, talk["options"])
    told = case.with_facts(reading.facts)
    reading = reading_meant(reading, told)
    scenarios = tuple(t.name for t in reading.topics if is_scenario(guide, t.name))
    told = told.with_scenarios(
        (*scenarios, *(name for name in implied(guide, told) if name not in told.scenarios))
    )
    return Turn(
        guide,
        today,
        reading,
        replace(told, scenarios=topics_meant(told.scenarios, told)),
        patient.memory,
        progress,
        earlier,
        patient.how,
        left,
        visit,
    )


def is_scenario(guide: Guide, topic: str) -> bool:
    """Whether a topic is a reason for a second opinion, not a how-to."""
    return topic in guide.library.topics and bool(guide.library.topics[topic].level)


def said(turn: Turn, texts: Sequence[dict[str, Any]], before: tuple[Block, ...] = ()) -> Reply:
    """A fixed text with its buttons: the first entry whose `when` holds."""
    lines = read_lines("talk", [{k: v for k, v in entry.items() if k in ("text", "when")} for entry in texts])
    setting = turn.setting
    for entry, line in zip(texts, lines, strict=True):
        if line.guard.holds(setting.view):
            blocks: list[Block] = [*before, Text(setting.say(line.text).strip())]
            return Reply(tuple(blocks) + ways_on(turn.guide, entry.get("next", ())))
    raise LookupError("no text holds; let the last one have no `when`")


def asks_the_day(turn: Turn) -> tuple[Block, ...]:
    """A line that asks for the exact day, when the message named only a month or a part of it."""
    if not turn.reading.facts.get("roughly") or not turn.setting.view["has_deadline"]:
        return ()
    return said(turn, turn.guide.library.texts["talk"]["exact_day"]).blocks


def ways_on(guide: Guide, topics: Sequence[str]) -> tuple[Block, ...]:
    """Buttons to these topics, or nothing."""
    if not topics:
        return ()
    return (Buttons(tuple(Button(guide.library.button_title(topic), topic) for topic in topics)),)


def _with_day_meant(guide: Guide, case: Case, reading: Reading) -> Reading:
    """The reading with a day that is put off falling after the old one."""
    if not reading.facts.get("deadline"):
        return reading
    cues = guide.library.texts["planning"]["cues"]
    meant = put_off(reading.text, case.deadline, date.fromisoformat(str(reading.facts["deadline"])), cues)
    return replace(reading, facts={**reading.facts, "deadline": meant.isoformat()})


def _without_asides(guide: Guide, case: Case, reading: Reading) -> Reading:
    """The reading without what is only spoken of where more is known.

    "He had a stent before" takes nothing from the bypass that is planned, "I'm 45" does not make a daughter the
    patient, and being dizzy is no new illness.
    """
    facts = reading.facts
    gone = {name for name in reading.aside if getattr(case, name)}
    if "role" in gone and (facts.get("role"), facts.get("relation", "")) == (case.role, case.relation):
        gone.remove("role")
    elif "role" in gone:
        gone.update(WHO)
    new, old = facts.get("condition", ""), case.condition
    if new and old and not reading.correction and "procedure" not in facts:
        complaint = guide.lookups.condition(new).complaint and not guide.lookups.condition(old).complaint
        gone |= {"condition"} if complaint else set()
    return replace(reading, facts={name: value for name, value in facts.items() if name not in gone})


def _without_vaguer(guide: Guide, case: Case, reading: Reading) -> Reading:
    """The reading without a vaguer name for what is known: "the surgery" is the gallbladder removal spoken of.

    A scan that is mentioned takes the place of no operation, and its day is not the day of the operation.
    """
    facts, lookups = dict(reading.facts), guide.lookups
    of_a_look = facts.pop("of_a_look", "")
    new, old = facts.get("procedure", ""), case.procedure
    if reading.correction:
        return replace(reading, facts=facts)
    if new and old and is_vaguer(lookups.procedure(new), lookups.procedure(old)):
        del facts["procedure"]
    if old and not is_look(old) and not has_cue(reading.text, INSTEAD):
        beside = (*(("procedure",) if is_look(new) else ()), *(WHEN if of_a_look else ()))
        facts = {name: value for name, value in facts.items() if name not in beside}
    new, old = facts.get("condition", ""), case.condition
    if new and old and lookups.condition(new).general and not lookups.condition(old).general:
        known, said = lookups.condition(old), lookups.condition(new)
        if known.scenario == said.scenario or (known.may_be and said.may_be):
            del facts["condition"]
    return replace(reading, facts=facts)


def _with_part(guide: Guide, case: Case, reading: Reading) -> Reading:
    """The reading with what a mere part of the body names: the operation or the cancer that was spoken of."""
    words = plain(reading.text).split()
    named = [word for word in words if word not in AROUND_A_PART and not word.isdigit()]
    if {"procedure", "condition"} & set(reading.facts) or len(words) > len(named) + MOST_AROUND:
        return reading
    part, lookups = "_".join(named), guide.lookups
    vague = bool(case.procedure) and lookups.procedure(case.procedure).general
    corrects = bool(case.procedure) and bool(TAKING_BACK.intersection(words))
    operations = [f"{part}_{kind}" for kind in PART_OPERATIONS] if vague or corrects else []
    cancers = [f"{part}_{CANCER}"] if case.condition == CANCER else []
    if operation := next((name for name in operations if name in lookups.procedures), ""):
        return replace(reading, facts={**reading.facts, "procedure": operation}, bare=True)
    if cancer := next((name for name in cancers if name in lookups.conditions), ""):
        return replace(reading, facts={**reading.facts, "condition": cancer}, bare=True)
    return reading


def implied(guide: Guide, case: Case) -> tuple[str, ...]:
    """Scenarios that the named procedure and condition bring; a finding, those of what it may still be."""
    named = (case.procedure,) if case.procedure else case.options
    found = [guide.lookups.procedure(name).scenario for name in named]
    if case.condition:
        condition = guide.lookups.condition(case.condition)
        may_be = condition.may_be if case.proven != BENIGN else ""
        found.append(condition.scenario or (may_be and guide.lookups.condition(may_be).scenario))
    return tuple(dict.fromkeys(name for name in found if name))
