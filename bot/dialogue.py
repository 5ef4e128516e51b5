"""The bot itself: Rasa's agent behind one question, `reply(sender, message)`."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from rasa.core.agent import Agent
from rasa.core.channels.channel import OutputChannel, UserMessage
from rasa.core.lock_store import InMemoryLockStore, LockStore, RedisLockStore
from rasa.utils.endpoints import EndpointConfig

from bot.advice.reply import Button, Reply
from bot.agent import ActionsInProcess, load_agent
from bot.settings import Settings
from bot.storage.tracker_store import ConversationTrackerStore, use_store

#: What the website, Slack and Telegram all are to Rasa: one channel that collects.
CHANNEL = "guide"


class DialogueError(RuntimeError):
    """The bot produced no reply; the message may be sent again."""


class _Collected(OutputChannel):
    """Keeps the whole reply instead of sending it in parts."""

    def __init__(self) -> None:
        self.replies: list[Reply] = []

    @classmethod
    def name(cls) -> str:
        return CHANNEL

    async def send_response(self, recipient_id: str, message: dict[str, Any]) -> None:
        if message.get("custom"):
            self.replies.append(Reply.from_dict(message["custom"]))


class RasaDialogue:
    """Answers messages with a trained model."""

    def __init__(self, agent: Agent) -> None:
        self._agent = agent

    @classmethod
    def load(cls, model: Path, settings: Settings, store: ConversationTrackerStore | None = None) -> RasaDialogue:
        """Loads a model. Without a `store` nothing outlives the process."""
        agent = load_agent(model, _actions(settings), _locks(settings))
        if store is not None:
            use_store(agent, store)
        return cls(agent)

    def ready(self) -> bool:
        """Whether a model is loaded."""
        return self._agent.is_ready()

    async def reply(self, sender: str, message: str | Button) -> Reply:
        """The reply to a text, or to a button that was pressed.

        Raises:
            DialogueError: no action replied.
        """
        collected = _Collected()
        text, parsed = (message.title, _pressed(message)) if isinstance(message, Button) else (message, None)
        user_message = UserMessage(text, collected, sender, parse_data=parsed, input_channel=CHANNEL)
        await self._agent.handle_message(user_message)
        if not collected.replies:
            raise DialogueError("no action replied; see the log for the action that failed")
        return collected.replies[-1]

    async def parse(self, text: str) -> dict[str, Any]:
        """What the pipeline makes of a text."""
        return dict(await self._agent.parse_message(text))


def _pressed(button: Button) -> dict[str, Any]:
    """A button needs no understanding: it says where it leads."""
    topic = {"name": button.topic, "confidence": 1.0}
    return {
        "text": button.title,
        "intent": topic,
        "intent_ranking": [topic],
        "topics": [topic],
        "entities": [],
        "facts": dict(button.facts),
        "choice": button.choice,
        "pressed": True,
    }


def _actions(settings: Settings) -> EndpointConfig:
    if settings.action_endpoint_url:
        return EndpointConfig(url=settings.action_endpoint_url)
    return ActionsInProcess("actions")


def _locks(settings: Settings) -> LockStore:
    if not settings.redis_url:
        return InMemoryLockStore()
    url = urlsplit(settings.redis_url)
    return RedisLockStore(
        host=url.hostname or "localhost",
        port=url.port or 6379,
        db=int(url.path.strip("/") or 0),
        username=url.username,
        password=url.password,
        use_ssl=url.scheme == "rediss",
    )
