"""Commands: `/start`, `/help`, `/plan`, `/erase`. Anything else is words."""

from __future__ import annotations

import re
from collections.abc import Mapping

from bot.advice.reply import Button
from bot.channels.topics import topic_title

#: What Telegram lists in its menu, in this order.
MENU = ("start", "help", "plan", "erase")
_COMMAND = re.compile(r"/([a-z0-9_]{1,32})(?:@[a-z0-9_]{3,40})?(?:\s+(.*))?", re.IGNORECASE | re.DOTALL)


def meant(text: str, words: Mapping[str, str]) -> str | Button:
    """What a message means: the button that a command stands for, or words.

    A command followed by words, or one that we do not have, is words without the slash: somebody may well
    write "/help I can't breathe". `words` are those of the channel.
    """
    found = _COMMAND.fullmatch(text.strip())
    if not found:
        return text
    name, rest = found.group(1).casefold(), (found.group(2) or "").strip()
    if name == "start":
        return _opened(rest, words)
    if rest or name not in MENU:
        return f"{found.group(1)} {rest}".strip()
    if name == "plan":
        return _opened("plan", words)
    # Pressing "erase" erases; saying it asks first.
    return words["erase"] if name == "erase" else Button(words[name], name)


def _opened(topic: str, words: Mapping[str, str]) -> Button:
    """The topic that a link names (https://t.me/NAME?start=TOPIC), or the greeting."""
    title = topic_title(topic)
    return Button(title, topic) if title else Button(words["start"], "greet")
