"""A reply in Slack's blocks, within Slack's limits, and the same words as plain text for whoever reads no blocks.

for message in render(reply, words):      # one; more only when Slack cannot take it in one
    await client.chat_postMessage(channel=..., text=message.text, blocks=message.blocks)
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote, urlsplit

from slack_sdk.models.blocks import (
    ActionsBlock,
    Block,
    ButtonElement,
    ConfirmObject,
    ContextBlock,
    DividerBlock,
    InteractiveElement,
    MarkdownTextObject,
    Option,
    PlainTextObject,
    RichTextBlock,
    RichTextQuoteElement,
    StaticSelectElement,
)

import bot.advice.reply as says
from bot.advice.reply import erases
from bot.channels.slack import rich
from bot.channels.slack.cut import pieces, shortened
from bot.channels.slack.mrkdwn import escaped
from bot.channels.slack.words import Words

MOST_BLOCKS = 50
MOST_TEXT = 40_000  # of the plain text; Slack cuts off what is longer
MOST_IN_BLOCK = 3000
MOST_ELEMENTS = 25
MOST_OPTIONS = 100
TITLE = 75
#: More choices than this become a menu.
FEW = 5
CHOOSE = "choose"
SIGNS = {"red": "rotating_light", "amber": "warning", "info": "information_source"}


@dataclass(frozen=True)
class Message:
    """One message of Slack: its blocks, and its text for notifications and screen readers."""

    text: str
    blocks: tuple[Block, ...]


def render(reply: says.Reply, words: Words) -> tuple[Message, ...]:
    """The reply as one message; as several only if it has more than `MOST_BLOCKS` blocks."""
    messages: list[tuple[list[str], list[Block]]] = [([], [])]
    for block in reply.blocks:
        for plain, drawn in _draw(block, words):
            if len(messages[-1][1]) + len(drawn) > MOST_BLOCKS:
                messages.append(([], []))
            messages[-1][0].append(plain)
            messages[-1][1].extend(drawn)
    return tuple(Message(_plain(plain, words), tuple(blocks)) for plain, blocks in messages if blocks)


def choices(buttons: Iterable[says.Button], words: Words) -> list[Block]:
    """The buttons, or a menu when there are many of them. What erases asks once more."""
    known = [button for button in buttons if button.id and button.title.strip()]
    ways_on = [button for button in known if not erases(button)]
    elements: list[InteractiveElement] = []
    if len(ways_on) > FEW:
        for start in range(0, len(ways_on), MOST_OPTIONS):
            elements.append(_menu(ways_on[start : start + MOST_OPTIONS], words))
    else:
        elements.extend(_button(button) for button in ways_on)
    elements.extend(_erase_button(button, words) for button in known if erases(button))
    return [
        ActionsBlock(elements=elements[start : start + MOST_ELEMENTS])
        for start in range(0, len(elements), MOST_ELEMENTS)
    ]


def with_choice(blocks: Sequence[Mapping[str, Any]], title: str, words: Words) -> list[dict[str, Any]]:
    """A message's blocks as Slack gave them back, its buttons gone and the chosen one named in their place."""
    chosen = ContextBlock(elements=[plain(words("chosen", title=title), MOST_IN_BLOCK)]).to_dict()
    kept: list[dict[str, Any]] = []
    for block in blocks:
        if block.get("type") != ActionsBlock.type:
            kept.append(dict(block))
        elif chosen not in kept:
            kept.append(chosen)
    return kept if chosen in kept else [*kept, chosen][-MOST_BLOCKS:]


def plain(text: str, most: int) -> PlainTextObject:
    """A text object without markup, shortened to what Slack takes."""
    safe = escaped(shortened(text, most))
    while len(safe) > most:  # escaping has made it longer
        text = shortened(text, min(most, len(text)) - 1)
        safe = escaped(text)
    return PlainTextObject(text=safe, emoji=False)


