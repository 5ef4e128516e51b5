"""Words and groups of letters of a message as sparse features, each weighted by how telling it is (tf-idf).

scikit-learn's vectorizers make the same numbers; they take ten times as long for one message, and
loading them costs a server 50 MB and a second at every start.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, chain, pairwise

import numpy as np
from scipy.sparse import csr_matrix

#: A word of fewer phrases than this, or a group of letters, says nothing.
FEWEST_WORDS = 2
FEWEST_LETTERS = 4
MOST_LETTERS = 30_000
#: How many letters are a group; a space before and after the word counts.
GROUPS = (3, 4, 5)
#: Letters from which a word tells gibberish from speech.
TELLING = 4
_WORD = re.compile(r"\w\w+")

#: Cuts a text into n-grams, each as often as it is there.
Cut = Callable[[str], list[str]]


def words_of(text: str) -> list[str]:
    """Words of two letters or more, and pairs of neighbors."""
    words = _WORD.findall(_plain(text))
    return [*words, *(" ".join(pair) for pair in pairwise(words))]


def letters_of(text: str) -> list[str]:
    """Groups of letters within words."""
    found = []
    for word in _plain(text).split():
        padded = f" {word} "
        for size in GROUPS:
            if size >= len(padded):
                found.append(padded)
                break
            found.extend(padded[at : at + size] for at in range(len(padded) - size + 1))
    return found


@dataclass(frozen=True)
class Vocabulary:
    """N-grams of one kind: `columns` says where each stands, `idf` (n-grams,) how telling it is."""

    cut: Cut
    columns: Mapping[str, int]
    idf: np.ndarray

    @classmethod
    def learn(cls, cut: Cut, texts: Sequence[str], fewest: int, most: int | None = None) -> Vocabulary:
        """The n-grams of at least `fewest` texts; of those the `most` that are said most often."""
        said: Counter[str] = Counter()
        texts_with: Counter[str] = Counter()
        for text in texts:
            counts = Counter(cut(text))
            said.update(counts)
            texts_with.update(counts.keys())
        often = [gram for gram, count in texts_with.items() if count >= fewest]
        kept = sorted(sorted(often, key=lambda gram: (-said[gram], gram))[:most])
        share = [(1 + len(texts)) / (1 + texts_with[gram]) for gram in kept]
        idf = (np.log(np.array(share)) + 1).astype(np.float32)
        return cls(cut, {gram: column for column, gram in enumerate(kept)}, idf)

    def weigh(self, text: str) -> tuple[np.ndarray, np.ndarray]:
        """Columns of the n-grams of a text and their weights, of length 1 together (0 when none is known)."""
        counts = Counter(self.columns[gram] for gram in self.cut(text) if gram in self.columns)
        columns = np.fromiter(counts.keys(), dtype=np.int32, count=len(counts))
        weights = np.fromiter(counts.values(), dtype=np.float32, count=len(counts))
        weights = (np.log(weights) + 1) * self.idf[columns]
        return columns, weights / max(float(np.sqrt(weights @ weights)), 1e-12)


class NGrams:
    """The n-grams of both kinds, side by side: words, then letters."""

    def __init__(self, words: Vocabulary, letters: Vocabulary) -> None:
        self._words = words
        self._letters = letters

    @classmethod
    def learn(cls, texts: Sequence[str]) -> NGrams:
        """Learns which n-grams there are."""
        letters = Vocabulary.learn(letters_of, texts, FEWEST_LETTERS, MOST_LETTERS)
        return cls(Vocabulary.learn(words_of, texts, FEWEST_WORDS), letters)

    def __call__(self, texts: Sequence[str]) -> csr_matrix:
        """Sparse features, shape (len(texts), n-grams), float32."""
        rows = [self._row(text) for text in texts]
        return rows_to_matrix(rows, len(self._words.idf) + len(self._letters.idf))

    def _row(self, text: str) -> tuple[np.ndarray, np.ndarray]:
        words, letters = self._words.weigh(text), self._letters.weigh(text)
        columns = np.concatenate([words[0], letters[0] + len(self._words.idf)])
        return columns, np.concatenate([words[1], letters[1]])

    def knows(self, text: str) -> bool:
        """Whether a text has a word of ours, as far as it has words that are long enough to tell."""
        words = [w for w in re.findall(r"[^\W\d_]+", text.lower()) if len(w) >= TELLING]
        return not words or any(w in self._words.columns for w in words)

    def as_arrays(self) -> dict[str, np.ndarray]:
        """The n-grams and their weights, ready for `numpy.savez`."""
        return {
            "words_terms": _joined(self._words.columns),
            "words_idf": self._words.idf,
            "letters_terms": _joined(self._letters.columns),
            "letters_idf": self._letters.idf,
        }

    @classmethod
    def from_arrays(cls, arrays: Mapping[str, np.ndarray]) -> NGrams:
        """Reads what `as_arrays` wrote."""
        return cls(
            Vocabulary(words_of, _parted(arrays["words_terms"]), arrays["words_idf"]),
            Vocabulary(letters_of, _parted(arrays["letters_terms"]), arrays["letters_idf"]),
        )


def rows_to_matrix(rows: Iterable[tuple[np.ndarray, np.ndarray]], width: int) -> csr_matrix:
    """Columns and values of each row as one matrix, shape (rows, width)."""
    columns, values = zip(*rows, strict=True)
    ends = np.fromiter(accumulate(chain([0], map(len, columns))), dtype=np.int32)
    return csr_matrix((np.concatenate(values), np.concatenate(columns), ends), shape=(len(ends) - 1, width))


def _joined(columns: Mapping[str, int]) -> np.ndarray:
    return np.frombuffer("\n".join(columns).encode(), dtype=np.uint8)


def _parted(joined: np.ndarray) -> dict[str, int]:
    return {gram: column for column, gram in enumerate(joined.tobytes().decode().split("\n"))}


def _plain(text: str) -> str:
    """Lower case, without accents."""
    lower = text.lower()
    if lower.isascii():
        return lower
    return "".join(c for c in unicodedata.normalize("NFKD", lower) if not unicodedata.combining(c))
