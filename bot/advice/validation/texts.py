"""What a single text has to obey: known blanks and sources, no stray numbers, nothing forbidden or twice."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.advice.documents.voice import MATTER, VOICE
from bot.advice.guards import Guard
from bot.advice.guide import Guide
from bot.advice.validation.passages import Passage
from bot.advice.validation.readability import Readability
from bot.advice.wording import ALWAYS, BLANK, SOMETIMES

_OPERATOR = frozenset({"emergency_number", "crisis_line", "contact"})
#: Blanks that channels fill, by file: from the settings, and from what is happening.
CHANNEL_BLANKS = {
    "errors.yml": _OPERATOR | {"seconds"},
    "channels.yml": _OPERATOR | {"seconds", "organisation", "days", "title", "sources"},
    "widget.yml": _OPERATOR | {"poison_line", "operator", "days", "hours", "n", "longest"},
}
#: Blanks that need no fallback under a guard that makes sure they are known: blank, then fact.
SURE_UNDER = {
    "undo": "undo",
    "who": "area",
    "deadline": "has_deadline",
    "payer": "payer",
    "problem": "problem",
}
#: A sentence shorter than this may come back: it is a phrase.
SENTENCE_WORDS = 8

#: What only the registers may hold.
STRAYS = {
    "a link": r"https?://|www\.|\b[\w-]+\.(?:com|org|gov|net|edu)\b",
    "a phone number": r"\b\d{3}[-. ]\d{3}[-. ]\d{4}\b|\b1-8\d\d-|\b(?:911|988|999|112|111)\b",
    "a percentage": r"\d ?%|\bper ?cent\b",
    "a share": r"\b\d+ (?:in|of|out of)(?: every)? \d+\b"
    r"|\b(?:one|two|three|half) (?:in|out of) (?:every )?(?:two|three|four|five|six|ten|twenty|a hundred)\b",
}


def check_texts(guide: Guide, passages: tuple[Passage, ...]) -> Iterator[str]:
    """One line per problem of a text, in the order of the files."""
    rules = {re.compile(r["pattern"], re.IGNORECASE): r["why"] for r in guide.library.texts["forbidden"]}
    readability = Readability.of(guide)
    for passage in passages:
        problems = [*_blanks(guide, passage), *_sources(guide, passage), *_strays(passage)]
        spoken = as_read(guide, passage.text)
        problems += [f"{why}: {found.group(0)!r}" for rule, why in rules.items() if (found := rule.search(spoken))]
        if _graded(passage) and readability.too_hard(spoken):
            problems.append(f"reads at grade {readability.grade(spoken)}; shorten the sentences")
        yield from (f"{passage.where}: {problem}" for problem in problems)
    yield from _registers(guide, rules)
    yield from _said_twice(passages)


def as_read(guide: Guide, text: str) -> str:
    """The text with registers filled in and every other blank at its fallback."""
    registers = guide.library.registers

    def value(match: re.Match[str]) -> str:
        name, key, fallback = match.groups()
        if key:
            return {"figure": registers.figures, "contact": registers.contacts}.get(name, {}).get(key, "")
        return fallback if fallback is not None else name

    return BLANK.sub(value, text)


def _blanks(guide: Guide, passage: Passage) -> Iterator[str]:
    registers = {"figure": guide.library.figures, "contact": guide.library.contacts}
    always, sometimes = ALWAYS, SOMETIMES
    if passage.file.startswith("documents/"):
        always, sometimes = ALWAYS | VOICE, SOMETIMES | {MATTER}
    for match in BLANK.finditer(passage.text):
        name, key, fallback = match.groups()
        if name in CHANNEL_BLANKS.get(passage.file, ()) and not key:
            continue
        if name in registers:
            if key not in registers[name]:
                yield f"{match.group(0)}: no such {name}; add it to {name}s.yml"
        elif name not in always | sometimes:
            yield f"{match.group(0)}: no such blank"
        elif name in sometimes and fallback is None and not _sure(name, passage.guard):
            yield f"{match.group(0)}: may be unknown; give it a fallback, as in {{{name}|this}}"
    if stray := re.search(r"[{}].{0,20}", BLANK.sub("", passage.text)):
        yield f"a brace that is no blank: {stray.group(0)!r}"


def _sure(blank: str, guard: Guard) -> bool:
    wants = dict(guard.wants)
    return SURE_UNDER.get(blank, "") in wants and "unknown" not in wants[SURE_UNDER[blank]]


def _sources(guide: Guide, passage: Passage) -> Iterator[str]:
    if passage.sources is None:
        return
    if not passage.sources:
        yield "no sources; tag it, with `general` for common knowledge"
    for tag in passage.sources:
        if tag not in guide.library.sources:
            yield f"no such source: {tag}; add it to sources.yml"
    for match in BLANK.finditer(passage.text):
        figure = guide.library.figures.get(match.group(2) or "") if match.group(1) == "figure" else None
        if figure and figure.source not in passage.sources:
            yield f"{match.group(0)} comes from {figure.source}; add it to the sources of this line"


def _strays(passage: Passage) -> Iterator[str]:
    rest = BLANK.sub(lambda match: match.group(3) or "", passage.text)
    for what, pattern in STRAYS.items():
        if found := re.search(pattern, rest, re.IGNORECASE):
            yield f"{what} outside the registers: {found.group(0)!r}"


def _graded(passage: Passage) -> bool:
    """Openings, and the texts that are a whole reply. Steps and the like are graded as pages."""
    if passage.file.startswith(("scenarios/", "howto/", "unproven/")):
        return passage.place.startswith("opening")
    return not passage.spanish and not passage.file.startswith("lookups/")


def _registers(guide: Guide, rules: dict[re.Pattern[str], str]) -> Iterator[str]:
    for figure in guide.library.figures.values():
        place = f"figures.yml: {figure.id}"
        if figure.source not in guide.library.sources:
            yield f"{place}: no such source: {figure.source or 'none given'}; add it to sources.yml"
        for part in ("text", "counted"):
            if not getattr(figure, part):
                yield f"{place}: {part} is empty"
        for rule, why in rules.items():
            if rule.search(f"{figure.text}. {figure.counted}. {figure.caveat}"):
                yield f"{place}: {why}"


def _said_twice(passages: tuple[Passage, ...]) -> Iterator[str]:
    first: dict[str, Passage] = {}
    for passage in passages:
        if passage.file.startswith("lookups/"):
            continue
        for sentence in _sentences(passage.text):
            other = first.setdefault(sentence, passage)
            if other.file != passage.file:
                yield f"{passage.where}: also said in {other.where}: {sentence[:60]!r}"


def _sentences(text: str) -> Iterator[str]:
    plain = BLANK.sub(lambda match: match.group(1), text).replace("**", "")
    for sentence in re.split(r"(?<=[.!?])[\"']?\s+", plain):
        if len(sentence.split()) >= SENTENCE_WORDS:
            yield sentence.strip(' "').lower()
