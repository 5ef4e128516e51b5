"""The advice as data: reads `data/advice/<language>` and refuses what cannot be read, saying where."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from bot.advice.guards import Guard, read_guard
from bot.advice.reply import Source
from bot.advice.wording import Registers


class AdviceError(ValueError):
    """An advice file cannot be used; the message names the file, the place and what to do."""


@dataclass(frozen=True)
class Line:
    """A piece of advice for whom its guard holds, with the tags of the sources that back it."""

    text: str
    sources: tuple[str, ...] = ()
    guard: Guard = field(default_factory=Guard)
    title: str = ""


@dataclass(frozen=True)
class Advice:
    """One topic: a reason for a second opinion, or a how-to. The file's keys, in reading order."""

    id: str
    file: str  # below data/advice/<language>
    button: str
    level: str  # of the case for a second opinion: strong, good, your_call; "" for a how-to
    opening: tuple[Line, ...]  # the first that holds is said first
    words: tuple[Line, ...]  # wordings to copy; the first that holds is shown, the rest under "more"
    steps: tuple[Line, ...]  # all that hold, in order
    who: tuple[Line, ...]  # whom to look for; the first that holds
    urgency: tuple[Line, ...]  # the first that holds
    ask: tuple[Line, ...]  # questions to take along
    more: tuple[Line, ...]  # told when asked for more
    brief: tuple[Line, ...]  # when the topic is not the first of the message
    next: tuple[str, ...]  # topics of the buttons
    leads_with_words: bool  # the wording comes before the steps


@dataclass(frozen=True)
class Figure:
    """One number, living once: how it is said, who counted what, and what it does not show."""

    id: str
    text: str
    source: str
    year: str
    counted: str
    caveat: str


@dataclass(frozen=True)
class SourceEntry:
    """A source of claims. `interest` names a stake it has in second opinions, "" when none is known."""

    id: str
    name: str
    year: str
    url: str
    interest: str

    def public(self) -> Source:
        """The source as a reply shows it."""
        return Source(self.name, self.year, self.url)


@dataclass(frozen=True)
class Library:
    """All advice of one language."""

    topics: Mapping[str, Advice]
    unproven: Mapping[str, Advice]  # what stands in for a topic while nothing is proven
    figures: Mapping[str, Figure]
    sources: Mapping[str, SourceEntry]
    contacts: Mapping[str, str]
    texts: Mapping[str, Any]  # the other files, by name: safety, verdict, plan, talk, outside, ...

    @property
    def registers(self) -> Registers:
        """Figures and contacts in the form texts refer to."""
        return Registers({f.id: f.text for f in self.figures.values()}, self.contacts)

    def topic(self, name: str) -> Advice:
        """The advice of that name.

        Raises:
            KeyError: there is none.
        """
        return self.topics[name]

    def button_title(self, topic: str) -> str:
        """What a button that leads to the topic says."""
        if topic in self.topics:
            return self.topics[topic].button
        return str(self.texts["talk"]["buttons"][topic])


LISTS = ("opening", "words", "steps", "who", "urgency", "ask", "more", "brief")
SCALARS = ("id", "button", "level", "sources", "next", "leads_with_words")
#: libyaml's loader is ten times faster, where PyYAML has it.
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
OTHER_FILES = (
    *("safety", "verdict", "plan", "talk", "outside", "errors", "channels", "forbidden"),
    *("answers", "comparing", "values", "documents", "document_page", "interview", "planning", "known"),
    *("glossary", "in_context", "patients", "what_if"),
)
#: The folder of what is said on an illness that was not proven.
UNPROVEN = "unproven"
#: How strong a reason is; a how-to has no level.
LEVELS = ("strong", "good", "your_call")


