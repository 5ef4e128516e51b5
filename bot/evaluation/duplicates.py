"""Phrases that say the same: they teach nothing new, and one that is also a ruler's message spoils the ruler."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import numpy as np
from scipy.sparse import csr_matrix

from bot.nlu.ngrams import Vocabulary, letters_of, rows_to_matrix

#: From this likeness of letters on (cosine), two texts are the same but for a slip or a word.
ALIKE = 0.85
#: So many words in a row are not shared by chance.
RUN = 8
#: Texts shorter than this are alike by nature: "hi", "hello", "hi hi".
SHORTEST = 20
_ROWS = 512


def alike(texts: Sequence[str], others: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Pairs of places, in `texts` and in `others`, of texts that say the same. Short ones must be equal."""
    if not texts or not others:
        return
    ours, theirs = [plain(text) for text in texts], [plain(text) for text in others]
    letters = Vocabulary.learn(letters_of, [*ours, *theirs], fewest=1)
    known = _matrix(theirs, letters).T.tocsr()
    for start in range(0, len(ours), _ROWS):
        likeness = (_matrix(ours[start : start + _ROWS], letters) @ known).toarray()
        for row, column in np.argwhere(likeness >= ALIKE).tolist():
            one, other = ours[start + row], theirs[column]
            if one == other or min(len(one), len(other)) >= SHORTEST:
                yield start + row, column


def repeated(texts: Sequence[str]) -> Iterator[tuple[int, int]]:
    """The pairs of places, the earlier first, of texts of one list that say the same."""
    return ((later, at) for at, later in alike(texts, texts) if later < at)


def shared_runs(texts: Sequence[str], others: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Pairs of places of texts with `RUN` words in a row in common."""
    places: dict[tuple[str, ...], int] = {}
    for at, text in enumerate(others):
        for run in _runs(text):
            places.setdefault(run, at)
    for at, text in enumerate(texts):
        found = {places[run] for run in _runs(text) if run in places}
        yield from ((at, other) for other in sorted(found))


def _matrix(texts: Sequence[str], letters: Vocabulary) -> csr_matrix:
    return rows_to_matrix([letters.weigh(text) for text in texts], len(letters.idf))


def plain(text: str) -> str:
    """A text without case, punctuation and spare space."""
    return " ".join(_words(text))


def _runs(text: str) -> Iterator[tuple[str, ...]]:
    words = _words(text)
    return (tuple(words[at : at + RUN]) for at in range(len(words) - RUN + 1))


def _words(text: str) -> list[str]:
    return re.findall(r"\w+(?:['’]\w+)*", text.casefold())
