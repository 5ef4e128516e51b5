"""The graph component that hands the facts of a message to Rasa."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import ENTITIES, ENTITY_ATTRIBUTE_TYPE, TEXT
from rasa.shared.nlu.training_data.message import Message

from bot.advice.lookups import Lookups
from bot.nlu.facts import Entity, read_facts

_LOOKUPS = Path(__file__).resolve().parents[2] / "data" / "lookups"


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR, is_trainable=False)
class FactExtractor(GraphComponent):
    """Reads names, dates and people from a message by rules; it is not trained.

    Sets `entities` in Rasa's form, and `facts`, `bare`, `correction` and `aside` (see `bot.nlu.facts.Facts`).
    """

    def __init__(self, lookups: Lookups, today: str) -> None:
        """`today` is an ISO date for tests; "" means the day on which the message comes."""
        self._lookups = lookups
        self._today = today

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """`lookups`: the folder of the lookup files, "" for the project's own."""
        return {"lookups": "", "today": ""}

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> FactExtractor:
        """Loads the lookups.

        Raises:
            LookupDataError: a lookup file is not valid.
        """
        return cls(Lookups.load(Path(config["lookups"] or _LOOKUPS)), config["today"])

    def process(self, messages: list[Message]) -> list[Message]:
        """Adds facts and entities to each message."""
        for message in messages:
            found = read_facts(message.get(TEXT) or "", self._lookups, self._now())
            entities = message.get(ENTITIES, []) + [_as_rasa(e) for e in found.entities]
            message.set(ENTITIES, entities, add_to_output=True)
            message.set("facts", found.facts, add_to_output=True)
            message.set("bare", found.bare, add_to_output=True)
            message.set("correction", found.correction, add_to_output=True)
            message.set("aside", list(found.aside), add_to_output=True)
        return messages

    def _now(self) -> date:
        return date.fromisoformat(self._today) if self._today else date.today()


def _as_rasa(entity: Entity) -> dict[str, Any]:
    return {
        ENTITY_ATTRIBUTE_TYPE: entity.entity,
        "value": entity.value,
        "start": entity.start,
        "end": entity.end,
        "extractor": FactExtractor.__name__,
    }
