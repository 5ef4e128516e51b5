"""A Slack of our own: its Web API with its limits, and the requests it sends, signed, three seconds to answer."""

from __future__ import annotations

import asyncio
import json
import re
import time
from collections.abc import Callable, Mapping
from itertools import count
from typing import Any
from urllib.parse import urlencode

import aiohttp
from aiohttp import web
from slack_sdk.signature import SignatureVerifier

from bot.channels.slack.mrkdwn import unescaped
from tests.channels.slack.limits import BlockError, check_blocks

SECONDS = 3
SIGNING_SECRET = "8f742231b10e8888abcd99yyyzzz85a5"
APP, TEAM, OTHER_TEAM = "A0GUIDE", "T0CLINIC", "T0OTHER"
TOKENS = {"xoxb-clinic": TEAM, "xoxb-other": OTHER_TEAM}
BOT = {TEAM: "U0BOT", OTHER_TEAM: "U0BOTHER"}

Trouble = Callable[[web.Request], Any]


class FakeSlack:
    """What it was asked to show: `posted`, `ephemeral`, `updated`, `views`, `uploaded`. `calls`: every method."""

    def __init__(self) -> None:
        self.calls: list[str] = []
        self.posted: list[dict[str, Any]] = []
        self.ephemeral: list[dict[str, Any]] = []
        self.updated: list[dict[str, Any]] = []
        self.views: list[dict[str, Any]] = []
        self.files: list[dict[str, Any]] = []
        self.uploaded: list[dict[str, Any]] = []
        #: What goes wrong next, by method: a response instead of the right one, or "cut": done, but nobody hears.
        self.troubles: dict[str, list[web.Response | str]] = {}
        self.scopes = "app_mentions:read,chat:write,commands,files:write,im:history,im:write"
        self.channels = {"D0ANN": TEAM, "D0BOB": TEAM, "D0ANN2": OTHER_TEAM, "C0GENERAL": TEAM}
        self.chats = {(TEAM, "U0ANN"): "D0ANN", (TEAM, "U0BOB"): "D0BOB", (OTHER_TEAM, "U0ANN"): "D0ANN2"}
        self._times = count(1)
        self._uploads: dict[str, dict[str, Any]] = {}
        self._runner: web.AppRunner | None = None
        self.url = ""

    async def start(self) -> None:
        app = web.Application(client_max_size=8 * 1024 * 1024)
        app.router.add_route("*", "/api/{method}", self._call)
        app.router.add_post("/upload/{id}", self._upload)
        self._runner = web.AppRunner(app)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", 0)
        await site.start()
        port = site._server.sockets[0].getsockname()[1]
        self.url = f"http://127.0.0.1:{port}/"

    async def stop(self) -> None:
        await self._runner.cleanup()

    @property
    def api_url(self) -> str:
        return f"{self.url}api/"

    def texts(self, channel: str = "D0ANN") -> list[str]:
        """The fallback texts that were posted there."""
        return [message["text"] for message in self.posted if message["channel"] == channel]

    async def _call(self, request: web.Request) -> web.Response:
        method = request.match_info["method"]
        self.calls.append(method)
        team = TOKENS.get(request.headers.get("Authorization", "").removeprefix("Bearer "))
        trouble = self.troubles.get(method) or [None]
        wrong = trouble.pop(0)
        if isinstance(wrong, web.Response):
            return wrong
        if team is None:
            return _no("invalid_auth")
        snake = re.sub(r"(?<=[a-z])(?=[A-Z])|(?<=URL)", "_", method).replace(".", "_").lower()
        handler = getattr(self, f"_{snake}", None)
        if handler is None:
            return _no("unknown_method")
        try:
            answer = await handler(team, await _arguments(request))
        except BlockError as error:
            answer = _no("invalid_blocks", response_metadata={"messages": [str(error)]})
        if wrong == "cut":
            request.transport.abort()
        return answer

    async def _chat_post_message(self, team: str, asked: dict[str, Any]) -> web.Response:
        if wrong := self._wrong_message(team, asked):
            return _no(wrong)
        ts = f"{int(time.time())}.{next(self._times):06d}"
        message = {**asked, "ts": ts, "bot_id": "B0GUIDE", "team": team}
        self.posted.append(message)
        return _yes(channel=asked["channel"], ts=ts, message=message)

    async def _chat_post_ephemeral(self, team: str, asked: dict[str, Any]) -> web.Response:
        if wrong := self._wrong_message(team, asked):
            return _no(wrong)
        self.ephemeral.append(asked)
        return _yes(message_ts="1.1")

    async def _chat_update(self, team: str, asked: dict[str, Any]) -> web.Response:
        if wrong := self._wrong_message(team, asked):
            return _no(wrong)
        ours = next((m for m in self.posted if (m["channel"], m["ts"]) == (asked["channel"], asked["ts"])), None)
        if ours is None:
            return _no("message_not_found")
        ours.update(text=asked["text"], blocks=asked.get("blocks"))
        self.updated.append(asked)
        return _yes()

    async def _views_publish(self, team: str, asked: dict[str, Any]) -> web.Response:
        view = asked["view"]
        if view["type"] != "home":
            return _no("invalid_arguments")
        check_blocks(view["blocks"], "home")
        self.views.append(asked)
        return _yes(view=view)

    async def _conversations_open(self, team: str, asked: dict[str, Any]) -> web.Response:
        chat = self.chats.get((team, asked["users"]))
        return _yes(channel={"id": chat}) if chat else _no("user_not_found")

    async def _conversations_history(self, team: str, asked: dict[str, Any]) -> web.Response:
        if self.channels.get(asked["channel"]) != team:
            return _no("channel_not_found")
        here = [m for m in [*self.posted, *self.files] if m["channel"] == asked["channel"]]
        thread = asked.get("ts")
        found = [m for m in here if m.get("thread_ts") == thread and float(m["ts"]) > float(asked["oldest"])]
        wants_metadata = asked.get("include_all_metadata") in (True, "1", "true", "True", 1)
        shown = [m if wants_metadata else {k: v for k, v in m.items() if k != "metadata"} for m in found]
        return _yes(messages=shown[::-1][: int(asked["limit"])])

    _conversations_replies = _conversations_history

    async def _files_get_upload_url_external(self, team: str, asked: dict[str, Any]) -> web.Response:
        name = f"F{next(self._times)}"
        self._uploads[name] = {"name": asked["filename"], "length": int(asked["length"]), "data": None}
        return _yes(upload_url=f"{self.url}upload/{name}", file_id=name)

    async def _files_complete_upload_external(self, team: str, asked: dict[str, Any]) -> web.Response:
        if self.channels.get(asked["channel_id"]) != team:
            return _no("channel_not_found")
        named = json.loads(asked["files"]) if isinstance(asked["files"], str) else asked["files"]
        files = [self._uploads[one["id"]] for one in named]
        if any(file["data"] is None for file in files):
            return _no("file_not_found")
        ts = f"{int(time.time())}.{next(self._times):06d}"
        thread = asked.get("thread_ts")
        shown = [{"name": file["name"]} for file in files]
        self.files.append({"channel": asked["channel_id"], "ts": ts, "thread_ts": thread, "files": shown})
        self.uploaded += files
        return _yes(files=[{"id": one["id"]} for one in named])

    async def _upload(self, request: web.Request) -> web.Response:
        file = self._uploads[request.match_info["id"]]
        file["data"] = await request.read()
        return web.Response(text="OK", status=200 if len(file["data"]) == file["length"] else 400)

    async def _auth_test(self, team: str, asked: dict[str, Any]) -> web.Response:
        return _yes({"x-oauth-scopes": self.scopes}, team="Clinic", team_id=team, user="guide", user_id=BOT[team])

    def _wrong_message(self, team: str, asked: dict[str, Any]) -> str:
        if self.channels.get(asked.get("channel")) != team:
            return "channel_not_found"
        if asked.get("blocks"):
            check_blocks(asked["blocks"])
        text = asked.get("text") or ""
        if not text and not asked.get("blocks"):
            return "no_text"
        if "<" in text or re.search(r"&(?!amp;|lt;|gt;)", text):
            return "unescaped_text"  # Slack would make a link or a mention of it; nothing of ours should be one
        return "msg_too_long" if len(text) > 40_000 else ""


