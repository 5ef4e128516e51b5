"""Links to the documents of a conversation: signed, so that nobody can guess one, and of no use after the session.

A link names a conversation, a reply in it and which of its documents; what stands there is read when it is opened.
Erase the conversation, and its links lead nowhere.
"""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

import jwt

from bot.advice.reply import Document
from bot.channels.web.problems import ProblemError
from bot.channels.web.session import Session
from bot.documents.files import file_name

PREFIX = "/documents"
_ALGORITHM = "HS256"
_AUDIENCE = "documents"
#: What a link is called in a reply, and the ending of what it leads to.
ENDINGS = {"page": "html", "pdf": "pdf", "text": "txt", "calendar": "ics"}

#: The links of a document: by the number of its reply, and its own number within the reply.
LinksOf = Callable[[int, int, Document], Mapping[str, str]]


@dataclass(frozen=True)
class Place:
    """Where a document is kept. `number` counts the documents of a reply from 0."""

    sender: str
    seq: int
    number: int


class DocumentLinks:
    """Makes links and reads them back."""

    def __init__(self, secret: str, now: Callable[[], datetime]) -> None:
        self._key = hmac.new(secret.encode(), b"links to documents", hashlib.sha256).digest()
        self._now = now

    def of(self, session: Session) -> LinksOf:
        """Makes the links of this session's documents; paths on this server."""

        def links(seq: int, number: int, document: Document) -> Mapping[str, str]:
            claims = {"sub": session.sender, "seq": seq, "n": number, "aud": _AUDIENCE, "exp": session.expires_at}
            path = f"{PREFIX}/{jwt.encode(claims, self._key, _ALGORITHM)}/{file_name(document)}"
            wanted = [name for name in ENDINGS if name != "calendar" or document.dates]
            return {name: f"{path}.{ENDINGS[name]}" for name in wanted}

        return links

    def place(self, token: str) -> Place:
        """Where the link leads.

        Raises:
            ProblemError: we did not sign it, or its time is over.
        """
        try:
            claims = jwt.decode(
                token,
                self._key,
                algorithms=[_ALGORITHM],
                audience=_AUDIENCE,
                options={"require": ["sub", "exp", "aud"]},
            )
            return Place(str(claims["sub"]), int(claims["seq"]), int(claims["n"]))
        except jwt.ExpiredSignatureError:
            raise ProblemError("document_gone") from None
        except (jwt.InvalidTokenError, KeyError, TypeError, ValueError):
            raise ProblemError("not_found") from None
