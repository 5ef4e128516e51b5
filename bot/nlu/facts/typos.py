"""Forgives one slip of the finger in a long word."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

#: Shorter words are too close to one another: "heating" and "hearing" are, "heat" and "head" would be worse.
LONG = 7


class Spelling:
    """Finds the known word that is one slip (a letter lost, added, changed, two swapped) away.

    Known words are filed under themselves and under each form with one letter left out, so a look-up costs
    as many steps as the word has letters.
    """

    def __init__(self, words: Iterable[str]) -> None:
        self._known = frozenset(words)
        self._forms: dict[str, list[str]] = defaultdict(list)
        for word in sorted(self._known):
            if len(word) >= LONG:
                for form in _forms(word):
                    self._forms[form].append(word)

    def correct(self, word: str) -> str:
        """The known word meant by `word`; `word` itself when it is known or nothing is near.

        The first letter must be right: people rarely slip there, and "wearing" is not "hearing".
        """
        if len(word) < LONG or word in self._known:
            return word
        for form in _forms(word):
            for known in self._forms.get(form, ()):
                if word[0] == known[0] and one_slip(word, known):
                    return known
        return word


def one_slip(a: str, b: str) -> bool:
    """Whether exactly one letter is lost, added or changed, or two neighbours are swapped."""
    if a == b or abs(len(a) - len(b)) > 1:
        return False
    start = 0
    while start < min(len(a), len(b)) and a[start] == b[start]:
        start += 1
    a, b = a[start:], b[start:]
    if len(a) != len(b):
        return a[1:] == b if len(a) > len(b) else a == b[1:]
    return a[1:] == b[1:] or (a[:2] == b[:2][::-1] and a[2:] == b[2:])


def _forms(word: str) -> set[str]:
    return {word, *(word[:i] + word[i + 1 :] for i in range(len(word)))}