class _EachKeyOnce(_LOADER):  # type: ignore[misc]
    """Refuses a mapping that holds a key twice, where YAML silently keeps the last."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        keys = [self.construct_object(key, deep=True) for key, _ in node.value]
        if twice := next((key for key in keys if keys.count(key) > 1), None):
            raise yaml.constructor.ConstructorError(None, None, f"{twice!r} is there twice", node.start_mark)
        return dict(super().construct_mapping(node, deep))


def load_library(folder: Path) -> Library:
    """Reads one language's advice.

    Raises:
        AdviceError: a file is missing, is not YAML, or holds what advice has no place for.
    """
    return Library(
        topics=_read_topics([*folder.glob("scenarios/*.yml"), *folder.glob("howto/*.yml")]),
        unproven=_read_topics([*folder.glob(f"{UNPROVEN}/*.yml")]),
        figures={
            k: Figure(id=k, **v)
            for k, v in _read_register(folder / "figures.yml", "text source year counted caveat").items()
        },
        sources={
            k: SourceEntry(id=k, **v)
            for k, v in _read_register(folder / "sources.yml", "name year url interest").items()
        },
        contacts={k: v["say"] for k, v in _read_register(folder / "contacts.yml", "say source").items()},
        texts={name: read_yaml(folder / f"{name}.yml") for name in OTHER_FILES},
    )


def _read_topics(paths: Sequence[Path]) -> dict[str, Advice]:
    """The topics of these files, by id; each file is named after its topic."""
    topics: dict[str, Advice] = {}
    for path in sorted(paths):
        advice = _read_advice(path)
        if advice.id != path.stem:
            raise AdviceError(f"{path}: id is {advice.id!r}; give it the name of the file, {path.stem!r}")
        topics[advice.id] = advice
    return topics


def read_yaml(path: Path) -> Any:
    """What a YAML file holds; an empty one an empty mapping.

    Raises:
        AdviceError: it is missing or is not YAML.
    """
    try:
        return yaml.load(path.read_text(encoding="utf-8"), _EachKeyOnce) or {}
    except FileNotFoundError as error:
        raise AdviceError(f"{path} is missing; restore it from the repository") from error
    except yaml.YAMLError as error:
        raise AdviceError(f"{path}: this is not YAML: {error}") from error


def _read_advice(path: Path) -> Advice:
    raw = read_yaml(path)
    unknown = set(raw) - set(LISTS) - set(SCALARS)
    if unknown:
        raise AdviceError(f"{path}: no such part: {', '.join(sorted(unknown))}; there are {', '.join(LISTS)}")
    for needed in ("id", "button", "opening", "brief", "next"):
        if not raw.get(needed):
            raise AdviceError(f"{path}: {needed} is missing")
    if (str(raw.get("level", "")) in LEVELS) != (path.parent.name in ("scenarios", UNPROVEN)):
        raise AdviceError(f"{path}: level: a scenario has one of {', '.join(LEVELS)}, a how-to has none")
    default = tuple(raw.get("sources", ()))
    lists = {name: read_lines(f"{path}: {name}", raw.get(name), default) for name in LISTS}
    return Advice(
        id=str(raw["id"]),
        file=f"{path.parent.name}/{path.name}",
        button=str(raw["button"]),
        level=str(raw.get("level", "")),
        next=tuple(raw["next"]),
        leads_with_words=bool(raw.get("leads_with_words", False)),
        **lists,
    )


def read_lines(where: str, raw: Sequence[Any] | None, default: tuple[str, ...] = ()) -> tuple[Line, ...]:
    """Lines from their YAML form: texts, or mappings of text, when, sources, title. `where` names the place.

    Raises:
        AdviceError: a line has no text, an unknown key or an unknown fact in its guard.
    """
    lines = []
    for number, item in enumerate(raw or (), 1):
        place = f"{where}[{number}]"
        entry: Any = {"text": item} if isinstance(item, str) else item
        if not isinstance(entry, Mapping) or "text" not in entry:
            raise AdviceError(f"{place}: needs a text")
        if extra := set(entry) - {"text", "when", "sources", "title"}:
            raise AdviceError(f"{place}: no such key: {', '.join(sorted(extra))}")
        try:
            guard = read_guard(entry.get("when"))
        except ValueError as error:
            raise AdviceError(f"{place}: {error}") from error
        sources = tuple(entry.get("sources", default))
        lines.append(Line(str(entry["text"]).strip(), sources, guard, str(entry.get("title", ""))))
    return tuple(lines)


def _read_register(path: Path, parts: str) -> dict[str, dict[str, str]]:
    """Entries by id; each has exactly these parts. A part that is not known is written as ""."""
    entries = {}
    for key, entry in read_yaml(path).items():
        if wrong := set(entry) ^ set(parts.split()):
            raise AdviceError(f"{path}: {key}: has to have {parts}; look at {', '.join(sorted(wrong))}")
        entries[key] = {name: str(value).strip() for name, value in entry.items()}
    return entries
