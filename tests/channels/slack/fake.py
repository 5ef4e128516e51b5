"""A Slack of our own: its Web API with its limits."""

from __future__ import annotations

import json
import re
import time
from collections.abc import Callable, Mapping
from itertools import count
from typing import Any

from aiohttp import web

from tests.channels.slack.events import BOT, OTHER_TEAM, TEAM
from tests.channels.slack.limits import BlockError, check_blocks

TOKENS = {"xoxb-clinic": TEAM, "xoxb-other": OTHER_TEAM}

Trouble = Callable[[web.Request], Any]


class FakeSlack:
    """What it was asked to show: `posted`, `ephemeral`, `updated`, `views`, `uploaded`.

    `calls`: every method. `refusals`: why messages were not shown.
    """

    def __init__(self) -> None:
        self.calls: list[str] = []
        self.refusals: list[str] = []
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
        wrong = self._why_not(team, asked)
        self.refusals += [wrong] if wrong else []
        return wrong

    def _why_not(self, team: str, asked: dict[str, Any]) -> str:
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
