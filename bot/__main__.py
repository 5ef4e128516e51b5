"""The command line: `python -m bot COMMAND`.

Standard output holds what a command promises and nothing else; progress and errors go to standard error.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated, Optional

import typer

from bot.quiet import before_rasa

PHRASES = Path("data/nlu")

app = typer.Typer(
    add_completion=False, no_args_is_help=True, pretty_exceptions_enable=False, help="The Second Opinion Guide."
)


@app.command()
def serve() -> None:
    """Serve the page, the widget and every configured channel (port 5005, or PORT)."""
    from bot.commands.serve import serve as run

    run()


@app.command()
def channels() -> None:
    """Check the tokens of Telegram and Slack, set the webhook, and say what is still missing."""
    from bot.commands.channels import channels as run

    raise typer.Exit(run())


@app.command()
def train(force: bool = typer.Option(False, help="Train even if nothing has changed.")) -> None:
    """Train the model, if the data changed since the last time."""
    from bot.commands.train import train as run

    run(force)


@app.command()
def chat() -> None:
    """Talk in the terminal. An empty line ends it."""
    from bot.commands.talk import chat as run

    run()


@app.command()
def say() -> None:
    """Messages in, one a line; JSON replies out. An empty line starts a new conversation."""
    from bot.commands.talk import say as run

    run(sys.stdin, sys.stdout)


@app.command()
def parse() -> None:
    """Messages in, one a line; what was understood out, as JSON."""
    from bot.commands.parse import parse as run

    run(sys.stdin, sys.stdout)


@app.command()
def check(
    against: Annotated[
        Optional[Path],  # noqa: UP045 (typer 0.9 knows no other form)
        typer.Option(help="Labelled messages that must not be among the training phrases."),
    ] = None,
) -> None:
    """Check the advice, the lookups, the training data and the settings."""
    from bot.commands.check import check as run

    raise typer.Exit(run(against))


@app.command()
def evaluate(
    path: Annotated[Path, typer.Argument(help="Labelled messages, or the training phrases.")] = PHRASES,
    report: Annotated[Path, typer.Option(help="Where the page about the misses goes.")] = Path(
        ".cache/evaluation"
    ),
    typos: Annotated[bool, typer.Option(help="Compare with the same messages full of typos.")] = False,
) -> None:
    """Measure the understanding on a JSONL file of labelled messages, or a folder of them.

    Without one, on the training phrases, each read by a model trained without it.
    """
    from bot.commands import evaluate as command

    if path == PHRASES:
        command.evaluate_own(report)
    elif typos:
        command.evaluate_typos(path)
    else:
        command.evaluate(path, report)


@app.command()
def unanswered(
    since: Annotated[int, typer.Option(min=1, help="Of the last so many days.")] = 30,
) -> None:
    """Print what people said that was not understood or answered in doubt, ready to be labelled."""
    from bot.commands.unanswered import unanswered as run

    run(since, sys.stdout)


@app.command()
def learn(path: Path) -> None:
    """Add labelled messages (see `unanswered`) to data/nlu."""
    from bot.commands.unanswered import learn as run

    run(path)


@app.command()
def feedback(table: bool = typer.Option(False, help="A table for reading instead of JSON lines.")) -> None:
    """What people said of replies, the latest first: JSON, one a line."""
    from bot.commands.feedback import feedback as run

    run(sys.stdout, table)


def main() -> None:
    """Runs a command; what an operator can put right is said in one sentence, without a traceback."""
    before_rasa()
    from bot.commands.failures import EXPECTED

    try:
        app()
    except EXPECTED as error:
        print(f"\n{error}", file=sys.stderr)
        raise SystemExit(1) from error


if __name__ == "__main__":
    main()
