"""What the files have to hold: a file a topic, every text the code asks for, buttons that lead somewhere."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields
from typing import Any

from bot.advice.activities import ACTIVITIES
from bot.advice.buttons import DOCUMENT, WRITE_DOCUMENT
from bot.advice.case import Case
from bot.advice.followup import FOLLOW_UPS
from bot.advice.guards import FACTS as GUARD_FACTS
from bot.advice.guide import STAND_INS, Guide
from bot.advice.library import Advice, Line
from bot.advice.validation.needed import NEEDED
from bot.advice.validation.passages import document_file, topic_file

#: What a small screen shows of a button.
BUTTON_LETTERS = 32
OPENING_WORDS = 45
#: Intents that the plan and the known facts answer.
PLANNED = ("skip", "stop", "step_done", "whats_next", "change_fact", "export_my_data")
#: Lists of which only the first line that holds is said.
ONE_OF = ("opening", "brief", "who", "urgency")


def check_parts(guide: Guide, intents: frozenset[str]) -> Iterator[str]:
    """One line per thing that is missing, leads nowhere or can never be said."""
    yield from _missing(guide)
    yield from _unanswered(guide, intents)
    for advice in (*guide.library.topics.values(), *guide.library.unproven.values()):
        yield from (f"{topic_file(advice)}: {problem}" for problem in _of_topic(advice, intents))
    yield from _variants_of_texts(guide)
    for file, content in guide.library.texts.items():
        yield from (f"{file}.yml: {problem}" for problem in _cues("", content))
    yield from _questions(guide)
    yield from _buttons(guide, intents)


def _missing(guide: Guide) -> Iterator[str]:
    texts = guide.library.texts
    for name, paths in NEEDED.items():
        yield from (f"{name}.yml: {path} is missing" for path in paths if _part(texts[name], path) is None)
    for name, advice in guide.library.topics.items():
        if advice.level and _part(texts["verdict"], f"reasons.{name}") is None:
            yield f"verdict.yml: reasons.{name} is missing; every scenario is a reason"
    yield from (
        f"{topic_file(advice)}: stands in for nothing; what does is {', '.join(STAND_INS)}"
        for name, advice in guide.library.unproven.items()
        if name not in STAND_INS
    )


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
        *ACTIVITIES,
        *PLANNED,
        *texts["talk"],
        *texts["outside"],
        *([WRITE_DOCUMENT] if guide.documents else []),
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
    lists |= {f"plan.yml: {name}": texts["plan"].get(name) for name in ("opening", "underway", "visited")}
    lists |= {
        f"planning.yml: replies.{name}": v for name, v in (_part(texts["planning"], "replies") or {}).items()
    }
    lists |= {f"known.yml: {name}": value for name, value in texts["known"].items() if name != "facts"}
    for where, variants in lists.items():
        if isinstance(variants, list) and any(_has_when(variant) for variant in variants[-1:]):
            yield f"{where}[{len(variants)}]: the last variant has a `when`; add one for everybody else"


def _cues(place: str, value: Any) -> Iterator[str]:
    """Cues that are no words: YAML takes a bare yes, no or 100 for something else."""
    if isinstance(value, Mapping):
        for key, part in value.items():
            if key == "cues":
                yield from (f"{place}: cues: put {cue!r} in quotes" for cue in part if not isinstance(cue, str))
            else:
                yield from _cues(f"{place}.{key}" if place else str(key), part)
    elif isinstance(value, list):
        for number, part in enumerate(value, 1):
            yield from _cues(f"{place}[{number}]", part)


def _questions(guide: Guide) -> Iterator[str]:
    """What a verdict asks for has to be a fact of the case."""
    known = {f.name for f in fields(Case)}
    for name, question in (_part(guide.library.texts["verdict"], "questions") or {}).items():
        place = f"verdict.yml: questions.{name}"
        if name not in GUARD_FACTS:
            yield f"{place}: no such fact"
        told = {fact for answer in question.get("answers", ()) for fact in answer.get("facts", {})}
        yield from (f"{place}: no case has the fact {fact}" for fact in sorted(told - known))
        if not told:
            yield f"{place}: no answer adds a fact"


def _has_when(variant: Any) -> bool:
    return isinstance(variant, Mapping) and bool(variant.get("when"))


def _buttons(guide: Guide, intents: frozenset[str]) -> Iterator[str]:
    titles = guide.library.texts["talk"].get("buttons", {})
    documents = {name for t in guide.documents.values() for name in (f"{DOCUMENT}{t.id}", f"{DOCUMENT}{t.family}")}
    places = {*guide.library.topics, *(name for name in titles if name in intents), *documents}
    advices = (*guide.library.topics.values(), *guide.library.unproven.values())
    targets = [(f"{topic_file(a)}: next", name) for a in advices for name in a.next]
    targets += [(f"{document_file(t)}: next", name) for t in guide.documents.values() for name in t.next]
    for file in (
        "talk",
        "outside",
        "plan",
        "interview",
        "known",
        "verdict",
        "documents",
        "comparing",
        "values",
        "glossary",
        "what_if",
    ):
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
