"""What Telegram sends, as an `Event`; None for what is not for us. Nothing in an update can raise.

The fields are those of https://core.telegram.org/bots/api#update.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any, Literal

#: What `setWebhook` asks for; anything else that arrives is left alone.
SUBSCRIBED = ("message", "edited_message", "callback_query")
#: A message with one of these holds something that is no text.
ATTACHMENTS = (
    *("animation", "audio", "checklist", "contact", "dice", "document", "game", "location", "paid_media"),
    *("photo", "poll", "sticker", "story", "venue", "video", "video_note", "voice"),
)
_LARGEST = 2**63

#: `seen`: nothing to answer, but its album has been answered with it.
Kind = Literal["said", "pressed", "attached", "group", "seen"]


@dataclass(frozen=True)
class Event:
    """Something a person did in a chat."""

    kind: Kind
    chat: int
    message: int  # the message that was sent, or the one whose button was pressed
    text: str = ""  # what was said, or the data of the button
    date: int = 0  # when it was sent, in seconds since 1970; 0 where Telegram does not tell
    edited: int = 0  # when it was edited
    callback: str = ""  # what answerCallbackQuery wants
    album: str = ""  # messages of one album share it
    attachment: bool = False  # whether something came along with the text
    thread: int | None = None  # the topic of a group that has topics

    def as_dict(self) -> dict[str, Any]:
        """JSON-ready form; `Event(**data)` reads it."""
        return asdict(self)


def update_id(update: Any) -> int | None:
    """The number of an update; None if it has none."""
    return _number(update, "update_id") if isinstance(update, dict) else None


def read(update: dict[str, Any]) -> Event | None:
    """The event of an update."""
    if pressed := _object(update, "callback_query"):
        return _pressed(pressed)
    for name in ("message", "edited_message"):
        if message := _object(update, name):
            return _message(message, edited=name == "edited_message")
    return None


def _pressed(query: dict[str, Any]) -> Event | None:
    message = _object(query, "message")
    chat, number = _number(_object(message, "chat"), "id"), _number(message, "message_id")
    data, callback = _text(query, "data"), _text(query, "id")
    if chat is None or number is None or not data or not callback or not _is_private(message):
        return None
    return Event("pressed", chat, number, data, callback=callback)


def _message(message: dict[str, Any], edited: bool) -> Event | None:
    chat, number = _number(_object(message, "chat"), "id"), _number(message, "message_id")
    if chat is None or number is None or _object(message, "from").get("is_bot") is True:
        return None
    attachment = any(message.get(name) for name in ATTACHMENTS)
    text = _text(message, "text") or _text(message, "caption")
    if not text and (edited or not attachment):
        return None  # somebody joined, a chat got a new picture, a shared place moved
    date, edit_date = _number(message, "date") or 0, (_number(message, "edit_date") or 0) if edited else 0
    if not _is_private(message):
        thread = _number(message, "message_thread_id") if message.get("is_topic_message") is True else None
        return None if edited else Event("group", chat, number, date=date, thread=thread)
    album = _text(message, "media_group_id")
    kind: Kind = "said" if text else "attached"
    return Event(kind, chat, number, text, date, edit_date, album=album, attachment=attachment)


def _is_private(message: dict[str, Any]) -> bool:
    return _object(message, "chat").get("type") == "private"


def _object(holder: dict[str, Any], name: str) -> dict[str, Any]:
    value = holder.get(name)
    return value if isinstance(value, dict) else {}


def _number(holder: dict[str, Any], name: str) -> int | None:
    value = holder.get(name)
    return value if type(value) is int and -_LARGEST < value < _LARGEST else None


def _text(holder: dict[str, Any], name: str) -> str:
    value = holder.get(name)
    # Half characters and zero bytes cannot be kept by every database.
    return value.encode("utf-8", "replace").decode().replace("\0", "") if isinstance(value, str) else ""
