"""The reply that hands a document over: one line, the document, what to do with it next."""

from __future__ import annotations

from dataclasses import replace

from bot.advice.buttons import WRITE_DOCUMENT, button_to
from bot.advice.documents.choose import asked_for, meant
from bot.advice.documents.template import Template
from bot.advice.documents.voice import in_own_voice
from bot.advice.documents.write import sources_of, write
from bot.advice.memory import Memory
from bot.advice.reading import Reading
from bot.advice.reply import Block, Buttons, Reply, Sources, Text
from bot.advice.safety import amber
from bot.advice.turn import Outcome, Turn, outcome, said

#: Confidence from which a further topic tells which document is meant.
HEARD = 0.35
#: Confidence from which a document was asked for, and with the words of such a request.
ASKED, HALF_HEARD = 0.5, 0.1
MOST_BUTTONS = 4


def asks_for_document(turn: Turn) -> bool:
    """Whether a message about something else asks to have it written: its matter is most often heard first."""
    confidence = next((t.confidence for t in turn.reading.ranking if t.name == WRITE_DOCUMENT), 0.0)
    cues = turn.guide.library.texts["documents"]["asked"]
    return confidence >= ASKED or (confidence >= HALF_HEARD and asked_for(turn.reading.text, cues))


def write_document(turn: Turn) -> Outcome:
    """The document that the message means; one question when nothing tells which."""
    template = _wanted(turn)
    return _handed_over(turn, template) if template else _which(turn)


def _wanted(turn: Turn) -> Template | None:
    guide, reading, texts = turn.guide, turn.reading, turn.guide.library.texts["documents"]
    if reading.choice in guide.documents:
        return guide.documents[reading.choice]
    return meant(
        guide.documents,
        turn.setting.view,
        "" if reading.pressed else reading.text,
        _heard(reading),
        next(iter(turn.memory.topics), ""),
        texts["usual"],
        texts["unspecific"],
    )


def _heard(reading: Reading) -> tuple[str, ...]:
    return tuple(t.name for t in reading.topics if t.confidence >= HEARD)


def _handed_over(turn: Turn, template: Template) -> Outcome:
    own = in_own_voice(turn.setting, template.role)
    lead, then = own.first(template.lead), own.first(template.then)
    if lead is None or then is None:
        raise LookupError(f"{template.id}: no lead or no next action holds; let the last one have no `when`")
    tags = [tag for tag in sources_of(template, turn.setting) if tag != "general"]
    sources = Sources(tuple(turn.guide.library.sources[tag].public() for tag in tags))
    blocks: tuple[Block, ...] = (
        *amber(turn),
        Text(lead.text),
        write(template, turn.setting, turn.progress),
        Text(then.text),
        _buttons(turn, template),
        *((sources,) if tags else ()),
    )
    return outcome(turn, Reply(blocks), _remembered(turn.memory, template))


def _buttons(turn: Turn, template: Template) -> Buttons:
    ways = [button_to(name, turn.setting) for name in template.next]
    return Buttons(tuple(way for way in ways if way.choice != template.id)[:MOST_BUTTONS])


def _remembered(memory: Memory, template: Template) -> Memory:
    """What "more" and the like act on from now on: the topic that the document belongs to."""
    if set(memory.topics) & set(template.answers):
        return replace(memory, misses=0)
    return replace(memory, topics=template.answers[:1], page=0, taken=0, finished=False, misses=0)


def _which(turn: Turn) -> Outcome:
    texts = turn.guide.library.texts["documents"]
    asked = said(turn, [{k: v for k, v in entry.items() if k != "next"} for entry in texts["which"]])
    ways = tuple(button_to(name, turn.setting) for name in texts["which"][0]["next"])
    return outcome(turn, Reply((*asked.blocks, Buttons(ways))), replace(turn.memory, misses=0))
