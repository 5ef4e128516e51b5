"""What a request must look like before anybody reads it."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import Any

from sanic.request import Request

from bot.channels.web.problems import ProblemError

MAX_BODY = 16 * 1024
_KEY = re.compile(r"[\x21-\x7e]{1,128}")


@dataclass(frozen=True)
class Said:
    """What the page sent: typed text, or the id of the button that was pressed."""

    text: str | None
    button: str | None


@dataclass(frozen=True)
class Rating:
    """What the page sent about a reply: its number, "up" or "down", and why, if the person said so."""

    seq: int
    rating: str
    reason: str


def said(request: Request) -> Said:
    """The message in the body.

    Raises:
        ProblemError: not JSON, too large, or neither text nor a button.
    """
    body = _body(request)
    text, button = body.get("text"), body.get("button")
    if text is None and button is None:
        raise ProblemError("text_empty")
    if not isinstance(text if button is None else button, str) or (text is not None and button is not None):
        raise ProblemError("request_unreadable")
    return Said(text, button)


def rating(request: Request) -> Rating:
    """The rating in the body.

    Raises:
        ProblemError: not JSON, too large, or not a rating.
    """
    body = _body(request)
    seq, thumb, reason = body.get("seq"), body.get("rating"), body.get("reason") or ""
    if type(seq) is not int or not 0 < seq < 10**9 or thumb not in ("up", "down") or not isinstance(reason, str):
        raise ProblemError("request_unreadable")
    return Rating(seq, thumb, reason)


def idempotency_key(request: Request) -> str | None:
    """The key that names this message, if the page sent one.

    Raises:
        ProblemError: a key that is too long or holds other characters than visible ASCII.
    """
    key = request.headers.get("idempotency-key")
    if key is not None and not _KEY.fullmatch(key):
        raise ProblemError("key_unreadable")
    return key


def after(request: Request) -> int:
    """The sequence number after which history is wanted.

    Raises:
        ProblemError: not a number.
    """
    text = request.args.get("after", "0")
    if not re.fullmatch(r"[0-9]{1,9}", text):
        raise ProblemError("request_unreadable")
    return int(text)


def wants_json(request: Request) -> bool:
    """Whether the reply should come as one JSON list instead of a stream."""
    accept = request.headers.get("accept", "").lower()
    return "application/json" in accept and "text/event-stream" not in accept


def _body(request: Request) -> dict[str, Any]:
    if request.headers.get("content-type", "").partition(";")[0].strip().lower() != "application/json":
        raise ProblemError("type_refused")
    if len(request.body) > MAX_BODY:
        raise ProblemError("body_too_large")
    try:
        body = json.loads(request.body)
    except (ValueError, RecursionError):
        raise ProblemError("request_unreadable") from None
    if not isinstance(body, dict):
        raise ProblemError("request_unreadable")
    return body
