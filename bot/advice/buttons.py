"""Buttons as the advice names them: a topic, or `document:message` for a document."""

from __future__ import annotations

from bot.advice.documents.choose import called
from bot.advice.guide import Setting
from bot.advice.reply import Button

WRITE_DOCUMENT = "write_document"
DOCUMENT = "document:"


def button_to(name: str, setting: Setting) -> Button:
    """The button that leads there; of a family of documents, to the one that fits this case.

    Raises:
        KeyError: nothing has this name.
    """
    guide = setting.guide
    if name.startswith(DOCUMENT):
        wanted = name.removeprefix(DOCUMENT)
        document = called(guide.documents, wanted, setting.view)
        title = guide.library.texts["documents"]["families"].get(wanted, document.button)
        return Button(title, WRITE_DOCUMENT, choice=document.id)
    title = setting.topic(name).button if name in guide.library.topics else guide.library.button_title(name)
    return Button(title, name)
