"""A page for editors: where to write more phrases, and why."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from bot.evaluation.misses import confusion, home, homes, misses, troubles
from bot.evaluation.phrases import Phrase
from bot.evaluation.picture import draw
from bot.nlu.topics.measures import Pair

#: Misses shown on the page; an editor works through a few at a time.
SHOWN = 60
NEAREST = 3
PAGE, PICTURE = "report.html", "confusion.svg"


def write_report(
    pairs: Sequence[Pair],
    phrases: Sequence[Phrase],
    nearest: Callable[[Sequence[str], int], list[list[Phrase]]],
    folder: Path,
) -> Path:
    """Writes the page and its picture into the folder, which is made if need be; the path of the page.

    `nearest` gives of each text so many of the phrases that are nearest to it.
    """
    folder.mkdir(parents=True, exist_ok=True)
    counts = confusion(pairs)
    draw(counts, folder / PICTURE)
    found = misses(pairs)
    shown = found[:SHOWN]
    near = nearest([miss.text for miss in shown], NEAREST)
    known = homes(phrases)
    templates = Environment(
        loader=FileSystemLoader(Path(__file__).parent), autoescape=True, undefined=StrictUndefined
    )
    page = templates.get_template(PAGE).render(
        messages=sum(counts.values()),
        troubles=troubles(pairs),
        misses=found,
        shown=list(zip(shown, near, strict=True)),
        home=lambda topic: home(topic, known),
        picture=PICTURE,
    )
    (folder / PAGE).write_text(page, encoding="utf-8")
    return folder / PAGE
