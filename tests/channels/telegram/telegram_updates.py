"""Updates as https://core.telegram.org/bots/api#update documents them; each test changes what it is about."""

from __future__ import annotations

import time
from typing import Any

ANN = {
    "id": 7001,
    "is_bot": False,
    "first_name": "Ann",
    "last_name": "Lee",
    "username": "annlee",
    "language_code": "en",
}
PRIVATE = {"id": 7001, "first_name": "Ann", "last_name": "Lee", "username": "annlee", "type": "private"}
GROUP = {"id": -1001234567890, "title": "Our family", "type": "supergroup"}
PHOTO = [{"file_id": "AgAD", "file_unique_id": "AQAD", "file_size": 1253, "width": 90, "height": 67}]
BOT = {"id": 424242, "is_bot": True, "first_name": "Guide", "username": "guide_bot"}
FILE = {"file_id": "BQAD", "file_unique_id": "AgAD", "file_size": 9000}


def message(number: int = 1, **content: Any) -> dict[str, Any]:
    """A message in a private chat."""
    return {"message_id": number, "from": ANN, "chat": PRIVATE, "date": int(time.time()), **content}


def update(number: int = 900_001, **content: Any) -> dict[str, Any]:
    """An update with one of message, edited_message, callback_query, ..."""
    return {"update_id": number, **content}


def press(data: str, below: dict[str, Any], number: str = "4382bfdwdsb323b2d9") -> dict[str, Any]:
    """A callback query."""
    return {"id": number, "from": ANN, "message": below, "chat_instance": "-3823246", "data": data}


ATTACHED: dict[str, dict[str, Any]] = {
    "photo": {"photo": PHOTO},
    "sticker": {
        "sticker": {
            **FILE,
            "type": "regular",
            "width": 512,
            "height": 512,
            "is_animated": False,
            "is_video": False,
            "emoji": "👍",
        }
    },
    "voice": {"voice": {**FILE, "duration": 4, "mime_type": "audio/ogg"}},
    "document": {"document": {**FILE, "file_name": "MRI.pdf", "mime_type": "application/pdf"}},
    "video": {"video": {**FILE, "width": 640, "height": 480, "duration": 9}},
    "contact": {"contact": {"phone_number": "+15550100", "first_name": "Bob"}},
    "location": {"location": {"latitude": 52.1, "longitude": 4.3}},
}
OTHER: dict[str, dict[str, Any]] = {
    "somebody joined": {"message": message(5, new_chat_members=[ANN])},
    "pinned": {"message": message(5, pinned_message=message(4, text="hi"))},
    "a bot speaks": {"message": {**message(5, text="hi"), "from": BOT}},
    "channel post": {
        "channel_post": {
            "message_id": 5,
            "chat": {"id": -1009, "title": "News", "type": "channel"},
            "date": int(time.time()),
            "text": "x",
        }
    },
    "membership": {
        "my_chat_member": {
            "chat": PRIVATE,
            "from": ANN,
            "date": int(time.time()),
            "old_chat_member": {"user": BOT, "status": "member"},
            "new_chat_member": {"user": BOT, "status": "kicked", "until_date": 0},
        }
    },
    "inline query": {"inline_query": {"id": "1", "from": ANN, "query": "x", "offset": ""}},
    "inline callback": {
        "callback_query": {"id": "9", "from": ANN, "inline_message_id": "i", "chat_instance": "1", "data": "2.1"}
    },
    "game": {
        "callback_query": {
            "id": "9",
            "from": ANN,
            "message": message(5, text="hi"),
            "chat_instance": "1",
            "game_short_name": "g",
        }
    },
}
