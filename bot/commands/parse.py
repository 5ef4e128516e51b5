"""What the pipeline makes of messages."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Iterable
from typing import Any, TextIO

from bot.dialogue import RasaDialogue
from bot.model import current_model
from bot.privacy import Scrubber
from bot.settings import Settings


def parse(lines: Iterable[str], out: TextIO) -> None:
    """One JSON a line: text, intent {name, confidence}, ranking, topics, entities, safety {level, kind}."""
    asyncio.run(_parse(lines, out))


async def _parse(lines: Iterable[str], out: TextIO) -> None:
    scrub = Scrubber.load()
    dialogue = RasaDialogue.load(current_model(), Settings.read())
    for line in lines:
        parsed = await dialogue.parse(scrub(line.rstrip("\n")))
        print(json.dumps(public(parsed), ensure_ascii=False), file=out, flush=True)


def public(parsed: dict[str, Any]) -> dict[str, Any]:
    """The part of a parse that the command line promises."""
    safety = parsed.get("safety") or {"level": "none", "kind": ""}
    return {
        "text": parsed["text"],
        "intent": {k: parsed["intent"].get(k) for k in ("name", "confidence")},
        "ranking": [{k: r[k] for k in ("name", "confidence")} for r in parsed.get("intent_ranking", [])],
        "topics": parsed.get("topics", []),
        "entities": parsed.get("entities", []),
        "facts": parsed.get("facts", {}),
        "language": parsed.get("language", "en"),
        "safety": {k: v for k, v in safety.items() if k in ("level", "kind", "who", "evidence")},
    }
