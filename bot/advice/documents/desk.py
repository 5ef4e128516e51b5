"""The reply that hands a document over: one line, the document, what to do with it next."""

from __future__ import annotations

from dataclasses import replace

from bot.advice.buttons import WRITE_DOCUMENT, button_to
from bot.advice.cues import count, has_cue
from bot.advice.documents.choose import asked_for, meant
from bot.advice.documents.template import Template
from bot.advice.documents.voice import in_own_voice
from bot.advice.documents.write import sources_of, write
from bot.advice.guards import read_guard
from bot.advice.memory import Memory
from bot.advice.reading import Reading
from bot.advice.reply import Block, Buttons, Reply, Sources, Text, Wording
from bot.advice.safety import amber
from bot.advice.turn import Outcome, Turn, outcome, said

#: Confidence from which a further topic tells which document is meant.
HEARD = 0.35
#: Confidence from which a document was asked for, and with the words of such a request.
ASKED, HALF_HEARD = 0.5, 0.1
MOST_BUTTONS = 4
#: Words of a message that only wants the document on the table.
MOST_WORDS = 9


def asks_for_document(turn: Turn) -> bool:
    """Whether a message about something else asks to have it written: its matter is most often heard first."""
    confidence = next((t.confidence for t in turn.reading.ranking if t.name == WRITE_DOCUMENT), 0.0)
    cues = turn.guide.library.texts["documents"]["asked"]
    return confidence >= ASKED or (confidence >= HALF_HEARD and asked_for(turn.reading.text, cues))


def write_document(turn: Turn) -> Outcome:
    """The document that the message means; one question when nothing tells which."""
    if (other := _for_somebody_else(turn)) is not None:
        return other
    template = _wanted(turn)
    return _handed_over(turn, template) if template else _which(turn)


def _for_somebody_else(turn: Turn) -> Outcome | None:
    """Words to start from for an ex, a nursing home or a boss; None when it is for a doctor or an office."""
    setting, text = turn.setting, "" if turn.reading.pressed else turn.reading.text
    entries = turn.guide.library.texts["documents"]["others"]
    entry = next(
        (e for e in entries if has_cue(text, e["cues"]) and read_guard(e.get("when")).holds(setting.view)), None
    )
    if entry is None:
        return None
    blocks: tuple[Block, ...] = (
        *amber(turn),
        Text(setting.say(entry["text"])),
        Wording(setting.say(entry["wording"]), entry["title"]),
        Text(setting.say(entry["then"])),
        Buttons(tuple(button_to(name, setting) for name in entry["next"])),
    )
    return outcome(turn, Reply(blocks), replace(turn.memory, misses=0, document=""))


def on_the_table(turn: Turn) -> Outcome | None:
    """The document shown last, again, or how it is shortened or printed; None when something else was said.

    It is written anew, so that it holds what was told since.
    """
    template, text = turn.guide.documents.get(turn.memory.document), turn.reading.text
    if template is None or turn.reading.facts or count(text) > MOST_WORDS:
        return None
    wishes = turn.guide.library.texts["documents"]["on_the_table"]
    named = meant(turn.guide.documents, turn.setting.view, text)
    tones = [cue for t in turn.guide.documents.values() if t.family == template.family for cue in t.apart]
    if (named is not None and named.family != template.family) or asked_for(text, tones):
        return None  # another document, or another tone
    families = ("", template.family)
    wish = next((w for w in wishes if w.get("family", "") in families and has_cue(text, w["cues"])), None)
    if wish is None:
        return None
    document = write(template, turn.setting, turn.progress)
    if wish.get("short"):
        document = replace(document, text=shortened(document.text))
    blocks = (*amber(turn), Text(turn.setting.say(wish["text"])), document, _buttons(turn, template))
    return outcome(turn, Reply(blocks), _remembered(turn.memory, template))


def shortened(text: str) -> str:
    """The text with only the first item of each list that has a heading."""
    paragraphs = (part.split("\n") for part in text.split("\n\n"))
    return "\n\n".join("\n".join(p[:2] if p[0].endswith(":") else p) for p in paragraphs)


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
    """What "more" and the like act on from now on: the document, and the topic that it belongs to."""
    if not set(memory.topics) & set(template.answers):
        memory = replace(memory, topics=template.answers[:1], page=0, taken=0, finished=False)
    return replace(memory, document=template.id, misses=0)


def _which(turn: Turn) -> Outcome:
    texts = turn.guide.library.texts["documents"]
    asked = said(turn, [{k: v for k, v in entry.items() if k != "next"} for entry in texts["which"]])
    ways = tuple(button_to(name, turn.setting) for name in texts["which"][0]["next"])
    return outcome(turn, Reply((*asked.blocks, Buttons(ways))), replace(turn.memory, misses=0))
