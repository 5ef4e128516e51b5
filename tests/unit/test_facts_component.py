"""The graph component: facts and entities in Rasa's form."""

from __future__ import annotations

import pytest

pytest.importorskip("rasa")

from rasa.engine.graph import ExecutionContext, GraphSchema
from rasa.engine.storage.local_model_storage import LocalModelStorage
from rasa.engine.storage.resource import Resource
from rasa.shared.nlu.training_data.message import Message

from bot.nlu.entities import FactExtractor


@pytest.fixture
def extractor(tmp_path) -> FactExtractor:
    config = FactExtractor.get_default_config() | {"today": "2026-11-23"}
    return FactExtractor.create(
        config, LocalModelStorage(tmp_path), Resource("facts"), ExecutionContext(GraphSchema({}), "test")
    )


def test_a_message_carries_its_facts(extractor: FactExtractor):
    [message] = extractor.process([Message.build("its a hysterectomy on thursday")])
    assert message.get("facts") == {"procedure": "hysterectomy", "deadline": "2026-11-26"}
    assert message.get("bare") is True
    assert message.get("correction") is False
    assert message.get("entities")[0] == {
        "entity": "procedure",
        "value": "hysterectomy",
        "start": 6,
        "end": 18,
        "extractor": "FactExtractor",
    }


def test_what_others_found_is_kept(extractor: FactExtractor):
    message = Message.build("lupus")
    message.set("entities", [{"entity": "name", "value": "x"}])
    extractor.process([message])
    assert [e["entity"] for e in message.get("entities")] == ["name", "condition"]


def test_facts_reach_the_tracker(extractor: FactExtractor):
    [message] = extractor.process([Message.build("i got medicare")])
    assert {"entities", "facts", "bare", "correction", "aside"} <= message.output_properties


@pytest.mark.parametrize("text", ["", " ", None])
def test_nothing_said(extractor: FactExtractor, text: str | None):
    [message] = extractor.process([Message(data={"text": text})])
    assert message.get("facts") == {}
    assert message.get("entities") == []
