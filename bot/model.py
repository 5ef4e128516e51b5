"""Where the trained model is, whether it still fits the data, and how to train it."""

from __future__ import annotations

import contextlib
import hashlib
import io
import os
from collections.abc import Iterator
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent
MODELS = PROJECT / "models"
MODEL = MODELS / "guide.tar.gz"
STAMP = MODELS / "trained-on"

#: Everything a model depends on. Advice is read when serving, so it is not among them.
TRAINED_ON = (
    "config.yml",
    "domain.yml",
    "data/nlu",
    "data/rules",
    "data/safety",
    "data/lookups",
    "data/encoder",
    "bot/nlu",
)


class NotTrainedError(RuntimeError):
    """There is no model, or not one for today's data."""


class TrainingError(RuntimeError):
    """The data cannot be trained on."""


def fingerprint() -> str:
    """A digest of everything the model depends on."""
    digest = hashlib.sha256()
    for name in TRAINED_ON:
        place = PROJECT / name
        files = (
            sorted(p for p in place.rglob("*") if p.suffix in (".yml", ".py", ".onnx", ".txt"))
            if place.is_dir()
            else [place]
        )
        for path in files:
            digest.update(str(path.relative_to(PROJECT)).encode())
            digest.update(path.read_bytes())
    return digest.hexdigest()


def is_current() -> bool:
    """Whether the trained model fits the data as it is now."""
    return MODEL.exists() and STAMP.exists() and STAMP.read_text() == fingerprint()


def current_model() -> Path:
    """The trained model.

    Raises:
        NotTrainedError: it must be trained first.
    """
    if not MODEL.exists():
        raise NotTrainedError("There is no trained model yet. Run: .venv/bin/python -m bot train")
    return MODEL


def train_model() -> Path:
    """Trains on today's data and keeps the model.

    Raises:
        TrainingError: the data or config.yml cannot be trained on.
    """
    from rasa.engine.exceptions import GraphComponentException
    from rasa.model_training import train
    from rasa.shared.exceptions import RasaException

    before = fingerprint()
    try:
        with _at_home_and_quiet(), _our_way():
            result = train(
                domain="domain.yml",
                config="config.yml",
                training_files=["data/nlu", "data/rules"],
                output=str(MODELS),
                fixed_model_name=MODEL.name.removesuffix(".tar.gz"),
                force_training=True,
            )
    except (RasaException, GraphComponentException) as error:
        raise TrainingError(f"Training failed: {_root_cause(error)}") from error
    if result.code or not result.model:
        raise TrainingError("Training failed. Run: .venv/bin/python -m bot check")
    STAMP.write_text(before)
    return MODEL


@contextlib.contextmanager
def _at_home_and_quiet() -> Iterator[None]:
    """Rasa's cache and imports are relative to the working directory, and its progress bars heed the log level."""
    here, level = Path.cwd(), os.environ.get("LOG_LEVEL")
    os.chdir(PROJECT)
    os.environ["LOG_LEVEL"] = "ERROR"
    try:
        with contextlib.redirect_stdout(io.StringIO()):
            yield
    finally:
        os.chdir(here)
        if level is None:
            del os.environ["LOG_LEVEL"]
        else:
            os.environ["LOG_LEVEL"] = level


@contextlib.contextmanager
def _our_way() -> Iterator[None]:
    """With our runner, and without Rasa's digests of all that each step of a training makes, which let it skip the
    step another time: they took a third of the training, and whoever trains has changed the data."""
    from rasa import model_training
    from rasa.engine.training import graph_trainer

    from bot.graph import InOrder, NoHook

    runner, hook = model_training.DaskGraphRunner, graph_trainer.TrainingHook
    model_training.DaskGraphRunner, graph_trainer.TrainingHook = InOrder, NoHook
    try:
        yield
    finally:
        model_training.DaskGraphRunner, graph_trainer.TrainingHook = runner, hook


def _root_cause(error: BaseException) -> BaseException:
    """What is behind an error; Rasa's own says only which component it came from."""
    while error.__cause__ is not None:
        error = error.__cause__
    return error
