"""Training, with progress a person can read."""

from __future__ import annotations

import sys
import time

from bot.model import is_current, train_model


def train(force: bool = False) -> None:
    """Trains unless the model fits the data already.

    Raises:
        TrainingError: the data cannot be trained on.
    """
    if is_current() and not force:
        print("The model is up to date.", file=sys.stderr)
        return
    print("Training on data/nlu. This takes a minute or two ...", file=sys.stderr, flush=True)
    started = time.monotonic()
    train_model()
    print(f"Trained in {time.monotonic() - started:.0f} seconds.", file=sys.stderr)
