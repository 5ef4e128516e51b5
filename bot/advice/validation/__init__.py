"""Checks the advice as a careful editor would: `validate` gives one line per problem, with file and place.

passages.py     every text, and where it stands
parts.py        what the files have to hold     needed.py       the parts each text file needs
texts.py        what a single text has to obey
guards.py       whether each `when` can be met      samples.py      a case to fit a `when`
documents.py    what a document has to hold
plans.py        what the steps of the plan and the questions of the interview have to hold
glossary.py     what the glossary has to hold
pages.py        whether pages are short and easy    readability.py  the reading grade
"""

from __future__ import annotations

from bot.advice.guide import Guide
from bot.advice.validation.documents import check_document_parts, check_documents
from bot.advice.validation.glossary import check_glossary
from bot.advice.validation.guards import check_guards
from bot.advice.validation.pages import check_pages
from bot.advice.validation.parts import check_parts
from bot.advice.validation.passages import passages
from bot.advice.validation.plans import check_plans
from bot.advice.validation.texts import check_texts


def validate(guide: Guide, intents: frozenset[str]) -> list[str]:
    """The problems of the advice, none when it may be shipped. `intents` are those of domain.yml.

    Pages are only made of texts that are sound: the last checks wait until the others find nothing.
    """
    found = passages(guide)
    problems = [
        *check_parts(guide, intents),
        *check_document_parts(guide),
        *check_plans(guide),
        *check_glossary(guide),
        *check_texts(guide, found),
        *check_guards(guide, found),
    ]
    return problems or [*check_pages(guide, found), *check_documents(guide, found)]
