"""Who speaks on the website: whoever holds a token that this server signed."""

from __future__ import annotations

import hashlib
import hmac
import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone

import jwt

from bot.channels.sender import sender_id
from bot.channels.web.problems import ProblemError

LIFETIME = timedelta(hours=24)
_ALGORITHM = "HS256"
_AUDIENCE = "web"


@dataclass(frozen=True)
class Session:
    """A new session. `sender` is the id of its conversation, which the token does not tell."""

    sender: str
    token: str
    expires_at: datetime


class Sessions:
    """Issues tokens and reads them back."""

    def __init__(self, secret: str, now: Callable[[], datetime]) -> None:
        self._secret = secret
        self._key = hmac.new(secret.encode(), b"tokens of the website", hashlib.sha256).digest()
        self._now = now

    def issue(self) -> Session:
        """A session for somebody we have not met."""
        conversation = secrets.token_urlsafe(16)
        expires_at = self._now() + LIFETIME
        claims = {"sub": conversation, "aud": _AUDIENCE, "exp": expires_at}
        return Session(self._sender(conversation), jwt.encode(claims, self._key, _ALGORITHM), expires_at)

    def read(self, authorization: str) -> Session:
        """The session of the bearer.

        Raises:
            ProblemError: no token, one that we did not sign, or an expired one.
        """
        scheme, _, token = authorization.partition(" ")
        if scheme.lower() != "bearer" or not token:
            raise ProblemError("session_missing")
        try:
            claims = jwt.decode(
                token.strip(),
                self._key,
                algorithms=[_ALGORITHM],
                audience=_AUDIENCE,
                options={"require": ["sub", "exp", "aud"]},
            )
        except jwt.ExpiredSignatureError:
            raise ProblemError("session_over") from None
        except jwt.InvalidTokenError:
            raise ProblemError("session_missing") from None
        expires_at = datetime.fromtimestamp(claims["exp"], timezone.utc)
        return Session(self._sender(claims["sub"]), token.strip(), expires_at)

    def _sender(self, conversation: str) -> str:
        return sender_id("web", conversation, secret=self._secret)
