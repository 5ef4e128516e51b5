"""Channel-neutral replies: an ordered list of blocks that every channel can draw."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Literal

Tone = Literal["red", "amber", "info"]
#: Where the button that erases everything leads, and its choice once the person was asked.
ERASE, CONFIRM = "erase_my_data", "confirm"


@dataclass(frozen=True)
class Text:
    """A paragraph. `**bold**` is the only markup."""

    text: str
    kind: Literal["text"] = "text"


@dataclass(frozen=True)
class Steps:
    """Things to do, in this order."""

    items: tuple[str, ...]
    kind: Literal["steps"] = "steps"


@dataclass(frozen=True)
class Bullets:
    """Things that belong together, in no order."""

    items: tuple[str, ...]
    title: str = ""
    kind: Literal["bullets"] = "bullets"


@dataclass(frozen=True)
class Wording:
    """Words the person may copy and say or send."""

    text: str
    title: str = ""
    kind: Literal["wording"] = "wording"


@dataclass(frozen=True)
class Callout:
    """A warning that must stand out. `red`: act now. `amber`: take care. `info`: good to know."""

    text: str
    tone: Tone = "info"
    kind: Literal["callout"] = "callout"


@dataclass(frozen=True)
class Button:
    """A way on. Pressing it is the same as saying `topic`, with `facts` added to the case.

    `choice` says which one where a topic has several: a document, a step, a fact. `id` is given by the channel
    when the reply is delivered; channels resolve it on the server.
    """

    title: str
    topic: str
    facts: Mapping[str, Any] = field(default_factory=dict)
    id: str = ""
    choice: str = ""


def erases(button: Button) -> bool:
    """Whether pressing this button erases the conversation, and not only asks about it."""
    return button.topic == ERASE and button.choice == CONFIRM


@dataclass(frozen=True)
class Buttons:
    """The ways on from here, the likeliest first."""

    items: tuple[Button, ...]
    kind: Literal["buttons"] = "buttons"


@dataclass(frozen=True)
class Document:
    """A text to copy, print or bring, such as a message or a one-page summary.

    `name` names its files, without an ending. `dates` are days with what is due then (ISO date, text), for a
    calendar. A blank that only the person can fill stands as `[your name]`.
    """

    title: str
    text: str
    name: str = ""
    dates: tuple[tuple[str, str], ...] = ()
    kind: Literal["document"] = "document"


@dataclass(frozen=True)
class Source:
    """Where a claim comes from."""

    name: str
    year: str = ""
    url: str = ""


@dataclass(frozen=True)
class Sources:
    """Where the claims of this reply come from; shown folded away."""

    items: tuple[Source, ...]
    kind: Literal["sources"] = "sources"


Block = Text | Steps | Bullets | Wording | Callout | Buttons | Document | Sources


@dataclass(frozen=True)
class Reply:
    """One reply: one message on every channel."""

    blocks: tuple[Block, ...]

    @property
    def buttons(self) -> tuple[Button, ...]:
        """All buttons of the reply, in order."""
        return tuple(b for block in self.blocks if isinstance(block, Buttons) for b in block.items)

    def words(self) -> int:
        """How many words a person has to read: not those of buttons, nor what is folded away."""
        folded = (Buttons, Document, Sources)
        return sum(len(block_text(b).split()) for b in self.blocks if not isinstance(b, folded))

    def as_dict(self) -> dict[str, Any]:
        """JSON-ready form: `{"blocks": [{"kind": ..., ...}]}`."""
        return {"blocks": [_block_dict(b) for b in self.blocks]}

    @staticmethod
    def from_dict(data: Mapping[str, Any]) -> Reply:
        """Reads what `as_dict` wrote.

        Raises:
            KeyError: a block of unknown kind.
        """
        return Reply(tuple(_read_block(b) for b in data["blocks"]))


def with_button_ids(reply: Reply, prefix: str) -> Reply:
    """The same reply, every button numbered `prefix.1`, `prefix.2`, ... in order of appearance."""
    number = 0
    blocks: list[Block] = []
    for block in reply.blocks:
        if isinstance(block, Buttons):
            items = []
            for button in block.items:
                number += 1
                items.append(replace(button, id=f"{prefix}.{number}"))
            block = Buttons(tuple(items))
        blocks.append(block)
    return Reply(tuple(blocks))


def plain_text(reply: Reply) -> str:
    """The reply as text alone: for terminals, transcripts and channels that draw nothing."""
    parts = [block_text(b) for b in reply.blocks if not isinstance(b, (Buttons, Sources))]
    return "\n\n".join(p for p in parts if p)


def block_text(block: Block) -> str:
    """One block as text, without markup."""
    match block:
        case Text(text=text) | Callout(text=text):
            return text.replace("**", "")
        case Steps(items=items):
            return "\n".join(f"{n}. {item}" for n, item in enumerate(items, 1)).replace("**", "")
        case Bullets(items=items, title=title):
            return "\n".join([*([title] if title else []), *(f"- {item}" for item in items)]).replace("**", "")
        case Wording(text=text, title=title):
            return f'{title}\n"{text}"' if title else f'"{text}"'
        case Document(title=title, text=text):
            return f"{title}\n{text}"
        case Buttons(items=buttons):
            return " ".join(f"[{b.title}]" for b in buttons)
        case Sources(items=sources):
            return "; ".join(f"{s.name}, {s.year}" if s.year else s.name for s in sources)
    raise TypeError(block)  # pragma: no cover


def _block_dict(block: Block) -> dict[str, Any]:
    data: dict[str, Any] = {"kind": block.kind}
    match block:
        case Text(text=text):
            data["text"] = text
        case Steps(items=items):
            data["items"] = list(items)
        case Bullets(items=items, title=title):
            data.update(title=title, items=list(items))
        case Wording(text=text, title=title):
            data.update(title=title, text=text)
        case Document(title=title, text=text, name=name, dates=dates):
            data.update(title=title, text=text, name=name, dates=[list(date) for date in dates])
        case Callout(text=text, tone=tone):
            data.update(tone=tone, text=text)
        case Buttons(items=buttons):
            data["items"] = [
                {"id": b.id, "title": b.title, "topic": b.topic, "facts": dict(b.facts), "choice": b.choice}
                for b in buttons
            ]
        case Sources(items=sources):
            data["items"] = [{"name": s.name, "year": s.year, "url": s.url} for s in sources]
    return data


def _read_block(data: Mapping[str, Any]) -> Block:
    kind = data["kind"]
    if kind == "text":
        return Text(data["text"])
    if kind == "steps":
        return Steps(tuple(data["items"]))
    if kind == "bullets":
        return Bullets(tuple(data["items"]), data.get("title", ""))
    if kind == "wording":
        return Wording(data["text"], data.get("title", ""))
    if kind == "document":
        dates = tuple((day, what) for day, what in data.get("dates", ()))
        return Document(data["title"], data["text"], data.get("name", ""), dates)
    if kind == "callout":
        return Callout(data["text"], data["tone"])
    if kind == "buttons":
        return Buttons(tuple(_read_button(b) for b in data["items"]))
    if kind == "sources":
        return Sources(tuple(Source(s["name"], s.get("year", ""), s.get("url", "")) for s in data["items"]))
    raise KeyError(f"unknown block kind {kind!r}")


def _read_button(data: Mapping[str, Any]) -> Button:
    return Button(data["title"], data["topic"], data.get("facts", {}), data.get("id", ""), data.get("choice", ""))
