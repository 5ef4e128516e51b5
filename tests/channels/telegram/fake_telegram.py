"""A Bot API on this machine that is as strict as Telegram's: what it takes, Telegram takes.

It enforces the limits of https://core.telegram.org/bots/api: the length of a text after its markup is parsed,
which tags there are, 64 bytes of callback_data, chats that talked to the bot first.
"""

from __future__ import annotations

import json
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any

from aiohttp import web

TOKEN = "424242:" + "A" * 35
TAGS = {"b", "strong", "i", "em", "u", "s", "a", "code", "pre", "blockquote", "tg-spoiler"}


class RefusedError(Exception):
    """What Telegram answers instead of a result."""

    def __init__(self, code: int, description: str, **parameters: Any) -> None:
        super().__init__(description)
        self.code = code
        self.body = {"ok": False, "error_code": code, "description": description, "parameters": parameters}


@dataclass
class Call:
    """One call that was taken."""

    method: str
    given: dict[str, Any]
    text: str = ""  # the visible text
    files: list[tuple[str, str, bytes]] = field(default_factory=list)


class FakeTelegram:
    """The Bot API of one bot. `calls` are those it took; `refuse` makes the next calls of a method fail."""

    def __init__(self) -> None:
        self.url = ""
        self.calls: list[Call] = []
        self.chats: set[int] = set()
        self.blocked: set[int] = set()
        self.callbacks: set[str] = set()
        self.messages: dict[tuple[int, int], dict[str, Any]] = {}
        self.refusals: dict[str, list[RefusedError | web.Response]] = {}
        self.last_id = 100

    def refuse(self, method: str, *answers: RefusedError | web.Response) -> None:
        self.refusals.setdefault(method, []).extend(answers)

    def next_id(self) -> int:
        self.last_id += 1
        return self.last_id

    def sent(self, method: str = "sendMessage") -> list[Call]:
        return [call for call in self.calls if call.method == method]

    @asynccontextmanager
    async def running(self) -> AsyncIterator[FakeTelegram]:
        app = web.Application()
        app.router.add_post("/bot{token}/{method}", self._receive)
        app.router.add_post("/{who}/bot{token}/{method}", self._receive)  # for tests with several processes
        runner = web.AppRunner(app)
        await runner.setup()
        site = web.TCPSite(runner, "127.0.0.1", 0)
        await site.start()
        self.url = f"http://127.0.0.1:{site._server.sockets[0].getsockname()[1]}"
        try:
            yield self
        finally:
            await runner.cleanup()

    async def _receive(self, request: web.Request) -> web.Response:
        method = request.match_info["method"]
        try:
            if request.match_info["token"] != TOKEN:
                raise RefusedError(401, "Unauthorized")
            if self.refusals.get(method):
                answer = self.refusals[method].pop(0)
                if isinstance(answer, web.Response):
                    return answer
                raise answer
            result = self.take(Call(method, *await _read(request)))
        except RefusedError as refused:
            return web.json_response(refused.body, status=refused.code)
        return web.json_response({"ok": True, "result": result})

    def take(self, call: Call) -> Any:
        """The result of a call; raises `RefusedError` where Telegram would refuse it."""
        method = getattr(self, f"_take_{call.method}", None)
        if method is None:
            raise RefusedError(404, "Not Found")
        result = method(call)
        self.calls.append(call)
        return result

    def _take_sendMessage(self, call: Call) -> Any:  # noqa: N802
        self._check_chat(call)
        if call.given.get("parse_mode") not in (None, "HTML"):
            raise RefusedError(400, "Bad Request: these tests know HTML only")
        call.text = visible(call.given["text"]) if "parse_mode" in call.given else call.given["text"]
        if not call.text.strip():
            raise RefusedError(400, "Bad Request: message text is empty")
        if utf16(call.text) > 4096:
            raise RefusedError(400, "Bad Request: message is too long")
        return self._kept(call)

    def _take_sendDocument(self, call: Call) -> Any:  # noqa: N802
        self._check_chat(call)
        if not call.files or not call.files[0][2]:
            raise RefusedError(400, "Bad Request: file must be non-empty")
        return self._kept(call)

    def _take_editMessageReplyMarkup(self, call: Call) -> Any:  # noqa: N802
        self._check_chat(call)
        message = self.messages.get((call.given["chat_id"], call.given["message_id"]))
        if message is None:
            raise RefusedError(400, "Bad Request: message to edit not found")
        if message.get("reply_markup") == call.given.get("reply_markup"):
            raise RefusedError(400, "Bad Request: message is not modified")
        check_keyboard(call.given.get("reply_markup"))
        message["reply_markup"] = call.given.get("reply_markup")
        return message

    def _take_sendChatAction(self, call: Call) -> Any:  # noqa: N802
        self._check_chat(call)
        if call.given.get("action") != "typing":
            raise RefusedError(400, "Bad Request: wrong parameter action in request")
        return True

    def _take_answerCallbackQuery(self, call: Call) -> Any:  # noqa: N802
        if call.given["callback_query_id"] not in self.callbacks:
            raise RefusedError(400, "Bad Request: query is too old and response timeout expired")
        if len(call.given.get("text", "")) > 200:
            raise RefusedError(400, "Bad Request: MESSAGE_TOO_LONG")
        self.callbacks.discard(call.given["callback_query_id"])
        return True

    def _take_getMe(self, call: Call) -> Any:  # noqa: N802
        return {"id": 424242, "is_bot": True, "first_name": "Guide", "username": "guide_bot"}

    def _take_setWebhook(self, call: Call) -> Any:  # noqa: N802
        if not call.given["url"].startswith("https://"):
            raise RefusedError(400, "Bad Request: bad webhook: An HTTPS URL must be provided for webhook")
        if not re.fullmatch(r"[\w-]{1,256}", call.given.get("secret_token", "none"), re.ASCII):
            raise RefusedError(400, "Bad Request: secret token contains unallowed characters")
        return True

    def _take_getWebhookInfo(self, call: Call) -> Any:  # noqa: N802
        return {"url": self.sent("setWebhook")[-1].given["url"], "pending_update_count": 0}

    def _take_setMyCommands(self, call: Call) -> Any:  # noqa: N802
        for command in call.given["commands"]:
            if not re.fullmatch(r"[a-z0-9_]{1,32}", command["command"]) or len(command["description"]) > 256:
                raise RefusedError(400, "Bad Request: BOT_COMMAND_INVALID")
        return True

    def _take_setMyDescription(self, call: Call) -> Any:  # noqa: N802
        if len(call.given["description"]) > 512:
            raise RefusedError(400, "Bad Request: BOT_DESCRIPTION_INVALID")
        return True

    def _check_chat(self, call: Call) -> None:
        chat = int(call.given["chat_id"])
        if chat in self.blocked:
            raise RefusedError(403, "Forbidden: bot was blocked by the user")
        if chat not in self.chats:
            raise RefusedError(400, "Bad Request: chat not found")

    def _kept(self, call: Call) -> dict[str, Any]:
        check_keyboard(call.given.get("reply_markup"))
        number = self.next_id()
        chat = int(call.given["chat_id"])
        message = {"message_id": number, "chat": {"id": chat}, "text": call.text, **_markup(call)}
        self.messages[chat, number] = message
        return message


