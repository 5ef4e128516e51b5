"""Prints, row by row, what Rasa's own Slack and Telegram connectors do with the tests that ours pass.

    .venv/bin/python -m tests.channels.stock

Rasa's Telegram connector needs aiogram, which the project leaves out: it is fetched into .cache, beside .venv.
"""

from __future__ import annotations

import importlib.util
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from bot.settings import PROJECT
from tests.channels.stock.rows import Row

CHANNELS = Path(__file__).resolve().parents[1]
LENT = PROJECT / ".cache" / "stock-telegram"
#: The version that Rasa 3.6 asks for; the rest of what it needs is there.
PACKAGES = ("aiogram==2.15", "Babel")
STOCK = (CHANNELS / "slack" / "test_stock_slack.py", CHANNELS / "telegram" / "stock_telegram.py")


class Table:
    """A pytest plugin: runs the rows, and the tests they name, and keeps how they ended."""

    def __init__(self) -> None:
        self._rows: list[tuple[Row, pytest.Item, pytest.Item]] = []
        self._reports: dict[str, pytest.TestReport] = {}

    def pytest_collection_modifyitems(self, config: pytest.Config, items: list[pytest.Item]) -> None:
        """Leaves the rows and what they name."""
        for stock in items:
            if row := _given(stock).get("row"):
                self._rows.append((row, next(item for item in items if _is(item, row)), stock))
        items[:] = dict.fromkeys(item for _, ours, stock in self._rows for item in (ours, stock))

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.when == "call" or report.failed:
            self._reports[report.nodeid] = report

    def lines(self) -> list[str]:
        """The rows as a table."""
        head = ["| what happens | ours | Rasa's |", "|---|---|---|"]
        return [*head, *(self._line(row, ours, stock) for row, ours, stock in self._rows)]

    def _line(self, row: Row, ours: pytest.Item, stock: pytest.Item) -> str:
        passes = "passes" if self._reports[ours.nodeid].passed else "DOES NOT PASS"
        fails = f"fails: {row.does}" if self._reports[stock.nodeid].passed else "DOES NOT FAIL AS SAID"
        return f"| {row} | {passes} | {fails} |"


def _given(item: pytest.Item) -> dict[str, Any]:
    return getattr(getattr(item, "callspec", None), "params", {})


def _is(item: pytest.Item, row: Row) -> bool:
    function = getattr(item, "function", None)
    return function is row.test and row.given.items() <= _given(item).items()


def _lend_aiogram() -> None:
    if importlib.util.find_spec("aiogram"):
        return
    if not LENT.exists():
        uv = shutil.which("uv") or shutil.which(PROJECT / ".tools" / "bin" / "uv")
        if uv is None:
            raise SystemExit("aiogram is not here, and neither is uv, which fetches it. Run `make setup` first.")
        # Without our settings, which leave it out.
        install = [uv, "pip", "install", "--no-config", "--quiet", "--no-deps"]
        target = ["--python", sys.executable, "--target", str(LENT)]
        subprocess.run([*install, *target, *PACKAGES], check=True)
    sys.path.append(str(LENT))


def main() -> int:
    """The exit status: 0 when each row is as it says."""
    _lend_aiogram()
    table = Table()
    files = [str(path) for stock in STOCK for path in (stock, *sorted(stock.parent.glob("test_*.py")))]
    status = pytest.main(["-q", "--no-header", "--tb=short", *dict.fromkeys(files)], plugins=[table])
    print("\n".join(table.lines()))
    return int(status)


if __name__ == "__main__":
    raise SystemExit(main())