def _draw(block: says.Block, words: Words) -> Iterator[tuple[str, Sequence[Block]]]:
    """The parts of a block: the plain text of each and how it is drawn."""
    match block:
        case says.Text(text=text):
            yield from ((_bare(piece), [_rich(rich.section(piece))]) for piece in pieces(text, MOST_IN_BLOCK))
        case says.Callout(text=text, tone=tone):
            for piece in pieces(text, MOST_IN_BLOCK):
                yield _bare(piece), [_rich(rich.quote(piece, *rich.sign(SIGNS[tone])))]
        case says.Steps(items=items):
            if any(items):
                yield says.block_text(block), [_rich(rich.ordered(items))]
        case says.Bullets(items=items, title=title):
            heading = [rich.section(title)] if title else []
            if any((title, *items)):
                yield says.block_text(block), [_rich(*heading, *([rich.bulleted(items)] if any(items) else []))]
        case says.Wording(text=text, title=title):
            first, *others = pieces(text, MOST_IN_BLOCK) or [""]
            heading = [rich.section(title)] if title else []
            yield says.block_text(says.Wording(first, title)), [_rich(*heading, _said(first))]
            yield from ((says.block_text(says.Wording(piece)), [_rich(_said(piece))]) for piece in others)
        case says.Document(title=title, text=text):
            top = [DividerBlock(), _rich(rich.section(f"**{title}**"))]
            first, *others = pieces(text, MOST_IN_BLOCK) or [""]
            opening = [_rich(rich.literal(first))] if first else []
            yield says.block_text(says.Document(title, first)), [*top, *opening]
            yield from ((piece, [_rich(rich.literal(piece))]) for piece in others)
        case says.Buttons(items=buttons):
            yield from (("", [drawn]) for drawn in choices(buttons, words))
        case says.Sources(items=sources):
            if sources:
                yield "", [_context(sources, words)]


def _plain(parts: Iterable[str], words: Words) -> str:
    """The whole text, escaped. A message of buttons alone says what to do with them."""
    text = "\n\n".join(part for part in parts if part) or words("choose")
    safe = escaped(text)
    return safe if len(safe) <= MOST_TEXT else escaped(shortened(text, MOST_TEXT // len("&amp;")))


def _rich(*elements: Any) -> RichTextBlock:
    return RichTextBlock(elements=elements)


def _said(text: str) -> RichTextQuoteElement:
    return rich.quote(_bare(text))


def _bare(text: str) -> str:
    return text.replace("**", "")


def _button(button: says.Button) -> ButtonElement:
    return ButtonElement(text=plain(button.title, TITLE), action_id=f"{CHOOSE}.{button.id}", value=button.id)


def _erase_button(button: says.Button, words: Words) -> ButtonElement:
    sure = ConfirmObject(
        title=plain(words("erase.title"), ConfirmObject.title_max_length),
        text=plain(words("erase.text"), ConfirmObject.text_max_length),
        confirm=plain(words("erase.confirm"), ConfirmObject.confirm_max_length),
        deny=plain(words("erase.deny"), ConfirmObject.deny_max_length),
        style="danger",
    )
    action = f"{CHOOSE}.{button.id}"
    return ButtonElement(
        text=plain(button.title, TITLE), action_id=action, value=button.id, style="danger", confirm=sure
    )


def _menu(buttons: Sequence[says.Button], words: Words) -> StaticSelectElement:
    return StaticSelectElement(
        placeholder=plain(words("choose"), 150),
        action_id=f"{CHOOSE}.{buttons[0].id}",
        options=[Option(text=plain(button.title, TITLE), value=button.id) for button in buttons],
    )


def _context(sources: Sequence[says.Source], words: Words) -> ContextBlock:
    text = words("sources", sources="; ".join(_source(source) for source in sources))
    return ContextBlock(elements=[MarkdownTextObject(text=piece) for piece in pieces(text, 2000)[:10]])


def _source(source: says.Source) -> str:
    name = escaped(says.block_text(says.Sources((source,)))).replace("\n", " ")
    if urlsplit(source.url).scheme not in ("http", "https"):
        return name
    address = quote(source.url, safe=":/?#[]@!$'()*+,;=%~&").replace("&", "&amp;")
    return f"<{address}|{name}>"
