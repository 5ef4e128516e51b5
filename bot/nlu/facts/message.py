"""A message with its words and the named things in it: what every reader of facts works on."""

from __future__ import annotations

from dataclasses import dataclass

from .gazetteer import Gazetteer, Match
from .tokens import Token, tokenize

#: How plainly a message says who or what it is about. What is said in passing replaces nothing that is known.
PLAINLY, IN_PASSING = "plainly", "in passing"


@dataclass(frozen=True)
class Entity:
    """A fact and the words that say it: characters [start, end) of the message."""

    entity: str
    value: str
    start: int
    end: int
    text: str


@dataclass(frozen=True)
class Message:
    """One message. `norms` are its words in lower case, without apostrophes."""

    text: str
    tokens: tuple[Token, ...]
    matches: tuple[Match, ...]
    norms: tuple[str, ...]

    @staticmethod
    def of(text: str, gazetteer: Gazetteer) -> Message:
        """The message of this text."""
        tokens = tokenize(text)
        return Message(text, tokens, gazetteer.find(tokens), tuple(t.norm for t in tokens))

    def named(self, kind: str) -> tuple[Match, ...]:
        """The named things of one kind, in order."""
        return tuple(m for m in self.matches if m.kind == kind)

    def before(self, i: int, count: int) -> tuple[str, ...]:
        """Up to `count` words before the word `i`, not across punctuation, in reading order."""
        first = i
        while (
            first > 0 and i - first < count and not (first < len(self.tokens) and self.tokens[first].after_break)
        ):
            first -= 1
        return self.norms[first:i]

    def after(self, i: int, count: int) -> tuple[str, ...]:
        """Up to `count` words from the word `i` on, not across punctuation."""
        last = i
        while last < len(self.tokens) and last - i < count and not self.tokens[last].after_break:
            last += 1
        return self.norms[i:last]

    def entity(self, name: str, value: str, start: int, end: int) -> Entity:
        """An entity over these characters."""
        return Entity(name, value, start, end, self.text[start:end])
