"""Trains both sides and remembers how long it took, as long as what they are trained on stays the same."""

from __future__ import annotations

import hashlib
import json
import shutil
import tempfile
from dataclasses import asdict, dataclass
from pathlib import Path

from bot import model
from tests.bench import process
from tests.bench.places import CACHE, OUR_PYTHON, PROJECT, STOCK_MODEL, STOCK_PYTHON, STOCK_SETTINGS
from tests.bench.stock.environment import REQUIREMENTS
from tests.bench.stock.project import write_project

LIMIT_SECONDS = 4 * 60 * 60


@dataclass(frozen=True)
class Training:
    """A training that was timed. `quiet`: the machine had nothing else to do, so the seconds count."""

    digest: str
    seconds: float
    quiet: bool


def ours(again: bool, quiet: bool) -> Training:
    """The training of the guide: the one that is known, or a new one if the data changed or `again`."""
    digest = model.fingerprint()
    known = None if again or not model.is_current() else _known("ours", digest)
    return known or _keep("ours", Training(digest, _train_ours(), quiet))


def stock(again: bool, quiet: bool) -> Training:
    """The training of the stock project: the one that is known, or a new one."""
    CACHE.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(dir=CACHE) as folder:
        project = Path(folder) / "stock"
        write_project(PROJECT, project)
        digest = _digest([*sorted(project.iterdir()), REQUIREMENTS])
        known = None if again or not STOCK_MODEL.exists() else _known("stock", digest)
        return known or _keep("stock", Training(digest, _train_stock(project), quiet))


def _train_ours() -> float:
    command = [str(OUR_PYTHON), "-m", "bot", "train", "--force"]
    return process.run(command, PROJECT, {}, CACHE / "train-ours.log", LIMIT_SECONDS)


def _train_stock(project: Path) -> float:
    data = [str(project / name) for name in ("nlu.yml", "rules.yml", "stories.yml")]
    command = [str(STOCK_PYTHON), "-m", "rasa", "train", "--data", *data, "--fixed-model-name", "stock"]
    seconds = process.run(command, project, STOCK_SETTINGS, CACHE / "train-stock.log", LIMIT_SECONDS)
    STOCK_MODEL.parent.mkdir(exist_ok=True)
    shutil.move(project / "models" / "stock.tar.gz", STOCK_MODEL)
    return seconds


def _keep(side: str, training: Training) -> Training:
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
