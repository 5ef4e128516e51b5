"""How often somebody may ask: a bucket of tokens each, that fills up again as time goes by."""

from __future__ import annotations

import ipaddress
import math
import time
from collections.abc import Callable
from dataclasses import dataclass

from bot.channels.web.problems import ProblemError

#: So many people are remembered; who has been quiet the longest is forgotten first.
REMEMBERED = 20_000
#: How long a burst may last at the rate of the long run, in minutes.
BURST_MINUTES = 0.5


@dataclass
class _Bucket:
    tokens: float
    at: float


class Limit:
    """At most `burst` requests at once and `per_minute` in the long run, for each name."""

    def __init__(self, per_minute: int, burst: int, clock: Callable[[], float] = time.monotonic) -> None:
        self._per_second = per_minute / 60
        self._burst = burst
        self._clock = clock
        self._buckets: dict[str, _Bucket] = {}

    def take(self, name: str) -> float:
        """Takes one token: 0 if there was one, otherwise the seconds until there will be."""
        now = self._clock()
        bucket = self._buckets.pop(name, None) or _Bucket(self._burst, now)
        bucket.tokens = min(self._burst, bucket.tokens + (now - bucket.at) * self._per_second)
        bucket.at = now
        self._buckets[name] = bucket
        if len(self._buckets) > REMEMBERED:
            del self._buckets[next(iter(self._buckets))]
        if bucket.tokens < 1:
            return (1 - bucket.tokens) / self._per_second
        bucket.tokens -= 1
        return 0.0


def in_bursts(per_minute: int) -> Limit:
    """The limit for a rate that people come near in bursts: a page that loads, a chat that goes fast."""
    return Limit(per_minute, burst=math.ceil(per_minute * BURST_MINUTES))


def check(limit: Limit, name: str) -> None:
    """Takes one token of this name.

    Raises:
        ProblemError: there was none.
    """
    if wait := limit.take(name):
        raise ProblemError("too_many", wait)


def network(address: str) -> str:
    """The address to count by: one household has a single IPv4 address but a whole /64 of IPv6."""
    try:
        ip = ipaddress.ip_address(address)
    except ValueError:
        return address
    return str(ip) if ip.version == 4 else str(ipaddress.ip_network((ip, 64), strict=False))
