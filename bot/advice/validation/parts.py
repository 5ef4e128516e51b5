"""What the files have to hold: a file a topic, every text the code asks for, buttons that lead somewhere."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields
from typing import Any

from bot.advice.advise import NOTED
from bot.advice.case import Case
from bot.advice.followup import FOLLOW_UPS
from bot.advice.guide import Guide
from bot.advice.library import Advice, Line
from bot.advice.validation.passages import topic_file
from bot.advice.verdict import DONT_WAIT, GOOD, STRONG, UNKNOWN, YOUR_CALL

#: What a small screen shows of a button.
BUTTON_LETTERS = 32
OPENING_WORDS = 45
VERDICTS = (STRONG, GOOD, YOUR_CALL, DONT_WAIT, UNKNOWN)
CLOCKS = ("hours", "days", "weeks", "open")
KINDS = ("emergency", "poisoning", "crisis")
#: Lists of which only the first line that holds is said.
ONE_OF = ("opening", "brief", "who", "urgency")

#: The parts of each text file that the code asks for, beside one for every intent (see `_unanswered`).
NEEDED: dict[str, tuple[str, ...]] = {
    "safety": (
        *(f"red.{kind}.{who}" for kind in KINDS for who in ("self", "other", "es")),
        *(f"amber.{kind}" for kind in (*KINDS, "delay")),
        *(f"amber.es.{kind}" for kind in (*KINDS, "delay")),
        *(f"elsewhere.{number}" for number in ("emergency", "crisis", "poison")),
    ),
    "verdict": tuple(f"{part}.{v}" for part in ("headlines", "steps", "changes", "next") for v in VERDICTS),
    "plan": ("opening", "more", "next", *(f"steps.{clock}" for clock in CLOCKS)),
    "talk": (
        *(
            "greet",
            "greet_again",
            "goodbye",
            "thanks",
            "affirm",
            "deny",
            "restart",
            "erase_my_data",
            "erased",
        ),
        *("export_my_data", "case_title", "nothing_known", "spanish", "other_language", "empty", "emoji"),
        *("not_understood", "not_understood_again", "something_else", "nothing_yet", "no_more", "changed"),
        *("facts", "buttons", "buttons.more", "buttons.something_else"),
        *(f"noted.{fact}" for fact in NOTED),
        *(f"why.{part}" for part in ("lead", "interest", "figures", "none")),
    ),
    "outside": (
        *("medical_advice.kinds", "medical_advice.closing", "medical_advice.next", "legal", "out_of_scope"),
        *(f"{order}.{part}" for order in ("instructions", "abuse") for part in ("cues", "text", "next")),
    ),
}


def check_parts(guide: Guide, intents: frozenset[str]) -> Iterator[str]:
    """One line per thing that is missing, leads nowhere or can never be said."""
    yield from _missing(guide)
    yield from _unanswered(guide, intents)
    for advice in guide.library.topics.values():
        yield from (f"{topic_file(advice)}: {problem}" for problem in _of_topic(advice, intents))
    yield from _variants_of_texts(guide)
    yield from _buttons(guide, intents)


def _missing(guide: Guide) -> Iterator[str]:
    texts = guide.library.texts
    for name, paths in NEEDED.items():
        yield from (f"{name}.yml: {path} is missing" for path in paths if _part(texts[name], path) is None)
    for name, advice in guide.library.topics.items():
        if advice.level and _part(texts["verdict"], f"reasons.{name}") is None:
            yield f"verdict.yml: reasons.{name} is missing; every scenario is a reason"
    facts = {f.name for f in fields(Case)}
    labels = _part(texts["talk"], "facts") or {}
    yield from (f"talk.yml: facts.{name}: no case has this fact" for name in labels if name not in facts)


def _part(content: Any, path: str) -> Any:
    for key in path.split("."):
        if not isinstance(content, Mapping) or key not in content:
            return None
        content = content[key]
    return content


def _unanswered(guide: Guide, intents: frozenset[str]) -> Iterator[str]:
    texts, topics = guide.library.texts, guide.library.topics
    answered = {
        *topics,
        *FOLLOW_UPS,
        *texts["talk"],
        *texts["outside"],
        *(_part(texts["safety"], "red") or {}),
    }
    for name in sorted(intents - answered):
        files = f"scenarios/{name}.yml, howto/{name}.yml or a text in talk.yml"
        yield f"domain.yml: nothing answers {name}; add {files}"
    for name in sorted(set(topics) - intents):
        yield f"{topic_file(topics[name])}: there is no intent {name}; add it to domain.yml"


def _of_topic(advice: Advice, intents: frozenset[str]) -> Iterator[str]:
    if len(advice.button) > BUTTON_LETTERS:
        yield f"button: {len(advice.button)} letters; {BUTTON_LETTERS} is the most"
    for number, line in enumerate(advice.opening, 1):
        if (words := len(line.text.replace("**", "").split())) > OPENING_WORDS:
            yield f"opening[{number}]: {words} words; {OPENING_WORDS} is the most"
    if advice.id in advice.next or len(set(advice.next)) < len(advice.next):
        yield "next: a button leads back here, or is there twice"
    for name in ("opening", "brief", "words"):
        lines: tuple[Line, ...] = getattr(advice, name)
        if lines and lines[-1].guard.wants:
            yield f"{name}[{len(lines)}]: the last variant has a `when`; add one for everybody else"
    for name in ONE_OF:
        lines = getattr(advice, name)
        for number, line in enumerate(lines[:-1], 1):
            if not line.guard.wants:
                yield f"{name}[{number}]: it has no `when`, so nothing after it is ever said"


def _variants_of_texts(guide: Guide) -> Iterator[str]:
    """Texts with variants need one for everybody, too."""
    texts = guide.library.texts
    lists = {f"talk.yml: {name}": value for name, value in texts["talk"].items()}
    lists |= {f"outside.yml: {name}": value for name, value in texts["outside"].items()}
    lists |= {f"verdict.yml: headlines.{n}": v for n, v in (_part(texts["verdict"], "headlines") or {}).items()}
    lists["plan.yml: opening"] = texts["plan"].get("opening")
    for where, variants in lists.items():
        if isinstance(variants, list) and variants and variants[-1].get("when"):
            yield f"{where}[{len(variants)}]: the last variant has a `when`; add one for everybody else"


def _buttons(guide: Guide, intents: frozenset[str]) -> Iterator[str]:
    titles = guide.library.texts["talk"].get("buttons", {})
    places = {*guide.library.topics, *(name for name in titles if name in intents)}
    targets = [(f"{topic_file(a)}: next", name) for a in guide.library.topics.values() for name in a.next]
    for file in ("talk", "outside", "plan", "verdict"):
        targets += _targets(f"{file}.yml", guide.library.texts[file])
    for where, target in targets:
        if target not in places:
            yield f"{where}: a button to {target} leads nowhere"
    for name, title in titles.items():
        if name in guide.library.topics:
            file = topic_file(guide.library.topic(name))
            yield f"talk.yml: buttons.{name}: never shown; the title stands in {file}"
        elif name not in intents:
            yield f"talk.yml: buttons.{name}: leads nowhere; there is no such intent"
        if len(title) > BUTTON_LETTERS:
            yield f"talk.yml: buttons.{name}: {len(title)} letters; {BUTTON_LETTERS} is the most"


def _targets(place: str, value: Any) -> Iterator[tuple[str, str]]:
    """Every name under a `next`, with its place."""
    if isinstance(value, Mapping):
        for key, part in value.items():
            if key == "next":
                yield from ((f"{place}: next", name) for name in _names(part))
            else:
                yield from _targets(f"{place}: {key}", part)
    elif isinstance(value, list):
        for part in value:
            yield from _targets(place, part)


def _names(value: Any) -> list[str]:
    lists = value.values() if isinstance(value, Mapping) else [value]
    return [str(name) for names in lists for name in names or ()]
