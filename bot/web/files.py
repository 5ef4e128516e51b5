"""A file that is the same for everybody: packed once, sent again only when it changed."""

from __future__ import annotations

import gzip
import hashlib
from dataclasses import dataclass, field

from sanic import Request
from sanic.response import HTTPResponse, empty

#: Browsers ask each time whether it is still the same: modules of two versions must not meet.
_FRESH = {"Cache-Control": "no-cache", "Vary": "Accept-Encoding"}


@dataclass(frozen=True)
class File:
    """Its media type, its bytes, and what is worked out from them once."""

    content_type: str
    body: bytes = field(repr=False)
    packed: bytes = field(init=False, repr=False)
    tag: str = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "packed", gzip.compress(self.body, 9, mtime=0))
        object.__setattr__(self, "tag", f'W/"{hashlib.sha256(self.body).hexdigest()[:16]}"')

    def response(self, request: Request) -> HTTPResponse:
        """The file, packed if the browser can unpack it; 304 if it has it already."""
        headers = {**_FRESH, "ETag": self.tag}
        if request.headers.get("if-none-match") == self.tag:
            return empty(status=304, headers=headers)
        if "gzip" not in request.headers.get("accept-encoding", ""):
            return HTTPResponse(self.body, headers=headers, content_type=self.content_type)
        return HTTPResponse(
            self.packed, headers={**headers, "Content-Encoding": "gzip"}, content_type=self.content_type
        )
