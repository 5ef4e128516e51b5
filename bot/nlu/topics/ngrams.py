"""Words and letters of a message as sparse features, kept as plain arrays so that a model needs no pickle."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

import numpy as np
from scipy.sparse import csr_matrix, hstack
from sklearn.feature_extraction.text import TfidfVectorizer

WORDS: dict[str, Any] = {"ngram_range": (1, 2), "min_df": 2, "sublinear_tf": True, "strip_accents": "unicode"}
LETTERS: dict[str, Any] = {
    "analyzer": "char_wb",
    "ngram_range": (3, 5),
    "min_df": 4,
    "max_features": 30_000,
    "sublinear_tf": True,
    "strip_accents": "unicode",
}


#: Letters from which a word tells gibberish from speech.
TELLING = 4


class NGrams:
    """Word and letter n-grams, weighted by how telling they are (tf-idf)."""

    def __init__(self, vectorizers: tuple[TfidfVectorizer, TfidfVectorizer]) -> None:
        self._vectorizers = vectorizers

    @classmethod
    def learn(cls, texts: Sequence[str]) -> NGrams:
        """Learns which n-grams there are."""
        vectorizers = (
            TfidfVectorizer(**WORDS, dtype=np.float32),
            TfidfVectorizer(**LETTERS, dtype=np.float32),
        )
        for vectorizer in vectorizers:
            vectorizer.fit(texts)
        return cls(vectorizers)

    def __call__(self, texts: Sequence[str]) -> csr_matrix:
        """Sparse features, shape (len(texts), n-grams)."""
        return hstack([v.transform(texts) for v in self._vectorizers]).tocsr()

    def knows(self, text: str) -> bool:
        """Whether a text has a word of ours, as far as it has words that are long enough to tell."""
        words = [w for w in re.findall(r"[^\W\d_]+", text.lower()) if len(w) >= TELLING]
        return not words or any(w in self._vectorizers[0].vocabulary_ for w in words)

    def as_arrays(self) -> dict[str, np.ndarray]:
        """The n-grams and their weights, ready for `numpy.savez`."""
        arrays = {}
        for name, vectorizer in zip(("words", "letters"), self._vectorizers, strict=True):
            arrays[f"{name}_terms"] = np.array(vectorizer.get_feature_names_out(), dtype=np.str_)
            arrays[f"{name}_idf"] = vectorizer.idf_.astype(np.float32)
        return arrays

    @classmethod
    def from_arrays(cls, arrays: Any) -> NGrams:
        """Reads what `as_arrays` wrote."""
        vectorizers = []
        for name, settings in (("words", WORDS), ("letters", LETTERS)):
            terms = arrays[f"{name}_terms"].tolist()
            vectorizer = TfidfVectorizer(
                **settings, dtype=np.float32, vocabulary={term: i for i, term in enumerate(terms)}
            )
            vectorizer.idf_ = arrays[f"{name}_idf"]
            vectorizers.append(vectorizer)
        return cls((vectorizers[0], vectorizers[1]))
