"""Errors as RFC 9457 problems, in words that a patient understands (data/advice/en/errors.yml)."""

from __future__ import annotations

import json
import logging
import math
import traceback
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml
from sanic.exceptions import SanicException
from sanic.response import HTTPResponse

from bot.advice.reply import Reply, Text
from bot.channels.conversation import TurnFailedError
from bot.channels.incoming import RefusedError
from bot.settings import PROJECT, Settings
from bot.storage.feedback import NoSuchReplyError
from bot.storage.messages import ConversationGoneError

logger = logging.getLogger(__name__)

WORDS = PROJECT / "data" / "advice" / "en" / "errors.yml"
STATUS = {
    "request_unreadable": 400,
    "key_unreadable": 400,
    "session_missing": 401,
    "session_over": 401,
    "origin_refused": 403,
    "not_found": 404,
    "button_unknown": 404,
    "reply_unknown": 404,
    "method_refused": 405,
    "document_gone": 410,
    "body_too_large": 413,
    "type_refused": 415,
    "text_empty": 422,
    "text_too_long": 422,
    "reason_too_long": 422,
    "too_many": 429,
    "unavailable": 503,
}
_OF_SANIC = {404: "not_found", 405: "method_refused", 413: "body_too_large"}


class ProblemError(Exception):
    """A request that cannot be served. `name` is an entry of errors.yml; `wait` is in seconds."""

    def __init__(self, name: str, wait: float = 0.0) -> None:
        super().__init__(name)
        self.name = name
        self.wait = math.ceil(wait)


class Problems:
    """Turns what went wrong into what a person reads."""

    def __init__(self, settings: Settings, words: Path = WORDS) -> None:
        self._words: Mapping[str, Mapping[str, str]] = yaml.safe_load(words.read_text(encoding="utf-8"))
        self._numbers = {
            "emergency_number": settings.emergency_number,
            "crisis_line": settings.crisis_line,
            "contact": settings.contact,
        }

    def body(self, error: BaseException) -> dict[str, Any]:
        """The problem as JSON. An error that nobody foresaw is logged, without its own words."""
        problem = _problem(error)
        words = self._words[problem.name]
        return {
            "type": f"urn:second-opinion-guide:problem:{problem.name}",
            "title": words["title"],
            "status": STATUS[problem.name],
            "detail": words["detail"].format(seconds=problem.wait, **self._numbers),
        }

    def reply(self, error: BaseException) -> Reply:
        """The problem as a reply, for a channel that has no status codes."""
        body = self.body(error)
        return Reply((Text(f"**{body['title']}.** {body['detail']}"),))

    def response(self, error: BaseException) -> HTTPResponse:
        """The problem as an HTTP response."""
        body = self.body(error)
        headers = {"Cache-Control": "no-store"}
        if isinstance(error, ProblemError) and error.wait:
            headers["Retry-After"] = str(error.wait)
        if body["status"] == 401:
            headers["WWW-Authenticate"] = "Bearer"
        return HTTPResponse(json.dumps(body), body["status"], headers, "application/problem+json")


def _problem(error: BaseException) -> ProblemError:
    match error:
        case ProblemError():
            return error
        case RefusedError(problem=name):
            return ProblemError(name)
        case NoSuchReplyError():
            return ProblemError("reply_unknown")
        case ConversationGoneError():
            return ProblemError("session_over")
        case TurnFailedError():  # logged where it happened
            return ProblemError("unavailable")
        case SanicException(status_code=status) if status < 500:
            return ProblemError(_OF_SANIC.get(status, "request_unreadable"))
    where = "".join(traceback.format_tb(error.__traceback__))
    logger.error("A request failed: %s\n%s", type(error).__name__, where)
    return ProblemError("unavailable")
