"""The command line: `python -m bot COMMAND`.

Standard output holds what a command promises and nothing else; progress and errors go to standard error.
"""

from __future__ import annotations

import sys
from pathlib import Path

import typer

from bot.quiet import before_rasa

app = typer.Typer(
    add_completion=False, no_args_is_help=True, pretty_exceptions_enable=False, help="The Second Opinion Guide."
)


@app.command()
def serve() -> None:
    """Serve the page, the widget and every configured channel (port 5005, or PORT)."""
    from bot.commands.serve import serve as run

    run()


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
def check() -> None:
    """Check the advice, the lookups, the training data and the settings."""
    from bot.commands.check import check as run

    raise typer.Exit(run())


@app.command()
def evaluate(path: Path) -> None:
    """Measure the understanding on a JSONL file of labelled messages, or a folder of them."""
    from bot.commands.evaluate import evaluate as run

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
