"""Rasa's agent with our actions in the server's own process."""

from __future__ import annotations

from json import dumps
from pathlib import Path
from typing import Any

from rasa.core.actions.action import Action, ActionListen, RemoteAction
from rasa.core.agent import Agent
from rasa.core.lock_store import LockStore
from rasa.core.policies.policy import PolicyPrediction
from rasa.core.processor import MessageProcessor
from rasa.shared.core.constants import ACTION_LISTEN_NAME
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.utils.endpoints import ClientResponseError, EndpointConfig
from rasa_sdk.executor import ActionExecutor
from rasa_sdk.interfaces import ActionExecutionRejection


class ActionsInProcess(EndpointConfig):
    """Runs the actions in the server's own process, behind the interface of an action server."""

    def __init__(self, package: str) -> None:
        super().__init__(url="in-process")
        self._executor = ActionExecutor()
        self._executor.register_package(package)

    async def request(self, *args: Any, json: dict[str, Any] | None = None, **kwargs: Any) -> Any:
        """Runs the action that Rasa asks for.

        Raises:
            ClientResponseError: the action refused to run, told as an action server would.
        """
        try:
            return await self._executor.run(json or {})
        except ActionExecutionRejection as rejection:
            body = {"error": str(rejection), "action_name": rejection.action_name}
            raise ClientResponseError(400, str(rejection), dumps(body)) from rejection


def load_agent(model: Path, actions: EndpointConfig, locks: LockStore) -> Agent:
    """An agent with this model, ready to answer."""
    agent = _Agent(action_endpoint=actions, lock_store=locks)
    agent.load_model(str(model))
    return agent


class _OwnAction(RemoteAction):
    """An action of ours, in this process. Rasa checks the answer of an action server, and its own schema, on every
    call, which takes longer than the rest of the action; our own code needs no such check."""

    def _validate_action_result(self, result: dict[str, Any]) -> bool:
        return True


class _Processor(MessageProcessor):
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
