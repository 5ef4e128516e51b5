"""What a message names, as features: no list of phrases has every illness, operation and payer in it."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from bot.advice.lookups import CONDITION_SCENARIOS, PROCEDURE_SCENARIOS, Lookups
from bot.nlu.facts.gazetteer import Gazetteer
from bot.nlu.facts.tokens import tokenize

#: One feature each: the scenario of a named condition or procedure, and the other kinds of things named.
COLUMNS = (
    *(scenario for scenario in (*CONDITION_SCENARIOS, *PROCEDURE_SCENARIOS) if scenario),
    *("specialty", "payer", "relation", "place", "stance"),
)


class Named:
    """Says of each message which kinds of things it names."""

    def __init__(self, lookups: Lookups) -> None:
        self._gazetteer = Gazetteer(lookups)
        self._scenarios = {("condition", c.id): c.scenario for c in lookups.conditions.values()}
        self._scenarios |= {("procedure", p.id): p.scenario for p in lookups.procedures.values()}

    def __call__(self, texts: Sequence[str]) -> np.ndarray:
        """Zeros and ones, shape (len(texts), COLUMNS), float32."""
        found = np.zeros((len(texts), len(COLUMNS)), dtype=np.float32)
        for row, text in enumerate(texts):
            for match in self._gazetteer.find(tokenize(text)):
                column = self._scenarios.get((match.kind, match.id), match.kind)
                if column in COLUMNS:
                    found[row, COLUMNS.index(column)] = 1
        return found
