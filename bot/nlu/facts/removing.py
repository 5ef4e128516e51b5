"""The ways of saying that something is taken out of the body: "remove tonsils" stands for all of them."""

from __future__ import annotations

_REMOVE = "remove "
_WAYS = (
    "take out {}", "take {} out", "taking {} out", "{} taken out", "cut out {}", "cut {} out", "get {} out",
    "{} out", "{} removed", "{} removal", "get rid of {}", "yank {}", "{} come out", "{} coming out",
    "{} has to come out", "{} have to come out", "{} needs to come out", "{} need to come out", "{} must come out",
    "{} should come out",
)  # fmt: skip


def ways_of_removing(phrase: str) -> tuple[str, ...]:
    """The other ways of saying "remove ..."; none for any other phrase."""
    if not phrase.startswith(_REMOVE):
        return ()
    return tuple(way.format(phrase.removeprefix(_REMOVE)) for way in _WAYS)
