"""The pages of a script: its lines as pieces, cut so that a phone screen and a frightened reader can take them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from bot.advice.reply import Block, Bullets, Steps, Text, Wording, block_text
from bot.advice.script import Script

#: Words a page may hold. A phone screen and a frightened reader; see design, "Reply".
PAGE = 120
#: Steps on a first page: more is a wall.
FIRST_STEPS = 4
#: Words kept free on a later page for the line that leads to it.
KEPT_FOR_LEAD = 10
ASK = "Ask:"


@dataclass(frozen=True)
class Piece:
    """A block to place, and the sources behind it."""

    block: Block
    sources: tuple[str, ...] = ()

    @property
    def words(self) -> int:
        """Its length as a person reads it."""
        return len(block_text(self.block).split())


def opening(script: Script) -> Piece:
    """What is said first."""
    return Piece(Text(script.opening.text), script.opening.sources)


def first_body(script: Script, taken: int) -> tuple[list[Piece], list[Piece]]:
    """What of the script fits on the first page beside `taken` words, and what is left for the next ones."""
    words = [Piece(Wording(line.text, line.title), line.sources) for line in script.words]
    steps = [Piece(Steps((line.text,)), line.sources) for line in script.steps]
    lead = words[:1] if script.leads_with_words else []
    order, later = [*lead, *steps], words[len(lead) :]
    room = PAGE - taken - opening(script).words
    body: list[Piece] = []
    while order and order[0].words <= room and len(body) < FIRST_STEPS + len(lead):
        room -= order[0].words
        body.append(order.pop(0))
    asks = [Piece(Bullets((line.text,), ASK), line.sources) for line in script.ask]
    more = [Piece(Text(line.text), line.sources) for line in script.more]
    return body, [*order, *later, *asks, *more]


def later_pages(pieces: list[Piece]) -> list[list[Piece]]:
    """The pieces in pages, in order."""
    pages: list[list[Piece]] = []
    for piece in pieces:
        if pages and words_in(pages[-1]) + piece.words <= PAGE - KEPT_FOR_LEAD:
            pages[-1].append(piece)
        else:
            pages.append([piece])
    return pages


def words_in(pieces: Iterable[Piece]) -> int:
    """The length of all of them."""
    return sum(piece.words for piece in pieces)


def joined(blocks: Iterable[Block]) -> list[Block]:
    """Neighbouring steps become one list, and so do neighbouring bullets of one title."""
    found: list[Block] = []
    for block in blocks:
        last = found[-1] if found else None
        if isinstance(block, Steps) and isinstance(last, Steps):
            found[-1] = Steps(last.items + block.items)
        elif isinstance(block, Bullets) and isinstance(last, Bullets) and block.title == last.title:
            found[-1] = Bullets(last.items + block.items, last.title)
        else:
            found.append(block)
    return found
