"""Where the benchmark finds things and keeps what it made."""

from __future__ import annotations

import sys
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent.parent
CACHE = PROJECT / ".cache"
RESULTS = CACHE / "bench.json"
MESSAGES = Path(__file__).resolve().parent / "messages.txt"
#: The interpreter that runs the benchmark is the one that runs the guide.
OUR_PYTHON = Path(sys.executable)

STOCK_ENVIRONMENT = CACHE / "stock-venv"
STOCK_PYTHON = STOCK_ENVIRONMENT / "bin" / "python"
STOCK_PROJECT = CACHE / "stock" / "project"
STOCK_MODEL = CACHE / "stock" / "model.tar.gz"
