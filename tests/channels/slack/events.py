"""The requests that Slack sends to an app, as it documents them: signed, and given three seconds to answer."""

from __future__ import annotations

import json
import time
from itertools import count
from typing import Any
from urllib.parse import urlencode

import aiohttp
from slack_sdk.signature import SignatureVerifier

from bot.channels.slack.mrkdwn import unescaped

SECONDS = 3
SIGNING_SECRET = "8f742231b10e8888abcd99yyyzzz85a5"
APP, TEAM, OTHER_TEAM = "A0GUIDE", "T0CLINIC", "T0OTHER"
BOT = {TEAM: "U0BOT", OTHER_TEAM: "U0BOTHER"}


class Requests:
    """Slack, as the server of an app knows it."""

    def __init__(self, http: aiohttp.ClientSession, base: str) -> None:
        self._http = http
        self._base = base
        self._names = count(1)

    async def event(self, event: dict[str, Any], **changes: Any) -> int:
        """One event; the status of the response."""
        return (await self.send("/events", json.dumps(envelope(event, **changes)).encode()))[0]

    async def action(self, payload: dict[str, Any]) -> int:
        form = urlencode({"payload": json.dumps(payload)}).encode()
        return (await self.send("/actions", form, content_type="application/x-www-form-urlencoded"))[0]

    async def command(self, text: str = "", user: str = "U0ANN", **changes: str) -> dict[str, Any]:
        """The slash command; what is shown to who typed it."""
        form = {
            "token": "gIkuvaNzQIHg97ATvDxqgjtO",
            "team_id": TEAM,
            "team_domain": "clinic",
            "channel_id": "C0GENERAL",
            "channel_name": "general",
            "user_id": user,
            "user_name": "ann",
            "command": "/second-opinion",
            "text": text,
            "api_app_id": APP,
            "is_enterprise_install": "false",
            "response_url": "https://hooks.slack.com/commands/1234/5678",
            "trigger_id": f"13345224609.738474920.{next(self._names)}",
            **changes,
        }
        status, body = await self.send(
            "/command", urlencode(form).encode(), content_type="application/x-www-form-urlencoded"
        )
        assert status == 200, f"a slash command was answered with {status}"
        return json.loads(body) if body else {}

    async def send(
        self,
        path: str,
        body: bytes,
        content_type: str = "application/json",
        at: float | None = None,
        secret: str = SIGNING_SECRET,
        **headers: str,
    ) -> tuple[int, str]:
        """A request, signed; `at` is when. Slack gives up after three seconds."""
        stamp = str(int(at or time.time()))
        try:
            signature = SignatureVerifier(secret).generate_signature(timestamp=stamp, body=body)
        except UnicodeDecodeError:
            signature = "v0=none"
        named = {
            "Content-Type": content_type,
            "X-Slack-Request-Timestamp": stamp,
            "X-Slack-Signature": signature,
            **{name.replace("_", "-").title(): value for name, value in headers.items()},
        }
        timeout = aiohttp.ClientTimeout(total=SECONDS)
        url = f"{self._base}/webhooks/slack{path}"
        async with self._http.post(url, data=body, headers=named, timeout=timeout) as response:
            return response.status, await response.text()


_event_names = count(1)
_message_times = count(1)


def envelope(event: dict[str, Any], team: str = TEAM, **changes: Any) -> dict[str, Any]:
    """https://docs.slack.dev/apis/events-api: what is around an event."""
    return {
        "token": "XXYYZZ",
        "team_id": team,
        "api_app_id": APP,
        "event": event,
        "type": "event_callback",
        "event_id": f"Ev{next(_event_names):08d}",
        "event_time": 1234567890,
        "authorizations": [
            {
                "enterprise_id": None,
                "team_id": team,
                "user_id": BOT[team],
                "is_bot": True,
                "is_enterprise_install": False,
            }
        ],
        "is_ext_shared_channel": False,
        "event_context": "4-eyJldCI6Im1lc3NhZ2UifQ",
        **changes,
    }


