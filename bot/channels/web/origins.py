"""Which pages may talk to the assistant: its own, and those that the operator named."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import urlsplit

PREFLIGHT = {
    "Access-Control-Allow-Methods": "GET, POST, DELETE",
    "Access-Control-Allow-Headers": "Authorization, Content-Type, Idempotency-Key",
    "Access-Control-Max-Age": "600",
}


class Origins:
    """The allow-list."""

    def __init__(self, named: Iterable[str], public_url: str) -> None:
        own = urlsplit(public_url)
        self._named = {*named, *([f"{own.scheme}://{own.netloc}".lower()] if own.netloc else [])}

    def allows(self, origin: str | None, host: str) -> bool:
        """Whether a page of this origin may ask a server that was reached as `host`.

        Without an origin it is no page of another site: a browser names it whenever the site is another one.
        """
        return origin is None or origin.lower() in self._named or self._is_own(origin, host)

    def headers(self, origin: str | None, host: str) -> dict[str, str]:
        """What lets the browser hand the answer to that page; nothing for a page that may not ask."""
        if origin is None or not self.allows(origin, host):
            return {"Vary": "Origin"}
        return {
            "Access-Control-Allow-Origin": origin,
            "Access-Control-Expose-Headers": "Retry-After",
            "Vary": "Origin",
        }

    @staticmethod
    def _is_own(origin: str, host: str) -> bool:
        parts = urlsplit(origin)
        return parts.scheme in ("http", "https") and bool(host) and parts.netloc.lower() == host.lower()
