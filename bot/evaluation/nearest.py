"""Which training phrases a message is nearest to: what it was taken for, it was taken for because of these."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from bot.evaluation.phrases import Phrase
from bot.nlu.meaning import Meaning


class Nearest:
    """Finds the training phrases of like meaning."""

    def __init__(self, phrases: Sequence[Phrase], meaning: Meaning) -> None:
        """Encodes every phrase, which takes seconds."""
        self._phrases = phrases
        self._meaning = meaning
        self._vectors = meaning([phrase.text for phrase in phrases])

    def __call__(self, texts: Sequence[str], count: int) -> list[list[Phrase]]:
        """Of each text the `count` nearest phrases, the nearest first; the text itself is not among them."""
        alike = self._meaning(texts) @ self._vectors.T
        found = []
        for text, row in zip(texts, alike, strict=True):
            order = [self._phrases[at] for at in np.argsort(-row)[: count + 5]]
            found.append([phrase for phrase in order if phrase.text != text][:count])
        return found
