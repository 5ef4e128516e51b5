"""Two opinions side by side: asks for each, in the person's own words, shows them, and says where they part.

Under way, `progress.asking` is `first` or `second`; shown, it is "" and only a correction is heard.
"""

from __future__ import annotations

import re
from dataclasses import replace

from bot.advice.buttons import button_to
from bot.advice.case import Case
from bot.advice.cues import has_cue
from bot.advice.interruptions import interrupts
from bot.advice.opinion_days import COMPARE, are_compared, tells_only_days
from bot.advice.opinions import MOST, PAIR, moves_in, speaker_of, speaks, split_opinions, without_speaker
from bot.advice.progress import Progress
from bot.advice.reading import UNSURE
from bot.advice.reply import Block, Button, Buttons, Reply, Text, Wording
from bot.advice.safety import amber
from bot.advice.short_answers import skips, stops
from bot.advice.side_by_side import questions_for, show
from bot.advice.turn import Outcome, Turn, implied, outcome, said
from bot.advice.whose import by_plan, is_counted, stands_for, whose

FIRST, SECOND, ANOTHER = "first", "second", "another"
#: Choices of the activity's buttons.
LEAVE, ASK, ANEW = "leave", "ask", "anew"
#: An opinion is kept up to this length; a pasted report says no more to these cues.
LETTERS = 600
#: "No, the second one said ...": takes back, and names whose opinion it is, before the word of saying.
_TAKES_BACK = re.compile(
    r"^\W*(?:(?:no|nope|actually|sorry|wait|correction|i meant|that's wrong|thats wrong|wrong)\b\W+)+",
    re.IGNORECASE,
)
_ADDS = re.compile(r"\balso\b|\bas well\b|\badded\b", re.IGNORECASE)


def start(turn: Turn) -> Outcome:
    """Begins, goes on, or shows what is already there; by a button, also leaves or begins anew."""
    choice = turn.reading.choice
    if choice == LEAVE:
        return _left(turn)
    if choice == ANEW:
        turn = replace(turn, progress=replace(turn.progress, opinions=()))
    if choice == ASK and turn.progress.opinions:
        return questions_for(turn)
    told = () if turn.reading.pressed else _told(turn)
    opinions = told if len(told) > 1 else turn.progress.opinions
    if choice == ANOTHER:
        return _ask(turn, ANOTHER, opinions)
    if len(opinions) > 1:
        return _shown(turn, opinions)
    return _ask(turn, SECOND if opinions else FIRST, opinions)


def hear(turn: Turn) -> Outcome | None:
    """A typed message while the comparison is under way; None when it is about something else."""
    turn = replace(turn, case=_without_guesses(turn))
    asking, text = turn.progress.asking, turn.reading.text
    cues = turn.guide.library.texts["answers"]
    if not asking:
        return _corrected(turn) or _fuller(turn)
    if stops(text, cues) or turn.reading.intent == "stop":
        return _left(turn)
    if skips(text, cues) or turn.reading.intent == "skip":
        return _skipped(turn)
    if (corrected := _corrected(turn)) is not None:
        return corrected
    if (fuller := _fuller(turn)) is not None:
        return fuller
    told = _told(turn)
    if len(told) < 2 and (turn.reading.intent == COMPARE or interrupts(turn, tells=_tells(turn))):
        return None
    opinions = told if len(told) > 1 else (*turn.progress.opinions, _TAKES_BACK.sub("", text)[:LETTERS])
    return _shown(turn, opinions[:MOST]) if len(opinions) > 1 else _ask(turn, SECOND, opinions)


def days_told(turn: Turn) -> Outcome | None:
    """The answer to a message that only says when the doctors were seen; None for any other."""
    texts = turn.guide.library.texts["comparing"]
    known = are_compared(turn.memory, turn.progress)
    if turn.reading.pressed or not known or not tells_only_days(turn.reading.text, texts):
        return None
    turn = replace(turn, case=_without_guesses(turn))
    if turn.progress.activity == COMPARE and turn.progress.asking:
        return _ask(turn, turn.progress.asking, turn.progress.opinions, (Text(texts["days"]["noted_in_short"]),))
    noted = texts["days"]["noted"]
    ways = Buttons(tuple(button_to(name, turn.setting) for name in noted["next"]))
    reply = Reply((*amber(turn), Text(noted["text"]), ways))
    return outcome(turn, reply, replace(turn.memory, misses=0), progress=turn.progress)


def _without_guesses(turn: Turn) -> Case:
    """The case without the reasons that a doctor's words sound like: "try PT first" has not failed."""
    sure = (*turn.earlier.scenarios, *implied(turn.guide, turn.case))
    return replace(turn.case, scenarios=tuple(dict.fromkeys(sure)))


def choices_of(turn: Turn) -> str:
    """What two doctors want, when each names one kind of plan and not the same; "" else."""
    texts, told = turn.guide.library.texts["comparing"], _told(turn)
    moves = [moves_in(part, texts) for part in told] if len(told) == len(PAIR) else []
    if [len(found) for found in moves] != [1, 1] or moves[0] == moves[1]:
        return ""
    first, second = (texts["moves"][found[0]]["name"] for found in moves)
    return f"{first}, the other {second}"


def noticed(turn: Turn) -> Progress:
    """The progress with the opinions that a message told in passing, so that nobody has to tell them twice."""
    told = _told(turn)
    if len(told) < 2 or turn.progress.opinions:
        return turn.progress
    return replace(turn.progress, opinions=told)


