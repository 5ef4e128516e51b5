"""Requests that are not Slack's, not fresh, or make no sense: refused or let go, never answered, never a 500."""

from __future__ import annotations

import json
import time
from urllib.parse import urlencode

import pytest
from slack_sdk.signature import Clock

from bot.channels.slack.signature import Signatures
from tests.channels.slack.events import SIGNING_SECRET, envelope, message
from tests.channels.slack.watching import settled

FORM = "application/x-www-form-urlencoded"
HELLO = json.dumps(envelope(message("hello"))).encode()

#: https://docs.slack.dev/authentication/verifying-requests-from-slack, word for word.
EXAMPLE = (
    b"token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow&channel_id=G8PSS9T3V"
    b"&channel_name=foobar&user_id=U2CERLKJA&user_name=roadrunner&command=%2Fwebhook-collect&text="
    b"&response_url=https%3A%2F%2Fhooks.slack.com%2Fcommands%2FT1DC2JH3J%2F397700885554%2F96rGlfmibIGlgcZRskXaIFfN"
    b"&trigger_id=398738663015.47445629121.803a0bc887a14d10d2c447fce8b6703c"
)
EXAMPLE_TIME = 1531420618
EXAMPLE_HEADERS = {
    "X-Slack-Request-Timestamp": str(EXAMPLE_TIME),
    "X-Slack-Signature": "v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503",
}


class At(Clock):
    def __init__(self, now: float) -> None:
        self._now = now

    def now(self) -> float:
        return self._now


def test_slacks_published_example_is_accepted():
    assert Signatures(SIGNING_SECRET, At(EXAMPLE_TIME)).accept(EXAMPLE, EXAMPLE_HEADERS)


@pytest.mark.parametrize("late", [-301, 301, 86_400])
def test_after_five_minutes_it_is_not(late):
    assert not Signatures(SIGNING_SECRET, At(EXAMPLE_TIME + late)).accept(EXAMPLE, EXAMPLE_HEADERS)
    assert Signatures(SIGNING_SECRET, At(EXAMPLE_TIME + 299)).accept(EXAMPLE, EXAMPLE_HEADERS)


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"X-Slack-Signature": ""},
        {"X-Slack-Signature": "v0=é"},
        {"X-Slack-Request-Timestamp": "noon"},
        {"X-Slack-Request-Timestamp": "9" * 400},
        {"X-Slack-Request-Timestamp": ""},
    ],
)
def test_strange_headers_are_no_signature(headers):
    headers = {**EXAMPLE_HEADERS, **headers} if headers else {}
    assert not Signatures(SIGNING_SECRET, At(EXAMPLE_TIME)).accept(EXAMPLE, headers)


def test_a_changed_body_is_not_signed():
    assert not Signatures(SIGNING_SECRET, At(EXAMPLE_TIME)).accept(EXAMPLE + b"x", EXAMPLE_HEADERS)
    assert not Signatures(SIGNING_SECRET, At(EXAMPLE_TIME)).accept(b"\xff", EXAMPLE_HEADERS)


async def test_slack_may_ask_whether_we_are_there(send):
    challenge = {
        "token": "Jhj5dZrVaK7ZwHHjRyZWjbDl",
        "challenge": "3eZbrw1aBm2rZgRNFdxV",
        "type": "url_verification",
    }
    status, body = await send.send("/events", json.dumps(challenge).encode())

    assert (status, json.loads(body)) == (200, {"challenge": "3eZbrw1aBm2rZgRNFdxV"})


@pytest.mark.parametrize(
    ("path", "body", "changes", "status"),
    [
        ("/events", HELLO, {"secret": "a" * 32}, 401),
        ("/events", HELLO, {"at": time.time() - 400}, 401),
        ("/events", HELLO, {"x_slack_signature": "v0=00"}, 401),
        ("/events", b"\xff\xfe", {}, 401),
        ("/events", HELLO, {"content_type": FORM}, 415),
        ("/events", HELLO, {"content_type": "text/plain"}, 415),
        ("/events", b"{", {}, 400),
        ("/events", b"", {}, 400),
        ("/events", b"[" * 15_000, {}, 400),
        ("/events", b"[]", {}, 400),
        ("/events", b'{"event": "x" }', {}, 200),
        ("/events", b'{"event": {"type": "message", "channel": 7, "channel_type": "im"}}', {}, 200),
        ("/events", b'{"team_id": "T", "event": {"type": "message", "channel": "D1", "ts": "soon"}}', {}, 200),
        ("/events", b'{"authorizations": 5, "event": {"type": "app_mention", "files": 3}}', {}, 200),
        ("/events", b"x" * 600_000, {}, 413),
        ("/events", b"x" * 2_000_000, {}, 413),
        ("/actions", b"payload=%7B", {"content_type": FORM}, 400),
        ("/actions", b"no", {"content_type": FORM}, 400),
        ("/actions", HELLO, {}, 415),
        (
            "/actions",
            urlencode({"payload": '{"type":"block_actions","actions":[7]}'}).encode(),
            {"content_type": FORM},
            200,
        ),
        ("/actions", b"&".join(b"a%d=b" % n for n in range(200)), {"content_type": FORM}, 400),
        ("/command", b"text=hi", {"content_type": FORM}, 200),
        ("/command", b"text=hi", {"content_type": "multipart/form-data"}, 415),
    ],
    ids=lambda value: str(value)[:30],
)
async def test_what_is_not_slacks_or_makes_no_sense_is_never_answered(
    send, slack, dialogue, path, body, changes, status
):
    assert (await send.send(path, body, **changes))[0] == status
    await send.event(message("the end"))
    await settled(lambda: slack.posted)

    assert [said for _, said in dialogue.heard] == ["the end"]
    assert len(slack.posted) == 1


async def test_a_request_that_somebody_recorded_and_sends_again_is_not_answered_again(send, slack, dialogue):
    for number in ("0", "1", "2"):
        assert (await send.send("/events", HELLO, x_slack_retry_num=number, x_slack_retry_reason="http_error"))[
            0
        ] == 200
    await send.event(message("the end"))
    await settled(lambda: len(slack.posted) > 1)

    assert [said for _, said in dialogue.heard] == ["hello", "the end"]


async def test_slack_is_not_there_unless_it_is_switched_on(visit, slack):
    page = await visit()

    assert (await page.get_raw("POST", "/webhooks/slack/events", {})).status == 404


async def test_when_the_database_is_away_slack_is_asked_to_come_back(send, database):
    with database.engine.begin() as connection:
        connection.exec_driver_sql("DROP TABLE updates")

    assert (await send.send("/events", HELLO))[0] == 503
