"""The environment of the stock project: Rasa as the package index serves it, TensorFlow included."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

from tests.bench import process
from tests.bench.places import CACHE, STOCK_ENVIRONMENT, STOCK_PYTHON

REQUIREMENTS = Path(__file__).resolve().parent / "requirements.txt"
LIMIT_SECONDS = 60 * 60


def make_environment() -> None:
    """Makes the environment, unless it is there and made from today's requirements."""
    done = STOCK_ENVIRONMENT / "made-from.txt"
    if done.exists() and done.read_text() == REQUIREMENTS.read_text():
        return
    shutil.rmtree(STOCK_ENVIRONMENT, ignore_errors=True)
    CACHE.mkdir(exist_ok=True)
    for command in _commands():
        process.run(command, CACHE, {}, CACHE / "stock-install.log", LIMIT_SECONDS)
    shutil.copy(REQUIREMENTS, done)


def _commands() -> list[list[str]]:
    target, python = str(STOCK_ENVIRONMENT), str(STOCK_PYTHON)
    if uv := shutil.which("uv"):
        return [
            [uv, "venv", "--python", sys.executable, target],
            [uv, "pip", "install", "--python", python, "-r", str(REQUIREMENTS)],
        ]
    return [
        [sys.executable, "-m", "venv", target],
        [python, "-m", "pip", "install", "-r", str(REQUIREMENTS)],
    ]
