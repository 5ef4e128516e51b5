"""The confusion of topics, drawn: who was taken for whom."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import numpy as np
from matplotlib import rc_context
from matplotlib.axes import Axes
from matplotlib.backends.backend_svg import FigureCanvasSVG
from matplotlib.colors import LinearSegmentedColormap
from matplotlib.figure import Figure

_INCH = 0.24  # a topic's row and column
_MARGIN = 2.6  # for the names
_RIGHT = LinearSegmentedColormap.from_list("right", ["#e8f1f2", "#0b5f6b"])
_WRONG = LinearSegmentedColormap.from_list("wrong", ["#fbe3d6", "#a8320a"])


def draw(confusion: Mapping[tuple[str, str], int], file: Path) -> None:
    """Writes an SVG picture. Each row is what was meant, each column what it was taken for; a cell holds how many
    messages, teal on the diagonal where it was right, rust elsewhere. Topics that never occur are left out."""
    names = sorted({name for pair in confusion for name in pair})
    counts = np.zeros((len(names), len(names)))
    for (meant, said), count in confusion.items():
        counts[names.index(meant), names.index(said)] = count
    side = _MARGIN + _INCH * len(names)
    figure = Figure(figsize=(side, side))
    FigureCanvasSVG(figure)
    axes = figure.add_axes((_MARGIN / side, 0.01, 0.99 - _MARGIN / side, 0.99 - _MARGIN / side))
    shares = counts / np.maximum(1, counts.sum(axis=1, keepdims=True))
    diagonal = np.eye(len(names), dtype=bool)
    for colors, where in ((_RIGHT, diagonal), (_WRONG, ~diagonal)):
        axes.imshow(np.ma.masked_array(shares, ~where | (counts == 0)), cmap=colors, vmin=0, vmax=1)
    for row, column in zip(*np.nonzero(counts), strict=True):
        color = "white" if shares[row, column] > 0.55 else "black"
        number = str(int(counts[row, column]))
        axes.text(column, row, number, ha="center", va="center", fontsize=7, color=color)
    _label(axes, names)
    # Letters as letters: they can be searched, read aloud, and the file stays small.
    with rc_context({"svg.fonttype": "none", "svg.hashsalt": ""}), file.open("w", encoding="utf-8") as stream:
        # No date: the same figures give the same file.
        figure.savefig(stream, format="svg", metadata={"Date": None})


def _label(axes: Axes, names: list[str]) -> None:
    places = range(len(names))
    axes.set_xticks(places, names, rotation=90, fontsize=8)
    axes.set_yticks(places, names, fontsize=8)
    axes.xaxis.tick_top()
    axes.xaxis.set_label_position("top")
    axes.set_xlabel("taken for", fontsize=10, weight="bold")
    axes.set_ylabel("meant", fontsize=10, weight="bold")
    axes.tick_params(length=0)
    lines = [place - 0.5 for place in range(1, len(names))]
    axes.set_xticks(lines, minor=True)
    axes.set_yticks(lines, minor=True)
    axes.grid(which="minor", color="#dddddd", linewidth=0.4)
    axes.tick_params(which="minor", length=0)
