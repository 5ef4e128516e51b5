"""Kernel ridge regression: a message is about what the training phrases near it are about.

Solved in one step, exactly, with the leave-one-out answers for free; and far from every phrase it falls back to
"as usual", where a softmax would be sure of itself on anything.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.linalg.lapack import spotrf, spotri, spotrs
from scipy.sparse import csr_matrix

#: How fast likeness falls with distance, and how much the phrases are smoothed.
SHARPNESS = 0.2
RIDGE = 0.1
#: Rows of likeness computed at a time, to keep memory small.
ROWS = 512


@dataclass(frozen=True)
class Points:
    """Messages as points: `dense` (n, d) and `sparse` (n, s), float32."""

    dense: np.ndarray
    sparse: csr_matrix

    def squares(self) -> np.ndarray:
        """Squared length of each point."""
        return np.asarray((self.dense**2).sum(axis=1) + self.sparse.multiply(self.sparse).sum(axis=1).A1)


class Likeness:
    """How like new points are to known ones: 1 for the same, towards 0 with distance."""

    def __init__(self, known: Points) -> None:
        self._squares = known.squares()
        self._dense = known.dense
        # By n-gram, so that a message costs what its own n-grams cost.
        self._sparse = known.sparse.T.tocsr()

    @property
    def known(self) -> Points:
        """The known points."""
        return Points(self._dense, self._sparse.T.tocsr())

    def __call__(self, points: Points) -> np.ndarray:
        """Shape (points, known points), float32."""
        likeness = np.empty((points.dense.shape[0], len(self._squares)), dtype=np.float32)
        squares = points.squares()
        for start in range(0, len(squares), ROWS):
            rows = slice(start, start + ROWS)
            product = points.dense[rows] @ self._dense.T + (points.sparse[rows] @ self._sparse).toarray()
            likeness[rows] = np.exp(-SHARPNESS * (squares[rows, None] + self._squares - 2 * product))
        return likeness


@dataclass(frozen=True)
class Solved:
    """`weights` (known points, labels) on top of `usual` (labels); `unseen`: the score of each known point as if
    it had not been among the known ones."""

    weights: np.ndarray
    usual: np.ndarray
    unseen: np.ndarray


def solve(likeness: np.ndarray, targets: np.ndarray) -> Solved:
    """Fits weights so that `likeness @ weights + usual` comes near the targets. `likeness` is used up.

    Raises:
        ValueError: the likeness is not one of points with themselves.
    """
    usual = targets.mean(axis=0)
    likeness[np.diag_indices_from(likeness)] += RIDGE
    factor, failed = spotrf(likeness.T, overwrite_a=True)
    if failed:
        raise ValueError("the likeness matrix cannot be solved")
    weights, _ = spotrs(factor, (targets - usual).astype(np.float32))
    inverse, _ = spotri(factor, overwrite_c=True)
    unseen = targets - weights / np.diag(inverse)[:, None]
    return Solved(weights.astype(np.float32), usual.astype(np.float32), unseen.astype(np.float32))
