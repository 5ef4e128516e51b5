"""What matters most to the person: a few either/or questions that break a tie without choosing a treatment.

Answers stand in `progress.values` in the order of the questions, in the person's words, "" for a skipped one.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from bot.advice.cues import after_first, first_cue, has_cue
from bot.advice.interruptions import interrupts
from bot.advice.progress import Progress
from bot.advice.reply import Block, Bullets, Button, Buttons, Reply, Text, Wording
from bot.advice.safety import amber
from bot.advice.short_answers import skips, stops
from bot.advice.turn import Outcome, Turn, outcome, said, ways_on

WEIGH = "weigh_values"
SKIP = "skip"
#: Where an answer leads: to do more or sooner, to go gently, both alike, or only the person's own words.
MORE, LESS, EVEN, UNCLEAR = "more", "less", "even", "unclear"
#: Between two things that matter.
_PARTS = re.compile(r"\s+(?:and|but)\s+|[,;]\s*|\s+\+\s+", re.IGNORECASE)
#: Letters of an answer that are kept.
LETTERS = 120


def start(turn: Turn) -> Outcome:
    """Begins or goes on; an answer that was pressed is taken down."""
    if turn.reading.choice:
        return _taken(turn, turn.reading.choice)
    answers = turn.progress.values
    if len(answers) >= len(_questions(turn)) or not answers:
        turn = replace(turn, progress=replace(turn.progress, values=()))
        return _asked(turn, said(turn, _texts(turn)["opening"], before=amber(turn)).blocks)
    return _asked(turn)


def hear(turn: Turn) -> Outcome | None:
    """A typed answer to the open question; None when the message is about something else."""
    text, cues = turn.reading.text, turn.guide.library.texts["answers"]
    name = turn.progress.asking
    if not name:
        return None
    matched = [a for a in _questions(turn)[name]["answers"] if has_cue(text, [a["title"], *a["cues"]])]
    if not matched and (stops(text, cues) or turn.reading.intent == "stop"):  # "later" may well be an answer
        reply = said(turn, _texts(turn)["left"], before=amber(turn))
        return outcome(turn, reply, turn.memory, progress=_over(turn.progress))
    if skips(text, cues) or turn.reading.intent == "skip":
        return _taken(turn, f"{name}:{SKIP}")
    if interrupts(turn, tells=bool(matched)) or (not matched and _tells_news(turn)):
        return None
    return _kept(turn, name, text[:LETTERS])


def _tells_news(turn: Turn) -> bool:
    """Whether the message brings an operation or an illness that was not spoken of before."""
    names = ("procedure", "condition")
    return any(
        turn.reading.facts.get(name, getattr(turn.earlier, name)) != getattr(turn.earlier, name) for name in names
    )


def told_values(turn: Turn) -> Outcome | None:
    """What matters, told unasked ("what matters to me is not leaking"), taken as it is; else None."""
    cue = first_cue(turn.reading.text, _texts(turn)["own"]["cues"])
    if not cue or "?" in turn.reading.text or turn.reading.language != "en":
        return None
    words = after_first(turn.reading.text, cue)
    given = tuple(part.strip(" .!,;")[:LETTERS] for part in _PARTS.split(words) if part.strip(" .!,;"))
    return _summed_up(turn, given, UNCLEAR) if given else None


def leaning(answers: tuple[str, ...], questions: Mapping[str, Any]) -> str:
    """Where most of the answers point. `questions` are those of `values.yml`.

    >>> leaning(("", "take it slowly"), {"a": {"answers": []}, "b": {"answers": [
    ...     {"title": "Slowly", "leans": "less", "cues": ["slowly"]}]}})
    'less'
    """
    leans = Counter(
        lean
        for words, question in zip(answers, questions.values(), strict=False)
        if (lean := _lean(words, question))
    )
    if not leans:
        return UNCLEAR
    if leans[MORE] == leans[LESS]:
        return EVEN
    return MORE if leans[MORE] > leans[LESS] else LESS


def _lean(words: str, question: Mapping[str, Any]) -> str:
    """What one answer leans towards; "" when its words fit none or both of the two."""
    exact = [a["leans"] for a in question["answers"] if a["title"].lower() == words.lower()]
    fits = exact or [a["leans"] for a in question["answers"] if has_cue(words, a["cues"])]
    return str(fits[0]) if len(fits) == 1 else ""


def _taken(turn: Turn, choice: str) -> Outcome:
    """A pressed answer: `question:number` or `question:skip`."""
    name, _, which = choice.partition(":")
    if name not in _questions(turn) or name != turn.progress.asking:
        return _asked(turn)
    return _kept(turn, name, "" if which == SKIP else _questions(turn)[name]["answers"][int(which)]["title"])


def _kept(turn: Turn, name: str, words: str) -> Outcome:
    number = list(_questions(turn)).index(name)
    return _asked(replace(turn, progress=replace(turn.progress, values=(*turn.progress.values[:number], words))))


def _asked(turn: Turn, before: tuple[Block, ...] = ()) -> Outcome:
    """The next question, or the end."""
    questions, number = _questions(turn), len(turn.progress.values)
    if number >= len(questions):
        return _ended(turn)
    name = list(questions)[number]
    answers = questions[name]["answers"]
    buttons = [Button(a["title"], WEIGH, choice=f"{name}:{n}") for n, a in enumerate(answers)]
    buttons.append(Button(_texts(turn)["buttons"]["skip"], WEIGH, choice=f"{name}:{SKIP}"))
    ask = Text(f"{number + 1}/{len(questions)}. {turn.setting.say(questions[name]['ask'])}")
    progress = replace(turn.progress, activity=WEIGH, asking=name, missed=0)
    blocks = (*(before or amber(turn)), ask, Buttons(tuple(buttons)))
    return outcome(turn, Reply(blocks), replace(turn.memory, misses=0), progress=progress)


def _ended(turn: Turn) -> Outcome:
    """What was answered, in the person's words; what it leans towards; the question to carry back."""
    texts, given = _texts(turn), turn.progress.values
    if not any(given):
        return outcome(turn, said(turn, texts["nothing"]), turn.memory, progress=_over(turn.progress))
    return _summed_up(turn, given, leaning(given, texts["questions"]))


def _summed_up(turn: Turn, given: tuple[str, ...], kind: str) -> Outcome:
    ending, progress = _texts(turn)["ending"], _over(turn.progress)
    wordings = ending["carer" if turn.case.role == "caregiver" else "wording"]
    blocks: tuple[Block, ...] = (
        *amber(turn),
        Text(ending["lead"]),
        Bullets(tuple(f"“{words}”" for words in given if words)),
        Text(ending[kind]),
        Wording(turn.setting.say(wordings[kind]), ending["wording_title"]),
        *ways_on(turn.guide, ending["next"]),
    )
    memory = replace(turn.memory, topics=("decide",), page=0, taken=0, finished=False, misses=0)
    return outcome(turn, Reply(blocks), memory, progress=progress)


def _over(progress: Progress) -> Progress:
    return replace(progress, activity="", asking="", missed=0)


def _texts(turn: Turn) -> Mapping[str, Any]:
    return dict(turn.guide.library.texts["values"])


def _questions(turn: Turn) -> Mapping[str, Any]:
    return dict(_texts(turn)["questions"])
