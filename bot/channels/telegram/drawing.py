"""A reply as messages in Telegram's HTML (https://core.telegram.org/bots/api#html-style).

Every text is escaped here and nowhere else, so nothing that anybody wrote can become markup.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from html import escape
from typing import Any

from bot.advice.reply import (
    Block,
    Bullets,
    Button,
    Buttons,
    Callout,
    Document,
    Reply,
    Source,
    Sources,
    Steps,
    Text,
    Wording,
)
from bot.channels.telegram.cutting import pack, units

#: Telegram's limit for one message, markup not counted.
LONGEST = 4096
MARKS = {"red": "❗", "amber": "⚠️", "info": "ℹ️"}
#: What a pressed button carries from then on: pressing it again does nothing.
CHOSEN = "chosen"
_LINK = re.compile(r"https?://\S+")

Keyboard = dict[str, Any]


@dataclass(frozen=True)
class Part:
    """One message: its HTML, and the keyboard below it."""

    html: str
    keyboard: Keyboard | None = None


@dataclass(frozen=True)
class _Drawn:
    """A block, or a part of one, and how much of a message it takes."""

    html: str
    units: int


def draw(reply: Reply, sources_title: str, without_text: str) -> list[Part]:
    """The reply as messages in order; the keyboard is below the last one.

    `sources_title` stands above the sources. `without_text` is said when a reply holds nothing but buttons,
    which Telegram cannot show alone.
    """
    drawn = [piece for block in reply.blocks for piece in _draw(block, sources_title)]
    texts = _messages(drawn or _draw(Text(without_text), sources_title))
    return [*(Part(text) for text in texts[:-1]), Part(texts[-1], _keyboard(reply.buttons))]


def chosen_keyboard(button: Button) -> Keyboard:
    """What is left of a keyboard once this button of it was pressed."""
    return {"inline_keyboard": [[{"text": f"✓ {button.title}", "callback_data": CHOSEN}]]}


def _keyboard(buttons: tuple[Button, ...]) -> Keyboard | None:
    """One button a row: on a phone, two titles do not fit side by side."""
    if not buttons:
        return None
    return {"inline_keyboard": [[{"text": b.title, "callback_data": b.id}] for b in buttons]}


def _messages(drawn: list[_Drawn]) -> list[str]:
    """Blocks put together into as few messages as they fit in."""
    messages: list[str] = []
    room = 0
    for piece in drawn:
        if piece.units + 2 <= room:
            messages[-1] += f"\n\n{piece.html}"
            room -= piece.units + 2
        else:
            messages.append(piece.html)
            room = LONGEST - piece.units
    return messages


def _draw(block: Block, sources_title: str) -> list[_Drawn]:
    match block:
        case Text(text=text):
            return _in_parts("", text.split("\n"), _rich)
        case Steps(items=items):
            return _in_parts("", [f"{n}. {item}" for n, item in enumerate(items, 1)], _rich)
        case Bullets(items=items, title=title):
            return _in_parts(title, [f"• {item}" for item in items], _rich)
        case Wording(text=text, title=title):
            return _in_parts(title, text.split("\n"), lambda t: f"<pre>{_plain(t)}</pre>")
        case Callout(text=text, tone="red"):
            red = text.replace("**", "")
            return _in_parts("", f"{MARKS['red']} {red}".split("\n"), lambda t: f"<b>{_plain(t)}</b>")
        case Callout(text=text, tone=tone):
            return _in_parts("", f"{MARKS[tone]} {text}".split("\n"), _quoted)
        case Document(title=title, text=text):
            return _in_parts(title, text.split("\n"), _folded)
        case Sources(items=items):
            return _sources(sources_title, items)
        case Buttons():
            return []
    raise TypeError(block)  # pragma: no cover


def _in_parts(title: str, lines: list[str], dress: Callable[[str], str]) -> list[_Drawn]:
    """The lines, dressed, the title above the first part; in several parts if one message cannot hold them."""
    if not "".join(lines).strip():
        return []
    above = f"<b>{_plain(title)}</b>\n" if title else ""
    taken = units(title) + 1 if title else 0
    parts = ["\n".join(group).strip("\n") for group in pack(lines, LONGEST - taken)]
    return [
        _Drawn((above if first else "") + dress(part), units(part) + (taken if first else 0))
        for part, first in zip(parts, [True, *[False] * len(parts)], strict=False)
    ]


def _plain(text: str) -> str:
    return escape(text, quote=False)


def _rich(text: str) -> str:
    bold = re.sub(r"\*\*(.+?)\*\*", r"<b>\1</b>", _plain(text), flags=re.DOTALL)
    return bold.replace("**", "")


def _quoted(text: str) -> str:
    return f"<blockquote>{_rich(text)}</blockquote>"


def _folded(text: str) -> str:
    """Shown in three lines until it is tapped."""
    return f"<blockquote expandable>{_plain(text)}</blockquote>"


def _sources(title: str, sources: tuple[Source, ...]) -> list[_Drawn]:
    """Links in one fold; as many as a message can hold, which is far more than a reply has."""
    names = [f"{s.name}, {s.year}" if s.year else s.name for s in sources]
    shown = pack([f"• {name}" for name in names], LONGEST - units(title) - 1)[0]
    lines = [_link(line, source.url) for line, source in zip(shown, sources, strict=False)]
    if not "".join(names):
        return []
    fold = "\n".join([f"<b>{_plain(title)}</b>", *lines])
    return [_Drawn(f"<blockquote expandable>{fold}</blockquote>", units("\n".join([title, *shown])))]


def _link(line: str, url: str) -> str:
    bullet, name = line[:2], _plain(line[2:])
    return f'{bullet}<a href="{escape(url)}">{name}</a>' if _LINK.fullmatch(url) else f"{bullet}{name}"
