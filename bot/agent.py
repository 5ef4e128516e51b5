"""Rasa's agent with our actions in the server's own process."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

from rasa.core.actions.action import Action, ActionExecutionRejection, ActionListen, RemoteAction
from rasa.core.agent import Agent
from rasa.core.channels.channel import OutputChannel, UserMessage
from rasa.core.lock_store import LockStore
from rasa.core.nlg import NaturalLanguageGenerator
from rasa.core.policies.policy import PolicyPrediction
from rasa.core.processor import MessageProcessor
from rasa.engine.loader import load_predict_graph_runner
from rasa.engine.runner.interface import GraphRunner
from rasa.engine.storage.local_model_storage import LocalModelStorage
from rasa.engine.storage.storage import ModelMetadata
from rasa.shared.core.constants import ACTION_LISTEN_NAME
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import Event
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.shared.nlu.constants import INTENT_RANKING_KEY
from rasa.utils.common import TempDirectoryPath, get_temp_dir_name
from rasa.utils.endpoints import EndpointConfig
from rasa_sdk.executor import ActionExecutor
from rasa_sdk.interfaces import ActionExecutionRejection as RefusedAction

from bot.events import read_event
from bot.graph import InOrder

#: How many nearest topics a reply may offer.
RANKING_KEPT = 15


class ActionsInProcess(EndpointConfig):
    """Runs the actions in the server's own process, behind the interface of an action server."""

    def __init__(self, package: str) -> None:
        super().__init__(url="in-process")
        self._executor = ActionExecutor()
        self._executor.register_package(package)

    async def request(self, *args: Any, json: dict[str, Any] | None = None, **kwargs: Any) -> Any:
        """Runs the action that Rasa asks for.

        Raises:
            ActionExecutionRejection: the action refused to run.
        """
        try:
            return await self._executor.run(json or {})
        except RefusedAction as refused:
            raise ActionExecutionRejection(refused.action_name, str(refused)) from refused


def load_agent(model: Path, actions: EndpointConfig, locks: LockStore) -> Agent:
    """An agent with this model, ready to answer."""
    agent = _Agent(action_endpoint=actions, lock_store=locks)
    agent.load_model(str(model))
    return agent


class _OwnAction(RemoteAction):
    """An action of ours, in this process. Rasa checks the answer of an action server, and its own schema, on every
    call, which takes longer than the rest of the action; our own code needs no such check."""

    async def run(
        self,
        output_channel: OutputChannel,
        nlg: NaturalLanguageGenerator,
        tracker: DialogueStateTracker,
        domain: Domain,
    ) -> list[Event]:
        """Called by Rasa.

        Raises:
            ActionExecutionRejection: the action refused to run.
        """
        answer = await self.action_endpoint.request(json=self._action_call_format(tracker, domain))
        said = await self._utter_responses(answer["responses"], output_channel, nlg, tracker)
        return [*said, *map(read_event, answer["events"])]


class _Processor(MessageProcessor):
    @staticmethod
    def _load_model(model_path: str | Path) -> tuple[str, ModelMetadata, GraphRunner]:
        """As Rasa does it, with our runner."""
        with TempDirectoryPath(get_temp_dir_name()) as folder:
            metadata, runner = load_predict_graph_runner(
                Path(folder), Path(model_path), LocalModelStorage, InOrder
            )
        return Path(model_path).name, metadata, runner

    async def parse_message(
        self,
        message: UserMessage,
        tracker: DialogueStateTracker | None = None,
        only_output_properties: bool = True,
    ) -> dict[str, Any]:
        """As Rasa does it, but a leading slash is no command: to a person it is a slip of the finger."""
        said = UserMessage(message.text.lstrip("/ "))
        return dict(await super().parse_message(said, tracker, only_output_properties))

    def _check_for_unseen_features(self, parse_data: dict[str, Any]) -> None:
        """Rasa builds a domain for each message to warn of unknown intents; `bot check` finds those."""

    async def log_message(self, message: UserMessage, should_save_tracker: bool = True) -> DialogueStateTracker:
        """As Rasa does it, but the message is read while the database looks for the conversation."""
        looking = self.fetch_tracker_and_update_session(
            message.sender_id, message.output_channel, message.metadata
        )
        tracker, _ = await asyncio.gather(looking, self._read(message))
        await self._handle_message_with_tracker(message, tracker)
        if should_save_tracker:
            await self.save_tracker(tracker)
        return tracker

    async def _read(self, message: UserMessage) -> None:
        """Sets what the message means, unless that is known. Only what the actions use: the tracker keeps it for
        every message and sends it with every action call."""
        if message.parse_data is None:
            parsed = await self.parse_message(message)
            ranking = parsed.get(INTENT_RANKING_KEY, [])[:RANKING_KEPT]
            message.parse_data = {**parsed, INTENT_RANKING_KEY: ranking}

    def predict_next_with_tracker_if_should(
        self, tracker: DialogueStateTracker
    ) -> tuple[Action, PolicyPrediction]:
        """As Rasa does it, but after an action of ours the guide listens: every rule has one action.

        An action of ours that runs in this process is taken at its word.
        """
        if tracker.latest_action_name in self.domain.user_actions and not tracker.followup_action:
            return ActionListen(), PolicyPrediction.for_action_name(self.domain, ACTION_LISTEN_NAME)
        action, prediction = super().predict_next_with_tracker_if_should(tracker)
        if isinstance(action, RemoteAction) and isinstance(self.action_endpoint, ActionsInProcess):
            return _OwnAction(action.name(), self.action_endpoint), prediction
        return action, prediction

    async def _run_action(
        self,
        action: Action,
        tracker: DialogueStateTracker,
        output_channel: OutputChannel,
        nlg: NaturalLanguageGenerator,
        prediction: PolicyPrediction,
    ) -> bool:
        """As Rasa does it, but who only listens needs no copy of the conversation."""
        if isinstance(action, ActionListen):
            tracker.update(action.event_for_successful_execution(prediction))
            return False
        return bool(await super()._run_action(action, tracker, output_channel, nlg, prediction))


class _Agent(Agent):
    def load_model(self, model_path: str | Path, fingerprint: str | None = None) -> None:
        """As Rasa does it, with our processor."""
        self.processor = _Processor(
            model_path=model_path,
            tracker_store=self.tracker_store,
            lock_store=self.lock_store,
            action_endpoint=self.action_endpoint,
            generator=self.nlg,
        )
        self.domain = self.processor.domain
        self.tracker_store.domain = self.domain
