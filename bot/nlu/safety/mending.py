"""Mends misspelled alarm words: "suicidle", "chst", "brething"."""

from __future__ import annotations

from collections.abc import Iterable

from bot.nlu.facts.typos import one_slip

#: Words this short are too close to one another to guess; longer than LONG may have two slips.
SHORT, LONG = 4, 8
#: From this length on, even the first letter may be wrong: "vreathe".
SURE = 7


class Mender:
    """Finds the alarm word meant by a misspelled one. `leave` are words that stay what they are."""

    def __init__(self, hear: Iterable[str], leave: Iterable[str]) -> None:
        self._leave = frozenset(leave) | frozenset(hear)
        self._by_first: dict[str, tuple[str, ...]] = {}
        self._by_rest: dict[str, tuple[str, ...]] = {}
        for word in sorted(set(hear)):
            self._by_first[word[0]] = (*self._by_first.get(word[0], ()), word)
            self._by_rest[word[1:]] = (*self._by_rest.get(word[1:], ()), word)

    def __call__(self, word: str) -> str:
        """The alarm word, or `word` itself."""
        if len(word) < SHORT or word in self._leave:
            return word
        for known in self._by_first.get(word[0], ()):
            if len(known) > SHORT and abs(len(known) - len(word)) <= 2 and _near(word, known):
                return known
        return next((known for known in self._by_rest.get(word[1:], ()) if len(word) >= SURE), word)


def _near(word: str, known: str) -> bool:
    if one_slip(word, known):
        # "breath" is no slip for "breathe": an ending is grammar, both are words.
        return not (known.startswith(word) or word.startswith(known)) or len(known) > LONG
    return min(len(word), len(known)) >= LONG and any(one_slip(cut, known) for cut in _one_off(word))


def _one_off(word: str) -> Iterable[str]:
    return (word[:i] + word[i + 1 :] for i in range(1, len(word)))
