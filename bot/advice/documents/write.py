"""A document for one case: a template, its variants chosen and its blanks filled.

The text is plain and made to be copied. Its form is only this: an empty line ends a paragraph, a first line that
ends in a colon heads what follows, `- `, `1. ` and `[ ] ` begin an item, and `[words]` is a blank to fill in.
"""

from __future__ import annotations

from collections.abc import Callable

from bot.advice.documents.fills import TOP, opinion, plan_steps, questions
from bot.advice.documents.template import Part, Template
from bot.advice.documents.voice import in_own_voice, on_paper
from bot.advice.guide import Setting
from bot.advice.plan import Step
from bot.advice.progress import Progress
from bot.advice.reply import Document

BOX, TICKED = "[ ] ", "[x] "


def write(template: Template, setting: Setting, progress: Progress) -> Document:
    """The document of this template for a case."""
    own = in_own_voice(setting, template.role)
    parts = [_part(part, own, progress) for part in template.body if part.guard.holds(own.view)]
    dated = any(part.fill == "plan_steps" for part in template.body)
    return Document(
        title=own.say(template.title),
        text="\n\n".join(part for part in parts if part),
        name=template.name,
        dates=tuple((s.due.isoformat(), s.text) for s in _left(own, progress)) if dated else (),
    )


def sources_of(template: Template, setting: Setting) -> tuple[str, ...]:
    """The tags of the sources behind what the document says in this case."""
    own = in_own_voice(setting, template.role)
    lines = [line for part in template.body if part.guard.holds(own.view) for line in own.all(part.lines)]
    return tuple(dict.fromkeys(tag for line in lines for tag in line.sources))


def _part(part: Part, own: Setting, progress: Progress) -> str:
    lines = FILLED[part.fill](own, progress) if part.fill else _lines(part, own)
    if not lines:
        return ""
    heading = own.say(part.heading)
    return "\n".join((f"{heading}:", *lines) if heading else lines)


def _lines(part: Part, own: Setting) -> list[str]:
    if part.shape == "one":
        line = own.first(part.lines)
        return [line.text] if line else []
    texts = [line.text for line in own.all(part.lines)]
    match part.shape:
        case "list":
            return [f"- {text}" for text in texts]
        case "steps":
            return [f"{number}. {text}" for number, text in enumerate(texts, 1)] if len(texts) > 1 else texts
        case "boxes":
            return [f"{BOX}{text}" for text in texts]
    return texts


def _top_questions(own: Setting, progress: Progress) -> list[str]:
    found = questions(own, progress)[:TOP]
    return [line for n, q in enumerate(found, 1) for line in (f"{n}. {q.text}", f"Answer: [answer {n}]")]


def _three_questions(own: Setting, progress: Progress) -> list[str]:
    return [f"{n}. {q.text}" for n, q in enumerate(questions(own, progress)[:TOP], 1)]


def _more_questions(own: Setting, progress: Progress) -> list[str]:
    return [f"{n}. {q.text}" for n, q in enumerate(questions(own, progress)[TOP:], TOP + 1)]


def _plan_steps(own: Setting, progress: Progress) -> list[str]:
    return [
        f"{TICKED if step.done else BOX}{on_paper(step.due, own.today)}: {step.text}"
        for step in plan_steps(own, progress)
    ]


def _left(own: Setting, progress: Progress) -> list[Step]:
    return [step for step in plan_steps(own, progress) if not step.done]


def _first_opinion(own: Setting, progress: Progress) -> list[str]:
    return [opinion(progress, 0) or "[what the first doctor said]"]


def _second_opinion(own: Setting, progress: Progress) -> list[str]:
    return [opinion(progress, 1) or "[what the second doctor said]"]


FILLED: dict[str, Callable[[Setting, Progress], list[str]]] = {
    "top_questions": _top_questions,
    "three_questions": _three_questions,
    "more_questions": _more_questions,
    "plan_steps": _plan_steps,
    "first_opinion": _first_opinion,
    "second_opinion": _second_opinion,
}
