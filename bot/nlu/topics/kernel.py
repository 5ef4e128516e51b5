"""Kernel ridge regression: a message is about what the training phrases near it are about.

Solved in one step, exactly, with the leave-one-out answers for free; and far from every phrase it falls back to
"as usual", where a softmax would be sure of itself on anything.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from scipy.sparse import csr_matrix

#: How fast likeness falls with distance, and how much the phrases are smoothed.
SHARPNESS = 0.2
RIDGE = 0.1


@dataclass(frozen=True)
class Points:
    """Messages as points: `dense` (n, d) and `sparse` (n, s), float32."""

    dense: np.ndarray
    sparse: csr_matrix


@dataclass(frozen=True)
class Likeness:
    """How like new points are to known ones: 1 for the same, towards 0 with distance.

    Of the known points: `dense` (n, d), `sparse` (s, n), by n-gram so that a message costs what its own n-grams
    cost, and `squares` (n,), the squared length of each.
    """

    dense: np.ndarray
    sparse: csr_matrix
    squares: np.ndarray

    @classmethod
    def of(cls, known: Points) -> Likeness:
        """Likeness to these points."""
        squares = (known.dense**2).sum(axis=1) + known.sparse.multiply(known.sparse).sum(axis=1).A1
        return cls(known.dense, known.sparse.T.tocsr(), squares.astype(np.float32))

    def __call__(self, points: Points) -> np.ndarray:
        """Shape (points, known points), float32."""
        likeness = points.dense @ self.dense.T
        for row, dense in enumerate(points.dense):
            held = slice(*points.sparse.indptr[row : row + 2])
            columns, values = points.sparse.indices[held], points.sparse.data[held]
            # Faster than SciPy's product of two sparse matrices.
            product = likeness[row] + self.sparse[columns].T @ values
            squared = dense @ dense + values @ values
            likeness[row] = np.exp(-SHARPNESS * (squared + self.squares - 2 * product))
        return likeness

    def as_arrays(self) -> dict[str, np.ndarray]:
        """Ready for `numpy.savez`, in half the room."""
        return {
            "dense": self.dense.astype(np.float16),
            "sparse_values": self.sparse.data.astype(np.float16),
            "sparse_columns": self.sparse.indices,
            "sparse_rows": self.sparse.indptr,
            "squares": self.squares,
        }

    @classmethod
    def from_arrays(cls, arrays: Mapping[str, np.ndarray]) -> Likeness:
        """Reads what `as_arrays` wrote."""
        dense, rows = arrays["dense"].astype(np.float32), arrays["sparse_rows"]
        held = (arrays["sparse_values"].astype(np.float32), arrays["sparse_columns"], rows)
        return cls(dense, csr_matrix(held, shape=(len(rows) - 1, len(dense))), arrays["squares"])


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
    from scipy.linalg.lapack import spotrf, spotri, spotrs  # a server needs no more than the result

    usual = targets.mean(axis=0)
    likeness[np.diag_indices_from(likeness)] += RIDGE
    factor, failed = spotrf(likeness.T, overwrite_a=True)
    if failed:
        raise ValueError("the likeness matrix cannot be solved")
    weights, _ = spotrs(factor, (targets - usual).astype(np.float32))
    inverse, _ = spotri(factor, overwrite_c=True)
    unseen = targets - weights / np.diag(inverse)[:, None]
    return Solved(weights.astype(np.float32), usual.astype(np.float32), unseen.astype(np.float32))
