"""Words as Slack's rich text, where every character stands for itself.

In `mrkdwn`, a `*` or `_` of somebody's message would become markup, and there is no way to escape it. So
everything that a reply says is rich text.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from slack_sdk.models.blocks import (
    RichTextElement,
    RichTextElementParts,
    RichTextListElement,
    RichTextPreformattedElement,
    RichTextQuoteElement,
    RichTextSectionElement,
)

BOLD = {"bold": True}


def section(text: str) -> RichTextSectionElement:
    """A paragraph; `**bold**` is bold."""
    return RichTextSectionElement(elements=parts(text))


def ordered(items: Iterable[str]) -> RichTextListElement:
    """Steps, numbered."""
    return RichTextListElement(style="ordered", elements=[section(item) for item in items])


def bulleted(items: Iterable[str]) -> RichTextListElement:
    """Things in no order."""
    return RichTextListElement(style="bullet", elements=[section(item) for item in items])


def quote(text: str, *before: RichTextElement) -> RichTextQuoteElement:
    """Set off by a bar at the side; what comes `before` opens it."""
    return RichTextQuoteElement(elements=[*before, *parts(text)])


def literal(text: str) -> RichTextPreformattedElement:
    """A text to copy as it is."""
    return RichTextPreformattedElement(elements=[RichTextElementParts.Text(text=text)])


def sign(name: str) -> list[RichTextElement]:
    """A pictogram of Slack's and a space."""
    return [RichTextElementParts.Emoji(name=name), RichTextElementParts.Text(text=" ")]


def parts(text: str) -> Sequence[RichTextElement]:
    """The text in pieces, every second one bold; a space for no text, because Slack takes nothing empty."""
    pieces = [
        RichTextElementParts.Text(text=piece, style=BOLD if number % 2 else None)
        for number, piece in enumerate(text.split("**"))
        if piece
    ]
    return pieces or [RichTextElementParts.Text(text=" ")]
