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
STOCK_MODEL = CACHE / "stock" / "model.tar.gz"
#: Nothing leaves the machine while a stock Rasa runs, and its log stays readable.
STOCK_SETTINGS = {"RASA_TELEMETRY_ENABLED": "false", "TF_CPP_MIN_LOG_LEVEL": "3"}
