"""Entries of the lookup files: what they have in common, and how they are read and refused."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import MISSING, dataclass, fields
from pathlib import Path
from typing import Any, TypeVar

import yaml

#: libyaml reads these files about ten times faster; both loaders are safe ones.
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class LookupDataError(LookupError):
    """A lookup file holds something that cannot be right; the message names the file and the entry."""


@dataclass(frozen=True)
class Entry:
    """Something people name. `name` is said to them inside a sentence ("the spinal fusion").

    `say` are the words people use. Small words such as "my" or "her left" may stand inside a phrase, endings
    do not matter, and one typo in a long word is forgiven: "fuse spine" also covers "fusing my spine".
    `careful` are ambiguous words ("ms", "als") that count only when the words around them fit.
    """

    id: str
    name: str
    say: tuple[str, ...] = ()
    careful: tuple[str, ...] = ()

    def phrases(self) -> tuple[str, ...]:
        """All unambiguous wordings, the name first."""
        return tuple(dict.fromkeys(p for p in (self.name.lower(), *self.say) if p not in self.careful))


E = TypeVar("E", bound=Entry)


def entries_of(file: Path, kind: type[E]) -> dict[str, E]:
    """The entries of one file, by id, with no id and no wording used twice."""
    found: dict[str, E] = {}
    for raw in _read(file, list):
        entry = _entry(file.name, kind, raw)
        if entry.id in found:
            raise LookupDataError(f"{file.name}: {entry.id}: this id is used twice")
        found[entry.id] = entry
    _check_wordings(file.name, found.values())
    return found


def _entry(file: str, kind: type[E], raw: Any) -> E:
    where = f"{file}: {raw['id'] if isinstance(raw, dict) and 'id' in raw else raw}"
    if not isinstance(raw, dict):
        raise LookupDataError(f"{where}: not an entry with fields")
    known = {f.name: f for f in fields(kind)}
    for name in raw:
        if name not in known:
            raise LookupDataError(f"{where}: unknown field {name!r}")
    for name, field in known.items():
        if field.default is MISSING and not raw.get(name):
            raise LookupDataError(f"{where}: {name} is empty")
    values: dict[str, Any] = {k: tuple(v) if isinstance(v, list) else v for k, v in raw.items()}
    for name in ("say", "careful"):
        if not _are_words(values.get(name, ())):
            raise LookupDataError(f"{where}: {name} must be a list of lower-case words")
    return kind(**values)


def _are_words(value: Any) -> bool:
    return isinstance(value, tuple) and all(isinstance(w, str) and w and w == w.strip().lower() for w in value)


def _check_wordings(file: str, entries: Iterable[Entry]) -> None:
    owner: dict[str, str] = {}
    for entry in entries:
        for phrase in (*entry.phrases(), *entry.careful):
            first = owner.setdefault(phrase, entry.id)
            if first != entry.id:
                raise LookupDataError(f"{file}: {entry.id}: {phrase!r} already belongs to {first}")


def texts_of(file: Path) -> dict[str, str]:
    texts = _read(file, dict)
    for name, text in texts.items():
        if not isinstance(text, str) or not text.strip():
            raise LookupDataError(f"{file.name}: {name}: the text is empty")
    return {name: text.strip() for name, text in texts.items()}


def _read(file: Path, shape: type) -> Any:
    try:
        data = yaml.load(file.read_text(encoding="utf-8"), Loader=_LOADER)
    except OSError as error:
        raise LookupDataError(f"{file.name}: cannot be read: {error.strerror}") from error
    except yaml.YAMLError as error:
        raise LookupDataError(f"{file.name}: not valid YAML: {error}") from error
    if not isinstance(data, shape):
        raise LookupDataError(f"{file.name}: expected a {shape.__name__}")
    return data
