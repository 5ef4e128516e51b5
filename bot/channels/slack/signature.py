"""Whether a request comes from Slack, and just now."""

from __future__ import annotations

from collections.abc import Mapping

from slack_sdk.signature import Clock, SignatureVerifier


class Signatures:
    """Slack's signing secret. A request is believed for five minutes."""

    def __init__(self, secret: str, clock: Clock | None = None) -> None:
        self._verifier = SignatureVerifier(secret, clock or Clock())

    def accept(self, body: bytes, headers: Mapping[str, str]) -> bool:
        """Whether the body is signed with the secret, and the signature is fresh."""
        try:
            return self._verifier.is_valid_request(body, dict(headers))
        except (ValueError, TypeError, OverflowError):  # no number for a time, no text for a body
            return False
