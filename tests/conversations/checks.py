"""What is wrong with a reply: measured by its conversation, and by what holds for every reply."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from script import Expected

from bot.advice.reply import Block, Buttons, Callout, Reply, Sources, Steps, block_text, plain_text

LONGEST = 120  # words, but for a red reply; see the design of a reply
MOST_BUTTONS = 4
MOST_ANSWERS = 8  # where the buttons are answers to a question, or things to change
SENTENCE = 6  # words from which a sentence said twice is a slip and not a phrase


def unmet(expected: Expected, heard: tuple[str, ...], reply: Reply) -> Iterator[str]:
    """The expectations that the reply does not meet."""
    text = plain_text(reply)
    first = block_text(reply.blocks[0])
    titles = [b.title for b in reply.buttons]
    if expected.intent and not set(expected.intent) & set(heard):
        yield f"understood as {', '.join(heard)}, not as {' or '.join(expected.intent)}"
    yield from (f"does not say {words!r}" for words in expected.says if not _in(words, text))
    if expected.says_one_of and not any(_in(words, text) for words in expected.says_one_of):
        yield f"says none of {', '.join(map(repr, expected.says_one_of))}"
    yield from (f"says {words!r}" for words in expected.never if _in(words, text))
    yield from (f"does not begin with {words!r}" for words in expected.first_says if not _in(words, first))
    yield from (f"has no button {title!r}, but {titles}" for title in expected.buttons if title not in titles)
    if (level := level_of(reply)) != expected.safety and not (expected.safety == "not red" and level != "red"):
        yield f"safety is {level}, not {expected.safety}"
    steps = sum(len(b.items) for b in reply.blocks if isinstance(b, Steps))
    if steps < expected.steps_at_least:
        yield f"has {steps} steps, fewer than {expected.steps_at_least}"


def faults(
    reply: Reply, forbidden: Sequence[tuple[re.Pattern[str], str]], private: Sequence[str]
) -> Iterator[str]:
    """What no reply may be, whatever was asked."""
    text, level = plain_text(reply), level_of(reply)
    shown = "\n".join([text, *(b.title for b in reply.buttons)])
    yield from (f"forbidden, it {why}: {m[0]!r}" for pattern, why in forbidden if (m := pattern.search(text)))
    if level != "red" and reply.words() > LONGEST:
        yield f"has {reply.words()} words, more than {LONGEST}"
    if level == "red" and any(not _is_red(block) for block in reply.blocks):
        yield "says more than what to do now"
    if blank := re.search(r"[{}]|\bNone\b", shown):
        yield f"an unfilled blank: {blank[0]!r}"
    yield from (f"repeats {words!r}" for words in private if _in(words, shown))
    yield from (f"says twice: {sentence!r}" for sentence in _twice(text))
    titles = [b.title for b in reply.buttons]
    most = MOST_ANSWERS if any(b.facts or b.topic == "change_fact" for b in reply.buttons) else MOST_BUTTONS
    if len(titles) > most or len(set(titles)) < len(titles) or not all(titles):
        yield f"too many buttons, two alike or an empty one: {titles}"
    if not text.strip():
        yield "says nothing"


def level_of(reply: Reply) -> str:
    """The safety level as a person sees it: the tone of a warning in front."""
    first = reply.blocks[0]
    return first.tone if isinstance(first, Callout) and first.tone != "info" else "none"


def in_words(reply: Reply) -> str:
    """The reply for a transcript, block by block."""
    lines = []
    for block in reply.blocks:
        mark = f"({block.tone}) " if isinstance(block, Callout) else ""
        if not isinstance(block, (Buttons, Sources)):
            lines.append(mark + block_text(block))
    return "\n".join(lines)


def _is_red(block: Block) -> bool:
    return isinstance(block, Buttons) or (isinstance(block, Callout) and block.tone == "red")


def _in(words: str, text: str) -> bool:
    return " ".join(words.casefold().split()) in " ".join(text.casefold().split())


def _twice(text: str) -> list[str]:
    sentences = [s for s in re.split(r"(?<=[.!?])\s+|\n+", text.casefold()) if len(s.split()) >= SENTENCE]
    return sorted({s for s in sentences if sentences.count(s) > 1})