def message(text: str, channel: str = "D0ANN", user: str = "U0ANN", **changes: Any) -> dict[str, Any]:
    """https://docs.slack.dev/reference/events/message.im"""
    ts = f"1355517523.{next(_message_times):06d}"
    return {
        "type": "message",
        "channel": channel,
        "user": user,
        "text": text,
        "ts": ts,
        "event_ts": ts,
        "channel_type": "im",
        **changes,
    }


def changed(before: dict[str, Any], text: str, **changes: Any) -> dict[str, Any]:
    """https://docs.slack.dev/reference/events/message/message_changed"""
    now = {"type": "message", "user": before["user"], "text": text, "ts": before["ts"]}
    edited = {"edited": {"user": before["user"], "ts": "1355517600.000000"}}
    return message(
        "",
        before["channel"],
        subtype="message_changed",
        hidden=True,
        message={**now, **edited, **changes},
        previous_message={k: before[k] for k in ("type", "user", "text", "ts")},
    )


def deleted(before: dict[str, Any]) -> dict[str, Any]:
    """https://docs.slack.dev/reference/events/message/message_deleted"""
    return message("", before["channel"], subtype="message_deleted", hidden=True, deleted_ts=before["ts"])


def mention(text: str = "<@U0BOT> my mother has cancer", **changes: Any) -> dict[str, Any]:
    """https://docs.slack.dev/reference/events/app_mention"""
    event = message(text, "C0GENERAL", **changes)
    del event["channel_type"]
    return {**event, "type": "app_mention"}


def click(shown: dict[str, Any], number: int = 0, user: str = "U0ANN", **changes: Any) -> dict[str, Any]:
    """A press on the button of that number of a posted message.

    https://docs.slack.dev/reference/interaction-payloads/block_actions-payload
    """
    elements = [e for b in shown["blocks"] if b["type"] == "actions" for e in b["elements"]]
    pressed = {k: v for k, v in elements[number].items() if k in ("type", "action_id", "text", "value")}
    action = {**pressed, "block_id": "=qXel", "action_ts": f"1548426417.{next(_message_times):06d}"}
    seen = {k: shown[k] for k in ("ts", "text", "blocks", "bot_id")}
    thread = {"thread_ts": shown["thread_ts"]} if shown.get("thread_ts") else {}
    return {
        "type": "block_actions",
        "team": {"id": shown.get("team", TEAM), "domain": "clinic"},
        "user": {"id": user, "username": "ann", "team_id": shown.get("team", TEAM)},
        "api_app_id": APP,
        "token": "9s8d9as89d8as9d8as989",
        "container": {"type": "message", "message_ts": shown["ts"], "channel_id": shown["channel"]},
        "trigger_id": "12321423423.333649436676.d8c1bb837935619ccad0f624c448ffb3",
        "channel": {"id": shown["channel"], "name": "directmessage"},
        "message": {"type": "message", "user": "U0BOT", **seen, **thread},
        "response_url": "https://hooks.slack.com/actions/AABA1ABCD/1232321423432/D09sSasdasdAS9091209",
        "actions": [action],
        **changes,
    }


def choose(shown: dict[str, Any], title: str) -> dict[str, Any]:
    """A press on the button, or a choice in the menu, of that title."""
    elements = [e for b in shown.get("blocks", ()) if b["type"] == "actions" for e in b["elements"]]
    for number, element in enumerate(elements):
        if element["type"] == "button" and unescaped(element["text"]["text"]) == title:
            return click(shown, number)
        for option in element.get("options", ()):
            if unescaped(option["text"]["text"]) == title:
                chosen = {"type": "static_select", "action_id": element["action_id"], "selected_option": option}
                return click(shown, number, actions=[{**chosen, "action_ts": "1548426417.840180"}])
    raise AssertionError(f"nothing to press says {title!r}")
