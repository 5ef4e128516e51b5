"""The table: what is better counts as more than one, what was not measured is a dash."""

from __future__ import annotations

from tests.bench import report


def line(table: str, title: str) -> list[str]:
    (found,) = (line for line in table.splitlines() if line.startswith(title))
    return found.removeprefix(title).split()


def test_less_time_and_more_replies_are_both_better() -> None:
    table = report.table({"p50_1_s": 0.02, "rate_8": 60.0}, {"p50_1_s": 0.05, "rate_8": 20.0})
    assert line(table, "reply, one person, p50") == ["20.0", "ms", "50.0", "ms", "2.5x"]
    assert line(table, "replies, 8 people at once") == ["60.0", "/s", "20.0", "/s", "3.0x"]


def test_one_side_alone_has_no_ratio() -> None:
    table = report.table({"size_bytes": 772_000_000}, {})
    assert line(table, "installed packages, without bytecode") == ["772", "MB", "-", "-"]
    assert line(table, "train") == ["-", "-", "-"]
