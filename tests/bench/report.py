"""The table that a run prints."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

COLUMNS = "{:<46} {:>12} {:>12} {:>9}"
LEGEND = "ratio: how many times better ours is (less time, memory or disk; more replies)"


def seconds(value: float) -> str:
    """Whole seconds or better."""
    return f"{value:.1f} s"


def milliseconds(value: float) -> str:
    """Of a value in seconds."""
    return f"{value * 1000:.1f} ms"


def megabytes(value: float) -> str:
    """Of a value in bytes; a megabyte is a million bytes."""
    return f"{value / 1e6:.0f} MB"


def per_second(value: float) -> str:
    """Of a rate."""
    return f"{value:.1f} /s"


@dataclass(frozen=True)
class Row:
    """A line of the table: the figure's key, what it is called, how it is written."""

    key: str
    title: str
    show: Callable[[float], str]
    more_is_better: bool = False


ROWS = (
    Row("train_s", "train", seconds),
    Row("ready_s", "start to ready", seconds),
    Row("memory_bytes", "resident memory after 50 messages", megabytes),
    Row("p50_1_s", "reply, one person, p50", milliseconds),
    Row("p95_1_s", "reply, one person, p95", milliseconds),
    Row("rate_1", "replies, one person", per_second, more_is_better=True),
    Row("p50_8_s", "reply, 8 people at once, p50", milliseconds),
    Row("p95_8_s", "reply, 8 people at once, p95", milliseconds),
    Row("rate_8", "replies, 8 people at once", per_second, more_is_better=True),
    Row("turn_5_s", "reply at turn 5 of a conversation", milliseconds),
    Row("turn_300_s", "reply at turn 300 of the same conversation", milliseconds),
    Row("size_bytes", "installed packages, without bytecode", megabytes),
)


def table(ours: Mapping[str, float], stock: Mapping[str, float]) -> str:
    """The two sides next to each other; a figure that was not measured is a dash."""
    lines = [COLUMNS.format("", "ours", "stock", "ratio")]
    for row in ROWS:
        values = (ours.get(row.key), stock.get(row.key))
        shown = ("-" if value is None else row.show(value) for value in values)
        lines.append(COLUMNS.format(row.title, *shown, _ratio(row, *values)))
    return "\n".join([*lines, LEGEND])


def _ratio(row: Row, ours: float | None, stock: float | None) -> str:
    if not ours or not stock:
        return "-"
    return f"{ours / stock if row.more_is_better else stock / ours:.1f}x"