async def _read(request: web.Request) -> tuple[dict[str, Any], str, list[tuple[str, str, bytes]]]:
    if request.content_type == "application/json":
        return await request.json(), "", []
    if request.content_type == "application/x-www-form-urlencoded":
        return {k: json.loads(v) if v[:1] in "[{" else v for k, v in (await request.post()).items()}, "", []
    if not request.can_read_body:
        return {}, "", []
    given: dict[str, Any] = {}
    files = []
    async for part in await request.multipart():
        if part.filename:
            files.append((part.filename, part.headers["Content-Type"], bytes(await part.read())))
        else:
            given[part.name] = json.loads(await part.text())
    return given, "", files


def _markup(call: Call) -> dict[str, Any]:
    return {"reply_markup": call.given["reply_markup"]} if call.given.get("reply_markup") else {}


def check_keyboard(markup: dict[str, Any] | None) -> None:
    """Raises as Telegram would."""
    for row in (markup or {}).get("inline_keyboard", []):
        for button in row:
            if not button["text"].strip():
                raise RefusedError(400, "Bad Request: text buttons are allowed only with text")
            if not 1 <= len(button.get("callback_data", "").encode()) <= 64:
                raise RefusedError(400, "Bad Request: BUTTON_DATA_INVALID")


def utf16(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def visible(html: str) -> str:
    """What a person sees of Telegram's HTML; raises as Telegram would where it is not well-formed."""
    parser = _Visible()
    parser.feed(html)
    parser.close()
    if parser.open:
        raise RefusedError(400, "Bad Request: can't parse entities: can't find end tag")
    if re.search(r"&(?!(?:lt|gt|amp|quot|#\d+|#x[0-9a-f]+);)", html):
        raise RefusedError(400, "Bad Request: can't parse entities: a lone ampersand")
    return "".join(parser.text)


class _Visible(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.text: list[str] = []
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = [name for name, _ in attrs]
        allowed = {"a": [["href"]], "blockquote": [[], ["expandable"]]}.get(tag, [[]])
        if tag not in TAGS or names not in allowed:
            raise RefusedError(400, f"Bad Request: can't parse entities: unsupported start tag {tag}")
        if (self.open and self.open[-1] in ("pre", "code")) or (tag == "blockquote" and "blockquote" in self.open):
            raise RefusedError(400, "Bad Request: can't parse entities: nested where it may not be")
        self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            raise RefusedError(400, "Bad Request: can't parse entities: unmatched end tag")

    def handle_data(self, data: str) -> None:
        self.text.append(data)

    def handle_comment(self, data: str) -> None:
        raise RefusedError(400, "Bad Request: can't parse entities: a comment")

    def handle_decl(self, decl: str) -> None:
        raise RefusedError(400, "Bad Request: can't parse entities: a declaration")
