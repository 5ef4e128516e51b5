"""Compares the guide with a stock Rasa project on this machine: `python -m tests.bench`.

Both are trained on the same intents and rules, served, and asked the same messages, one after the other. The
guide is trained on all its phrases, stock on at most 20 an intent, which favors stock. The first run downloads the
stock environment (2.5 GB) and trains it for a quarter of an hour or more; both are kept in `.cache`, and the
training is repeated when the phrases, rules or intents change.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import signal
import sys
from collections.abc import Callable, Iterator
from datetime import datetime, timezone

from tests.bench import measure, report, size, training
from tests.bench.places import CACHE, MESSAGES, OUR_PYTHON, PROJECT, RESULTS, STOCK_PYTHON
from tests.bench.process import ProgramError
from tests.bench.sides import OURS, STOCK
from tests.bench.stock.environment import make_environment
from tests.bench.stock.project import PHRASES

#: More runnable programs than this, before the benchmark does anything, and its times mean little.
QUIET_LOAD = 0.5


def main() -> None:
    """Runs the comparison; a server that fails ends it with a sentence and the end of its log."""
    asked = _arguments()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit("stopped"))  # so that servers are ended
    CACHE.mkdir(exist_ok=True)
    sides = {"ours": _ours, "stock": _stock}
    try:
        _compare(sides if asked.only is None else {asked.only: sides[asked.only]}, asked)
    except ProgramError as error:
        sys.exit(f"\n{error}")
    except KeyboardInterrupt:
        sys.exit("stopped")


def _compare(sides: dict[str, Callable[[argparse.Namespace], measure.Figures]], asked: argparse.Namespace) -> None:
    result: dict[str, object] = {
        "at": datetime.now(timezone.utc).isoformat(timespec="seconds"),
        "machine": f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}",
        "quiet": asked.quiet,
        "quick": asked.quick,
    }
    figures = {name: measured(asked) for name, measured in sides.items()}
    RESULTS.write_text(json.dumps({**result, **figures}, indent=2) + "\n")
    print(report.table(figures.get("ours", {}), figures.get("stock", {})))
    for remark in _remarks(asked.quiet, figures):
        print(remark)


def _ours(asked: argparse.Namespace) -> measure.Figures:
    _progress("ours: training, unless it is known")
    trained = training.ours(asked.retrain, asked.quiet)
    names = size.locked_names(PROJECT / "requirements.lock")
    return {
        **_trained(trained),
        **measure.serving(OURS, _messages(), _effort(asked), _progress),
        "size_bytes": size.size_of(size.package_sizes(OUR_PYTHON), names),
    }


def _stock(asked: argparse.Namespace) -> measure.Figures:
    _progress("stock: environment, unless it is there")
    make_environment()
    _progress("stock: training, unless it is known (a quarter of an hour or more)")
    trained = training.stock(asked.retrain, asked.quiet)
    sizes = size.package_sizes(STOCK_PYTHON)
    return {
        **_trained(trained),
        **measure.serving(STOCK, _messages(), _effort(asked), _progress),
        "size_bytes": size.size_of(sizes, sizes.keys() - {"pip"}),
    }


def _remarks(quiet: bool, figures: dict[str, measure.Figures]) -> Iterator[str]:
    yield f"Stock was trained on at most {PHRASES} phrases an intent, ours on all of them."
    if not quiet:
        yield "The machine was busy when this began: the times are worth little."
    for name, values in figures.items():
        if not values["train_quiet"]:
            yield f"The training of {name} was timed on a busy machine; on a quiet one, use --retrain."


def _trained(trained: training.Training) -> measure.Figures:
    return {"train_s": trained.seconds, "train_quiet": trained.quiet}


def _messages() -> list[str]:
    return MESSAGES.read_text().splitlines()


def _effort(asked: argparse.Namespace) -> measure.Effort:
    return measure.QUICK if asked.quick else measure.FULL


def _progress(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="make bench", description=__doc__.splitlines()[0])
    parser.add_argument("--only", choices=("ours", "stock"), help="measure one side")
    parser.add_argument("--quick", action="store_true", help="fewer messages")
    parser.add_argument("--retrain", action="store_true", help="train again, to time it")
    return parser.parse_args(namespace=argparse.Namespace(quiet=os.getloadavg()[0] <= QUIET_LOAD))


if __name__ == "__main__":
    main()
