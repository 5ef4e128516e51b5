"""Slack's text format, both ways: what a person typed becomes words, our words become text that means no more.

In what Slack sends, `<`, `>` and `&` are escaped, and `<...>` stands for something Slack knows: a link, an
address, a person, a channel, a group, a date.
"""

from __future__ import annotations

import re

#: What a mention of somebody, somewhere or everybody becomes. The first is what bot.privacy writes for a name.
PERSON, CHANNEL, EVERYBODY = "[name]", "a channel", "everyone"
_TOKEN = re.compile(r"<([^<>]*)>")
_ENTITY = re.compile(r"&(amp|lt|gt);")
_CHARACTERS = {"amp": "&", "lt": "<", "gt": ">"}
_WORDS_OF_COMMANDS = {"channel": EVERYBODY, "here": EVERYBODY, "everyone": EVERYBODY}


def words(text: str, bot: str = "") -> str:
    """What the person typed, without Slack's markup. A mention of the `bot` (a user id) is left out.

    >>> words("mail <mailto:ann@b.org|ann@b.org> &amp; ask <@U1>")
    'mail ann@b.org & ask [name]'
    """
    pieces, end = [], 0
    for token in _TOKEN.finditer(text):
        pieces += [unescaped(text[end : token.start()]), unescaped(_word(token.group(1), bot))]
        end = token.end()
    return "".join([*pieces, unescaped(text[end:])]).strip()


def escaped(text: str) -> str:
    """The text as Slack wants it in a text object: nothing in it can become a link or a mention.

    >>> escaped("<!channel> & co")
    '&lt;!channel&gt; &amp; co'
    """
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def unescaped(text: str) -> str:
    """The reverse of `escaped`."""
    return _ENTITY.sub(lambda entity: _CHARACTERS[entity.group(1)], text)


def _word(token: str, bot: str) -> str:
    """The words for what stood between `<` and `>`."""
    target, _, label = token.partition("|")
    sign, name = target[:1], target[1:]
    if sign == "@":
        return "" if bot and name == bot else PERSON
    if sign == "#":
        return f"#{label}" if label else CHANNEL
    if sign == "!":
        command = name.partition("^")[0]
        return _WORDS_OF_COMMANDS.get(command) or label or PERSON
    return label or target.removeprefix("mailto:").removeprefix("tel:")
