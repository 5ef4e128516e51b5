"""A document as its file describes it: data/advice/<language>/documents/<id>.yml."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bot.advice.guards import Guard, read_guard
from bot.advice.library import AdviceError, Line, read_lines, read_yaml

#: How the lines of a part are set: the first that holds, or all that hold.
SHAPES = ("one", "all", "list", "steps", "boxes")
#: Parts that are worked out from the case, see `fills.py`.
FILLS = ("top_questions", "three_questions", "more_questions", "plan_steps", "first_opinion", "second_opinion")
PARTS = (
    "id",
    "button",
    "title",
    "name",
    "cues",
    "apart",
    "answers",
    "when",
    "role",
    "sources",
    "lead",
    "body",
    "then",
    "next",
)


@dataclass(frozen=True)
class Part:
    """A paragraph or list of a document. Either `lines`, or `fill` says what is worked out."""

    heading: str
    shape: str  # one of SHAPES, or "fill"
    lines: tuple[Line, ...]
    fill: str
    guard: Guard


@dataclass(frozen=True)
class Template:
    """One document. The file's keys, in reading order."""

    id: str  # a dot sets off a variant: `message.firm` belongs to the family `message`
    button: str
    title: str
    name: str  # of its files, without an ending
    cues: tuple[str, ...]  # words of a request that mean this document, or its family
    apart: tuple[str, ...]  # words that set it apart from the others of its family
    answers: tuple[str, ...]  # topics it belongs to
    guard: Guard  # for whom it is the right one of its family, when the words don't say
    role: str  # who writes it, whoever asks: "caregiver"; "" for the one who asks
    lead: tuple[Line, ...]  # said above it; the first that holds
    body: tuple[Part, ...]
    then: tuple[Line, ...]  # what to do with it next; the first that holds
    next: tuple[str, ...]  # buttons

    @property
    def family(self) -> str:
        """What stands before the dot."""
        return self.id.partition(".")[0]


def load_templates(folder: Path) -> dict[str, Template]:
    """The documents of one language, by id.

    Raises:
        AdviceError: a file is not YAML, or holds what a document has no place for.
    """
    found = (_read(path) for path in sorted(folder.glob("*.yml")))
    return {template.id: template for template in found}


def _read(path: Path) -> Template:
    raw = read_yaml(path)
    if unknown := set(raw) - set(PARTS):
        raise AdviceError(f"{path}: no such part: {', '.join(sorted(unknown))}; there are {', '.join(PARTS)}")
    for needed in ("id", "button", "title", "name", "answers", "lead", "body", "then", "next"):
        if not raw.get(needed):
            raise AdviceError(f"{path}: {needed} is missing")
    if raw["id"] != path.stem:
        raise AdviceError(f"{path}: id is {raw['id']!r}; give it the name of the file, {path.stem!r}")
    default = tuple(raw.get("sources", ()))
    return Template(
        id=str(raw["id"]),
        button=str(raw["button"]),
        title=str(raw["title"]),
        name=str(raw["name"]),
        cues=tuple(raw.get("cues", ())),
        apart=tuple(raw.get("apart", ())),
        answers=tuple(raw["answers"]),
        guard=_guard(str(path), raw.get("when")),
        role=str(raw.get("role", "")),
        lead=read_lines(f"{path}: lead", raw["lead"], default),
        body=tuple(_part(f"{path}: body[{n}]", part, default) for n, part in enumerate(raw["body"], 1)),
        then=read_lines(f"{path}: then", raw["then"], default),
        next=tuple(raw["next"]),
    )


def _part(where: str, raw: Any, default: tuple[str, ...]) -> Part:
    if not isinstance(raw, Mapping):
        raise AdviceError(f"{where}: needs one of {', '.join((*SHAPES, 'fill'))}")
    shapes = [name for name in (*SHAPES, "fill") if name in raw]
    if len(shapes) != 1 or set(raw) - {*shapes, "heading", "when"}:
        raise AdviceError(f"{where}: needs one of {', '.join((*SHAPES, 'fill'))}, and may have heading and when")
    shape = shapes[0]
    fill = str(raw["fill"]) if shape == "fill" else ""
    if fill and fill not in FILLS:
        raise AdviceError(f"{where}: no such fill: {fill}; there are {', '.join(FILLS)}")
    lines = () if fill else read_lines(f"{where}.{shape}", raw[shape], default)
    return Part(str(raw.get("heading", "")), shape, lines, fill, _guard(where, raw.get("when")))


def _guard(where: str, raw: Mapping[str, object] | None) -> Guard:
    try:
        return read_guard(raw)
    except ValueError as error:
        raise AdviceError(f"{where}: {error}") from error
