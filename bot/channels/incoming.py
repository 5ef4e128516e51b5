"""The door: what was typed becomes clean text or is refused; what was pressed becomes a button."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable

from bot.advice.reply import Button, Reply

LONGEST = 2000
LONGEST_REMARK = 500
_TRAILING = " .!?,;:…"


class RefusedError(ValueError):
    """A message that cannot be taken. `problem` is an entry of data/advice/en/errors.yml."""

    def __init__(self, problem: str) -> None:
        super().__init__(problem)
        self.problem = problem


def clean(text: str, scrub: Callable[[str], str]) -> str:
    """The text as it may be understood and kept.

    Letters are composed (NFC); control characters, invisible ones and half characters are gone, and so is
    whatever `scrub` takes out (names, numbers). It never begins with a slash, which Rasa would obey.

    Raises:
        RefusedError: nothing is left, or it is longer than `LONGEST` characters.
    """
    tidy = _never_a_command(_composed(text))
    if len(tidy) > LONGEST:
        raise RefusedError("text_too_long")
    scrubbed = _never_a_command(scrub(tidy)) if tidy else ""
    if not scrubbed:
        raise RefusedError("text_empty")
    return scrubbed


def clean_remark(text: str, scrub: Callable[[str], str]) -> str:
    """A remark on a reply as it may be kept, cleaned like a message; it may be empty.

    Raises:
        RefusedError: it is longer than `LONGEST_REMARK` characters.
    """
    tidy = _composed(text).strip()
    if len(tidy) > LONGEST_REMARK:
        raise RefusedError("reason_too_long")
    return scrub(tidy).strip() if tidy else ""


def pressed(button_id: str, reply: Reply | None) -> Button:
    """The button of that reply with this id.

    Raises:
        RefusedError: there is none.
    """
    for button in reply.buttons if reply else ():
        if button.id == button_id:
            return button
    raise RefusedError("button_unknown")


def typed_button(text: str, reply: Reply | None) -> Button | None:
    """The button of the latest reply whose title was typed out instead of pressed."""
    for button in reply.buttons if reply else ():
        if _same(button.title) == _same(text):
            return button
    return None


def _composed(text: str) -> str:
    return "".join(_visible(character) for character in unicodedata.normalize("NFC", text))


def _visible(character: str) -> str:
    if character in "\n\t":
        return character
    # Cc control, Cf invisible (zero-width, direction marks), Cs half of a pair, Co private use.
    return "" if unicodedata.category(character) in ("Cc", "Cf", "Cs", "Co") else character


def _never_a_command(text: str) -> str:
    """Without the spaces around it and without slashes in front, which Rasa would take for an intent."""
    return text.strip().lstrip("/ \t\n\xa0").strip()


def _same(title: str) -> str:
    return " ".join(title.casefold().split()).rstrip(_TRAILING)
