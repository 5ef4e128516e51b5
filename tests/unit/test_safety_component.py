"""The triage inside Rasa: trains, is loaded again, and speaks up before the intent classifier."""

import pytest

from bot import left_out

ORDINARY = [
    "how do I get my records",
    "will insurance pay",
    "I need another doctor",
    "who treats backs",
    "thank you",
]
STRANGE = ["", None, "\x00\xff\x00", "x" * 100_000, "🙂"]


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """The component after training, storing and loading, with a small file of examples."""
    left_out.install()
    from rasa.engine.graph import ExecutionContext, GraphSchema
    from rasa.engine.storage.local_model_storage import LocalModelStorage
    from rasa.engine.storage.resource import Resource
    from rasa.shared.nlu.training_data.message import Message
    from rasa.shared.nlu.training_data.training_data import TrainingData

    from bot.nlu.safety.component import SafetyTriage

    folder = tmp_path_factory.mktemp("safety")
    examples = folder / "few.yml"
    examples.write_text(
        "red: {emergency: {now: [cannot breathe, chest pain now]}, crisis: {now: [want to die]}}\n"
        "amber: {emergency: {delay: [can I put off surgery]}}\nnone: {emergency: {idiom: [this kills me]}}\n",
        encoding="utf-8",
    )
    config = {**SafetyTriage.get_default_config(), "examples": str(examples)}
    (folder / "model").mkdir()
    storage, resource = LocalModelStorage.create(folder / "model"), Resource("safety")
    context = ExecutionContext(GraphSchema({}))
    # Said in four ways, because the score passes over words that hardly occur.
    said = [f"{opening} {text}" for opening in ("hello", "so", "well", "ok") for text in ORDINARY]
    ordinary = [Message(data={"text": text, "intent": "records"}) for text in said]
    SafetyTriage.create(config, storage, resource, context).train(TrainingData(ordinary))
    return SafetyTriage.load(config, storage, resource, context), Message


def test_red_takes_the_intent_and_leads_the_ranking(made):
    component, message_class = made
    ranking = [{"name": "records", "confidence": 0.9}, {"name": "crisis", "confidence": 0.1}]
    message = message_class(
        data={"text": "I want to kill myself", "intent": ranking[0], "intent_ranking": ranking}
    )
    component.process([message])
    assert message.get("intent") == {"name": "crisis", "confidence": 1.0}
    assert [r["name"] for r in message.get("intent_ranking")] == ["crisis", "records"]
    assert message.as_dict(only_output_properties=True)["safety"]["level"] == "red"


def test_other_levels_leave_the_intent_alone(made):
    component, message_class = made
    intent = {"name": "records", "confidence": 0.9}
    message = message_class(data={"text": "how do I get my records from 2015", "intent": intent})
    component.process([message])
    assert message.get("safety")["level"] == "none"
    assert message.get("safety")["evidence"]
    assert message.get("intent") == intent


@pytest.mark.parametrize("text", STRANGE, ids=range(len(STRANGE)))
def test_strange_text_never_raises(made, text):
    component, message_class = made
    message = message_class(data={"text": text})
    component.process([message])
    assert message.get("safety")["evidence"]


def test_a_broken_vector_does_not_silence_the_rules(made):
    component, message_class = made
    message = message_class(data={"text": "he is not breathing", "meaning": "no vector"})
    component.process([message])
    assert message.get("safety")["level"] == "red"
