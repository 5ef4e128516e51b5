"""Which document a request means: by its words, by what it is about, by what was talked about last."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from bot.advice.cues import has_cue
from bot.advice.documents.template import Template

Templates = Mapping[str, Template]
View = Mapping[str, tuple[str, ...]]


def meant(
    templates: Templates,
    view: View,
    text: str,
    heard: Sequence[str] = (),
    last: str = "",
    usual: str = "",
    unspecific: Mapping[str, Sequence[str]] | None = None,
) -> Template | None:
    """The document of a typed request; None when nothing tells.

    `heard` are the topics of the message, `last` is that of the last answer; `usual` is the family meant when that
    has no document. `unspecific` are words that most often mean one family ("letter").
    """
    named = _best({family: _weight(text, _cues(templates, family)) for family in _families(templates)})
    if named:
        return _variant(templates, named, view, text)
    for topic in (*heard, last):
        if family := next((t.family for t in templates.values() if topic in t.answers), ""):
            return _variant(templates, family, view, text)
    loosely = _best({family: _weight(text, cues) for family, cues in (unspecific or {}).items()})
    family = loosely or (usual if last else "")
    return _variant(templates, family, view, text) if family else None


def asked_for(text: str, cues: Iterable[str]) -> bool:
    """Whether the words of the text ask for something written."""
    return has_cue(text, cues)


def called(templates: Templates, name: str, view: View) -> Template:
    """The document of an id, or of a family the one that fits this case.

    Raises:
        KeyError: there is neither.
    """
    if name in templates:
        return templates[name]
    if name not in _families(templates):
        raise KeyError(name)
    return _variant(templates, name, view, "")


def _variant(templates: Templates, family: str, view: View, text: str) -> Template:
    """The one whose own words were said; else the first that is made for this case; else the one for everybody."""
    variants = {t.id: t for t in templates.values() if t.family == family}
    if by_words := _best({t.id: _weight(text, t.apart) for t in variants.values()}):
        return variants[by_words]
    made_for = [t for t in variants.values() if t.guard.wants and t.guard.holds(view)]
    return next(iter((*made_for, *(t for t in variants.values() if not t.guard.wants))))


def _families(templates: Templates) -> dict[str, None]:
    return dict.fromkeys(t.family for t in templates.values())


def _cues(templates: Templates, family: str) -> Iterable[str]:
    return (cue for t in templates.values() if t.family == family for cue in (*t.cues, *t.apart))


def _weight(text: str, cues: Iterable[str]) -> int:
    """How many words of the text are cues; a longer cue says more."""
    return sum(len(cue.split()) for cue in set(cues) if has_cue(text, (cue,)))


def _best(weights: Mapping[str, int]) -> str:
    """The heaviest, "" when none weighs anything or two weigh the same."""
    heaviest = max(weights.values(), default=0)
    found = [name for name, weight in weights.items() if weight == heaviest]
    return found[0] if heaviest and len(found) == 1 else ""
