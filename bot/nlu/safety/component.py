"""The triage as a part of Rasa's pipeline. Place it after the intent classifier: red sets the intent."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import INTENT, INTENT_NAME_KEY, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.english import english, grammar
from bot.nlu.meaning import MEANING, Meaning

from .decision import RED, Decision, Evidence
from .examples import DEFAULT, load_examples
from .learning import learn
from .lexicon import FOLDER, load_lexicon
from .score import Score
from .triage import Triage
from .words import clip

logger = logging.getLogger(__name__)

SAFETY = "safety"
RANKING = "intent_ranking"
_FILE = "score.npz"
_ALARMS = frozenset(("emergency", "crisis", "poisoning"))


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR, is_trainable=True)
class SafetyTriage(GraphComponent):
    """Sets "safety" on every message; a red one also gets the intent of its kind, with confidence 1."""

    def __init__(
        self,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        score: Score | None = None,
    ) -> None:
        self._config = config
        self._storage = model_storage
        self._resource = resource
        self._lexicon = load_lexicon(Path(config["lexicons"]))
        self._triage = Triage(self._lexicon, score)
        self._meaning: Meaning | None = None

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """`examples`: the messages to learn from; `lexicons`: the folder of word lists."""
        return {"examples": str(DEFAULT), "lexicons": str(FOLDER)}

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> SafetyTriage:
        """A component that has learned nothing yet."""
        return cls(config, model_storage, resource)

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> SafetyTriage:
        """The component as it was trained."""
        english()  # read now, so that no patient waits for it
        with model_storage.read_from(resource) as folder:
            return cls(config, model_storage, resource, Score.load(folder / _FILE))

    def train(self, training_data: TrainingData) -> Resource:
        """Learns from the examples, and from the messages of every intent that is no alarm."""
        ordinary = [m for m in training_data.intent_examples if m.get(TEXT) and m.get(INTENT) not in _ALARMS]
        known = {m.get(TEXT): vector for m in ordinary if (vector := m.get(MEANING)) is not None}
        examples = load_examples(Path(self._config["examples"]))
        texts = [m.get(TEXT) for m in ordinary]
        score = learn(examples, texts, self._lexicon, lambda wanted: self._encode(wanted, known))
        self._triage = Triage(self._lexicon, score)
        with self._storage.write_to(self._resource) as folder:
            score.save(folder / _FILE)
        return self._resource

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Training messages need no triage."""
        return training_data

    def process(self, messages: list[Message]) -> list[Message]:
        """Decides about each message. Never raises: a message must always get an answer."""
        for message in messages:
            decision = self._decide(message)
            message.set(SAFETY, decision.as_dict(), add_to_output=True)
            if decision.level == RED:
                _raise_alarm(message, decision.kind)
        return messages

    def _decide(self, message: Message) -> Decision:
        text = message.get(TEXT) or ""
        try:
            return self._triage.assess(text, grammar, self._vector(message, text))
        except Exception:
            logger.exception("safety triage failed; the words alone decide")
        try:
            return Triage(self._lexicon).assess(text)
        except Exception:
            # Somebody may be in danger and we cannot tell: amber puts the emergency number into the answer.
            logger.exception("safety triage failed twice")
            return Decision("amber", "emergency", "self", "en", (Evidence("", "danger", "the triage failed"),))

    def _vector(self, message: Message, text: str) -> np.ndarray | None:
        vector = message.get(MEANING)
        if vector is not None or not text.strip():
            return vector
        return self._use()([clip(text)])[0]

    def _encode(self, texts: list[str], known: Mapping[str, np.ndarray]) -> np.ndarray:
        """Vectors of the texts; those that another component has already made are not made again."""
        new = [text for text in texts if text not in known]
        made = dict(zip(new, self._use()(new), strict=True)) if new else {}
        return np.stack([known[text] if text in known else made[text] for text in texts])

    def _use(self) -> Meaning:
        if self._meaning is None:
            self._meaning = Meaning()
        return self._meaning


def _raise_alarm(message: Message, kind: str) -> None:
    """Makes the alarm the first intent; what the classifier thought stays behind it."""
    alarm = {INTENT_NAME_KEY: kind, "confidence": 1.0}
    ranking: list[Mapping[str, Any]] = message.get(RANKING) or []
    message.set(INTENT, alarm, add_to_output=True)
    rest = [r for r in ranking if r.get(INTENT_NAME_KEY) != kind]
    message.set(RANKING, [alarm, *rest], add_to_output=True)
