"""What is known of the case: shown in plain words, each fact with a way to change it or let it go."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from bot.advice import planning, replanning
from bot.advice.beside import kept_beside, visit_recalled
from bot.advice.case import Case
from bot.advice.cues import asks, count, has_cue
from bot.advice.guards import CANCER, FINDING
from bot.advice.guide import Setting
from bot.advice.library import Line, read_lines
from bot.advice.questions import SHORT, question_named, told_by_words, told_by_yes_or_no
from bot.advice.reply import Bullets, Button, Buttons, Reply, Text
from bot.advice.safety import amber
from bot.advice.turn import Outcome, Turn, implied, outcome, said
from bot.advice.wording import fill

NAME = "change_fact"
MOST_BUTTONS = 8
#: Reasons named in one line: more is a list.
MOST_REASONS = 4
#: Choices of a button beside the names of facts.
FORGET, SET, MORE = "forget:", "set:", "more"


@dataclass(frozen=True)
class Fact:
    """A fact as it is shown: which fields of the case it stands for and how it is said."""

    id: str
    fields: tuple[str, ...]
    button: str
    cues: tuple[str, ...]
    question: str
    say: tuple[Line, ...]


def show_case(turn: Turn) -> Outcome:
    """Everything known, the most important first."""
    texts, known, beside = _texts(turn), _known(turn.setting), kept_beside(turn)
    if not (known or beside):
        return outcome(turn, said(turn, texts["nothing"]), turn.memory)
    lines = (*(_sentence(turn.setting, fact) for fact in known), *beside)
    blocks = (*amber(turn), _text(turn, "lead"), Bullets(lines, texts["title"]), _text(turn, "stored"))
    shown = known if len(known) < MOST_BUTTONS - 1 else known[: MOST_BUTTONS - 2]
    buttons = [Button(fact.button, NAME, choice=fact.id) for fact in shown]
    buttons += [Button(texts["buttons"]["more"], NAME, choice=MORE)] if len(shown) < len(known) else []
    buttons += [Button(turn.guide.library.button_title(name), name) for name in texts["next"]]
    return outcome(turn, Reply((*blocks, Buttons(tuple(buttons)))), turn.memory)


def recalled(turn: Turn) -> Outcome | None:
    """A fact that the person asks back ("when is my surgery again"); None when the message asks no such thing."""
    text, recall = turn.reading.text, _texts(turn)["recall"]
    if count(text) > 2 * SHORT or {"deadline", "payer", "condition"} & set(turn.reading.facts):
        return None
    if (visit := visit_recalled(turn)) is not None:
        return visit
    told_before = has_cue(text, recall["told"])
    asked = [name for name, cues in recall["by_fact"].items() if has_cue(text, cues)]
    if not asked and not told_before:  # most messages, so this comes first
        return None
    known = {fact.id: fact for fact in _known(_setting(turn, turn.earlier))}
    for fact in _facts(turn):
        if fact.id not in asked and not (told_before and has_cue(text, fact.cues)):
            continue
        if fact.id in known:
            return _recalled(turn, fact)
        if told_before:
            return _after(turn, _text(turn, "not_told"))
    return None


def _recalled(turn: Turn, fact: Fact) -> Outcome:
    lead = _text(turn, "recalled", fact=_sentence(turn.setting, fact))
    ahead = [_text(turn, "days_ahead")] if fact.id == "date" and turn.setting.view["has_deadline"] else []
    buttons = Buttons((Button(_texts(turn)["buttons"]["change"], NAME, choice=fact.id), _plan_button(turn)))
    return outcome(turn, Reply((*amber(turn), lead, *ahead, buttons)), turn.memory)


def _plan_button(turn: Turn) -> Button:
    """The way to the plan."""
    return Button(turn.guide.library.button_title("plan"), "plan")


def change_fact(turn: Turn) -> Outcome:
    """The turn of a button or of a message that wants a fact changed or gone."""
    choice = turn.reading.choice
    if choice.startswith(FORGET):
        return _forget(turn, tuple(f for f in _facts(turn) if f.id == choice.removeprefix(FORGET)))
    if choice.startswith(SET):
        return _changed(turn, tuple(f for f in _facts(turn) if f.id == choice.removeprefix(SET)))
    if chosen := next((fact for fact in _known(turn.setting) if fact.id == choice), None):
        return _ask(turn, chosen)
    if choice == MORE:
        return _which(turn, _known(turn.setting)[MOST_BUTTONS - 2 :])
    return _typed(turn)


def hear(turn: Turn) -> Outcome | None:
    """What a fact that was asked about should be; None when the message is about something else."""
    fact = next((f for f in _facts(turn) if f.id == turn.progress.asking), None)
    text, cues = turn.reading.text, _texts(turn)["cues"]
    if fact is None or turn.memory.alarm or count(text) > 2 * SHORT:
        return None
    if set(fact.fields) & set(turn.reading.facts) and (turn.reading.bare or not asks(text)):
        return _changed(turn, (fact,))
    if asks(text):
        return None
    if has_cue(text, cues["forget"]):
        return _forget(turn, (fact,))
    if count(text) <= SHORT and has_cue(text, cues["keep"]):
        return _after(_rested(turn), _text(turn, "kept"))
    question = question_named(turn.guide.library, fact.question)
    if question is None or count(text) > SHORT:
        return None
    told = told_by_words(question, text)
    if told is None:
        meant = told_by_yes_or_no(question, text, turn.guide.library.texts["answers"])
        told = meant if isinstance(meant, Mapping) else None
    return _changed(replace(turn, case=turn.case.with_facts(told)), (fact,)) if told else None


def _typed(turn: Turn) -> Outcome:
    """ "Forget the insurance", "it's been moved to the 12th", "change the date"."""
    if (moved := replanning.date_changed(turn)) is not None:
        return moved
    text = turn.reading.text
    named = tuple(fact for fact in _facts(turn) if has_cue(text, fact.cues))
    told = tuple(f for f in _facts(turn) if set(f.fields) & set(turn.reading.facts) and _differs(f, turn))
    if told and not (has_cue(text, _texts(turn)["cues"]["erase"]) and named):
        return _changed(turn, told)
    if named and has_cue(text, _texts(turn)["cues"]["forget"]):
        if (other := next((fact for fact in named if _names_another_payer(fact, turn)), None)) is not None:
            return _after(_rested(turn), _text(turn, "not_that_one", fact=_sentence(turn.setting, other)))
        return _forget(turn, named)
    known = [fact for fact in named if fact in _known(turn.setting)]
    return _ask(turn, known[0]) if known else _which(turn, _known(turn.setting))


def _names_another_payer(fact: Fact, turn: Turn) -> bool:
    """ "I'm not on Medicare anymore" takes no PPO plan away."""
    payers = turn.guide.lookups.payers.values()
    named = [payer.id for payer in payers if has_cue(turn.reading.text, payer.phrases())]
    known = turn.earlier.payer
    return "payer" in fact.fields and bool(known and named) and not any(known.startswith(name) for name in named)


def _forget(turn: Turn, facts: Sequence[Fact]) -> Outcome:
    """The case without these facts. What the message itself seemed to tell of them goes, too."""
    known = {fact.id for fact in _known(_setting(turn, turn.earlier))}
    gone = [name for fact in facts if fact.id in known for name in fact.fields]
    if not gone:
        return _after(_rested(replace(turn, case=turn.earlier)), _text(turn, "not_known"))
    return _after(_rested(replace(turn, case=turn.earlier.without(*gone))), _text(turn, "forgotten"))


def _changed(turn: Turn, facts: Sequence[Fact]) -> Outcome:
    told = [_sentence(turn.setting, fact) for fact in facts if fact in _known(turn.setting)]
    return _after(_rested(turn), _text(turn, "changed", fact=" ".join(told[:2])))


def _after(turn: Turn, lead: Text) -> Outcome:
    """What is said after a change: how the plan goes on, or the ways on."""
    if turn.progress.started and turn.case != turn.earlier:
        return replanning.replanned(turn, lead)
    buttons = (
        Button(_texts(turn)["buttons"]["all"], "export_my_data"),
        _plan_button(turn),
    )
    return outcome(turn, Reply((*amber(turn), lead, Buttons(buttons))), turn.memory)


def _ask(turn: Turn, fact: Fact) -> Outcome:
    """What should it be? With the values that the interview offers, and the way to let it go."""
    question = question_named(turn.guide.library, fact.question)
    offered = question.buttons[: MOST_BUTTONS - 1] if question else ()
    buttons = (
        *(Button(title, NAME, facts, choice=f"{SET}{fact.id}") for title, facts in offered),
        Button(_texts(turn)["buttons"]["forget"], NAME, choice=f"{FORGET}{fact.id}"),
    )
    lead = _text(turn, "change" if offered else "change_only", fact=_sentence(turn.setting, fact))
    progress = replace(turn.progress, activity=NAME, asking=fact.id, missed=0)
    return outcome(turn, Reply((*amber(turn), lead, Buttons(buttons))), turn.memory, progress=progress)


def _which(turn: Turn, facts: Sequence[Fact]) -> Outcome:
    if not facts:
        return show_case(turn)
    buttons = Buttons(tuple(Button(fact.button, NAME, choice=fact.id) for fact in facts[:MOST_BUTTONS]))
    return outcome(turn, Reply((*amber(turn), _text(turn, "which"), buttons)), turn.memory)


def _rested(turn: Turn) -> Turn:
    """Nothing is asked anymore; a plan that was under way is again."""
    activity = planning.NAME if turn.progress.started else ""
    return replace(turn, progress=replace(turn.progress, activity=activity, asking="", missed=0))


def _facts(turn: Turn) -> tuple[Fact, ...]:
    return _all_facts(turn.guide.library.texts["known"]["facts"])


def _all_facts(raw: Sequence[Mapping[str, Any]]) -> tuple[Fact, ...]:
    return tuple(
        Fact(
            id=entry["id"],
            fields=tuple(entry["fields"]),
            button=entry["button"],
            cues=tuple(entry["cues"]),
            question=entry.get("question", ""),
            say=read_lines(f"known.yml: {entry['id']}", entry["say"]),
        )
        for entry in raw
    )


def _known(setting: Setting) -> tuple[Fact, ...]:
    facts = _all_facts(setting.guide.library.texts["known"]["facts"])
    named = {"scenarios": _own_reasons(setting)}
    case = {name: getattr(setting.case, name) for fact in facts for name in fact.fields} | named
    return tuple(fact for fact in facts if any(case[name] for name in fact.fields))


def _own_reasons(setting: Setting) -> tuple[str, ...]:
    """The reasons that the illness, what was found or the operation do not already say."""
    found = (CANCER,) if FINDING in setting.view["scenario"] else ()
    said = (*implied(setting.guide, setting.case), *found)
    return tuple(name for name in setting.case.scenarios if name not in said)


def _differs(fact: Fact, turn: Turn) -> bool:
    now, before = turn.case, turn.earlier
    return any(getattr(now, name) != getattr(before, name) and getattr(now, name) for name in fact.fields)


def _sentence(setting: Setting, fact: Fact) -> str:
    """The fact in plain words."""
    line = next(line for line in fact.say if line.guard.holds(setting.view))
    library, case = setting.guide.library, setting.case
    values = {
        "reasons": ", ".join(f'"{library.button_title(name)}"' for name in _own_reasons(setting)[:MOST_REASONS]),
        "specialty": setting.guide.lookups.specialty(case.specialty).name if case.specialty else "",
    }
    return fill(line.text, {**setting.values, "value": values.get(fact.id, "")}, library.registers)


def _setting(turn: Turn, case: Case) -> Setting:
    return Setting.of(turn.guide, case, turn.today, turn.progress)


def _text(turn: Turn, name: str, **words: str) -> Text:
    line = turn.setting.first(read_lines(f"known.yml: {name}", _texts(turn)[name])) if not words else None
    if line:
        return Text(line.text)
    raw = _texts(turn)[name][0]["text"]
    return Text(fill(raw, {**turn.setting.values, **words}, turn.guide.library.registers).strip())


def _texts(turn: Turn) -> dict[str, Any]:
    return dict(turn.guide.library.texts["known"])
