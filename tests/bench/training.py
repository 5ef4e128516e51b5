"""Trains both sides and remembers how long it took, for as long as what they are trained on stays the same."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path

from bot import model
from tests.bench import process
from tests.bench.places import CACHE, OUR_PYTHON, PROJECT, STOCK_MODEL, STOCK_PROJECT, STOCK_PYTHON
from tests.bench.stock.environment import REQUIREMENTS
from tests.bench.stock.project import write_project

LIMIT_SECONDS = 4 * 60 * 60
#: Load above this, in runnable programs, when training begins makes its time worth little.
QUIET_LOAD = 0.5
#: Always trains, where the command line may find that there is nothing to do.
TRAIN_OURS = "from bot.quiet import before_rasa; before_rasa(); from bot.model import train_model; train_model()"


@dataclass(frozen=True)
class Training:
    """A training that was timed: what it was trained on, seconds, and whether the machine was quiet."""

    digest: str
    seconds: float
    quiet: bool


def train_ours(again: bool) -> Training:
    """The training of the guide; done now when its data changed or when `again`."""

    def train() -> float:
        return process.run(
            [str(OUR_PYTHON), "-c", TRAIN_OURS], PROJECT, {}, CACHE / "train-ours.log", LIMIT_SECONDS
        )

    known = None if again or not model.is_current() else _known("ours", model.fingerprint())
    return known or _timed("ours", model.fingerprint(), train)


def train_stock(again: bool) -> Training:
    """The training of the stock project; done now when its data changed or when `again`."""
    write_project(PROJECT, STOCK_PROJECT)
    digest = _digest([*sorted(STOCK_PROJECT.iterdir()), REQUIREMENTS])
    known = None if again or not STOCK_MODEL.exists() else _known("stock", digest)
    return known or _timed("stock", digest, _train_stock)


def _train_stock() -> float:
    data = [str(STOCK_PROJECT / name) for name in ("nlu.yml", "rules.yml", "stories.yml")]
    command = [str(STOCK_PYTHON), "-m", "rasa", "train", "--data", *data, "--fixed-model-name", "stock"]
    env = {"RASA_TELEMETRY_ENABLED": "false", "TF_CPP_MIN_LOG_LEVEL": "3"}
    seconds = process.run(command, STOCK_PROJECT, env, CACHE / "train-stock.log", LIMIT_SECONDS)
    shutil.move(STOCK_PROJECT / "models" / "stock.tar.gz", STOCK_MODEL)
    return seconds


def _timed(side: str, digest: str, train: Callable[[], float]) -> Training:
    quiet = os.getloadavg()[0] <= QUIET_LOAD
    training = Training(digest, train(), quiet)
    _record(side).parent.mkdir(parents=True, exist_ok=True)
    _record(side).write_text(json.dumps(asdict(training)))
    return training


def _known(side: str, digest: str) -> Training | None:
    if not _record(side).exists():
        return None
    training = Training(**json.loads(_record(side).read_text()))
    return training if training.digest == digest else None


def _record(side: str) -> Path:
    return CACHE / f"training-{side}.json"


def _digest(files: list[Path]) -> str:
    digest = hashlib.sha256()
    for path in files:
        digest.update(path.name.encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()
