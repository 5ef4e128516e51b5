"""Who speaks, without telling who it is: `web:3f…`, `tg:90…`, `sl:c1…`."""

from __future__ import annotations

import hashlib
import hmac

DIGITS = 32


def sender_id(channel: str, *parts: str, secret: str) -> str:
    """The conversation id of somebody on a channel.

    `parts` are what the channel knows them by (a chat id; a team, a channel and a thread). The same parts on
    two channels give two ids, and nobody without the secret can tell an id from the parts or the reverse.
    """
    message = "\0".join((channel, *parts)).encode()
    return f"{channel}:{hmac.new(secret.encode(), message, hashlib.sha256).hexdigest()[:DIGITS]}"