def limited(seconds: int) -> web.Response:
    """Slack has had enough for now."""
    body = {"ok": False, "error": "ratelimited"}
    return web.json_response(body, status=429, headers={"Retry-After": str(seconds)})


def refused(code: str) -> web.Response:
    """Slack says no."""
    return _no(code)


async def _arguments(request: web.Request) -> dict[str, Any]:
    if request.content_type == "application/json":
        return dict(await request.json())
    asked = {**request.query, **await request.post()}
    return {k: json.loads(v) if v[:1] in "[{" else v for k, v in asked.items()}


def _yes(headers: Mapping[str, str] | None = None, **body: Any) -> web.Response:
    return web.json_response({"ok": True, **body}, headers=headers)


def _no(code: str, **body: Any) -> web.Response:
    return web.json_response({"ok": False, "error": code, **body})


class Requests:
    """What Slack sends to an app, as it documents it."""

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
        assert status == 200
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
    elements = [e for b in shown["blocks"] if b["type"] == "actions" for e in b["elements"]]
    for number, element in enumerate(elements):
        if element["type"] == "button" and unescaped(element["text"]["text"]) == title:
            return click(shown, number)
        for option in element.get("options", ()):
            if unescaped(option["text"]["text"]) == title:
                chosen = {"type": "static_select", "action_id": element["action_id"], "selected_option": option}
                return click(shown, number, actions=[{**chosen, "action_ts": "1548426417.840180"}])
    raise AssertionError(f"nothing to press says {title!r}")


async def settled(until: Callable[[], Any]) -> None:
    """Waits until it is so; a test that waits in vain fails."""
    for _ in range(3000):
        if until():
            return
        await asyncio.sleep(0.01)
    raise AssertionError("it did not come to pass")