def _told(turn: Turn) -> tuple[str, ...]:
    texts = turn.guide.library.texts["comparing"]
    sentences = re.split(r"(?<=[.!?\n])\s+", turn.reading.text)
    told = [s for s in sentences if speaks(s, texts) or not has_cue(s, texts["wanted"]["cues"])]
    return tuple(part[:LETTERS] for part in split_opinions(" ".join(told), texts))


def wanted(turn: Turn) -> bool:
    """Whether a message both tells of several opinions and asks to compare them."""
    asks = any(t.name == COMPARE and t.confidence >= UNSURE for t in turn.reading.topics)
    asks = asks or has_cue(turn.reading.text, turn.guide.library.texts["comparing"]["wanted"]["cues"])
    return asks and not turn.reading.pressed and len(_told(turn)) > 1


def _tells(turn: Turn) -> bool:
    """Whether the message sounds like an opinion: somebody says something, or it names a plan or an aspect."""
    texts, text = turn.guide.library.texts["comparing"], turn.reading.text
    return (
        speaks(text, texts)
        or bool(moves_in(text, texts))
        or any(has_cue(text, aspect["cues"]) for aspect in texts["aspects"].values())
    )


def _ask(turn: Turn, which: str, opinions: tuple[str, ...], before: tuple[Block, ...] = ()) -> Outcome:
    texts = turn.guide.library.texts["comparing"]
    blocks = said(turn, texts["ask"][which], before=(*amber(turn), *before)).blocks
    leave = Buttons((Button(texts["buttons"]["leave"], COMPARE, choice=LEAVE),))
    progress = replace(turn.progress, activity=COMPARE, asking=which, missed=0, opinions=opinions)
    return outcome(turn, Reply((*blocks, leave)), turn.memory, progress=progress)


def _shown(turn: Turn, opinions: tuple[str, ...]) -> Outcome:
    progress = replace(turn.progress, activity=COMPARE, asking="", missed=0, opinions=opinions)
    return show(replace(turn, progress=progress))


def _left(turn: Turn) -> Outcome:
    reply = said(turn, turn.guide.library.texts["comparing"]["ask"]["left"], before=amber(turn))
    return outcome(turn, reply, turn.memory, progress=_over(turn.progress))


def _skipped(turn: Turn) -> Outcome:
    """Without a second opinion: what to ask when it comes. Without any: how to get each in a line."""
    texts = turn.guide.library.texts["comparing"]
    if len(turn.progress.opinions) > 1:
        return _shown(turn, turn.progress.opinions)
    turn = replace(turn, progress=_over(turn.progress))
    if turn.progress.opinions:
        return questions_for(turn, said(turn, texts["ask"]["only_one"]).blocks)
    wording: tuple[Block, ...] = (Wording(texts["ask"]["wording"], texts["ask"]["wording_title"]),)
    lead = said(turn, texts["ask"]["nothing"]).blocks
    ways = said(turn, texts["ask"]["left"]).blocks[1:]
    return outcome(turn, Reply((*lead, *wording, *ways)), turn.memory, progress=turn.progress)


def _over(progress: Progress) -> Progress:
    return replace(progress, activity="", asking="", missed=0)


def _corrected(turn: Turn) -> Outcome | None:
    """ "No, the second one said ...": that opinion anew, or with more to it; "the third one said ...": one more.

    None when nothing is corrected.
    """
    text, opinions = turn.reading.text, turn.progress.opinions
    texts = turn.guide.library.texts["comparing"]
    back = _TAKES_BACK.match(text)
    told = text[back.end() :].strip()[:LETTERS] if back else text.strip()[:LETTERS]
    if text.rstrip().endswith("?") or not speaks(told, texts):
        return None
    number = whose(told, opinions, texts)
    shown = not back and not turn.progress.asking  # then "the first one said ..." goes on
    goes_on = shown and (is_counted(told) or by_plan(told, opinions, texts) is not None)
    adds = goes_on or bool(_ADDS.search(told))
    if number is None or (number < len(opinions) and not (back or adds or turn.reading.intent == "correct")):
        return None
    if number == len(opinions):
        if turn.progress.asking or number >= MOST:
            return None
        opinions = (*opinions, told)
    else:
        both = (told, opinions[number]) if moves_in(told, texts) else (opinions[number], told)
        changed = ", ".join(both)[:LETTERS] if adds and not back else told
        opinions = (*opinions[:number], changed, *opinions[number + 1 :])
    return _shown(turn, opinions) if len(opinions) > 1 else _ask(turn, SECOND, opinions)


def _fuller(turn: Turn) -> Outcome | None:
    """More of what each of the doctors said, put with what is known; None when it is not about both.

    Who speaks is known by what they stand for ("the radiation doctor"), else the order tells.
    """
    texts, opinions, told = turn.guide.library.texts["comparing"], turn.progress.opinions, _told(turn)
    if turn.reading.text.rstrip().endswith("?") or not len(told) == len(opinions) == len(PAIR):
        return None
    if told == opinions or not all(speaks(part, texts) or speaker_of(part, texts) for part in told):
        return None
    order = (0, 1) if stands_for(told, opinions, texts) else (1, 0)
    fuller = tuple(f"{opinions[n]}, {without_speaker(told[order[n]], texts)}"[:LETTERS] for n in (0, 1))
    return _shown(turn, fuller)
