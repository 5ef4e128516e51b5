"""A person at a page with the widget, and a watch over what the page does behind their back."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, Locator, Page

REPORT_POLICY = """
document.addEventListener("securitypolicyviolation", (event) =>
  console.error(`POLICY ${event.violatedDirective} ${event.blockedURI}`));
"""
#: A connection that a test breaks is reported by Chromium itself.
EXPECTED = ("net::ERR", "Failed to load resource")


class Watch:
    """What went wrong on the pages of a context, and whom they talked to."""

    def __init__(self, context: BrowserContext) -> None:
        self.wrong: list[str] = []
        self.requests: list[str] = []
        context.add_init_script(REPORT_POLICY)
        context.on("request", lambda request: self.requests.append(f"{request.method} {request.url}"))
        context.on("page", self._watch)

    def origins(self) -> set[str]:
        """Every origin that was asked for anything."""
        parts = [urlsplit(request.split(" ")[1]) for request in self.requests]
        return {f"{part.scheme}://{part.netloc}" for part in parts if part.scheme.startswith("http")}

    def asked(self, path: str) -> list[str]:
        """The requests under this path."""
        return [request for request in self.requests if path in request]

    def _watch(self, page: Page) -> None:
        page.on("pageerror", lambda error: self.wrong.append(f"error: {error}"))
        page.on("console", lambda said: self._hear(said.type, said.text))

    def _hear(self, kind: str, text: str) -> None:
        if kind in ("error", "warning") and not any(known in text for known in EXPECTED):
            self.wrong.append(f"{kind}: {text}")


class Visitor:
    """`Visitor(page, url).start().say("hello")` gives the reply."""

    def __init__(self, page: Page, url: str, watch: Watch | None = None) -> None:
        self.page = page
        self.url = url
        self.watch = watch

    def visit(self, path: str = "/") -> Visitor:
        self.page.goto(self.url + path)
        self.launcher.wait_for()
        return self

    def open(self) -> Visitor:
        if not self.launcher.is_visible():
            self.visit()
        self.launcher.click()
        return self

    def start(self, keep: bool = False) -> Visitor:
        """Opens the chat and accepts the notice."""
        self.open()
        if keep:
            self.page.get_by_label("Keep this chat on this device").check()
        self.page.get_by_role("button", name="I understand").click()
        return self

    def send(self, text: str) -> None:
        self.field.fill(text)
        self.page.get_by_role("button", name="Send", exact=True).click()

    def say(self, text: str) -> Locator:
        """Sends it and waits for the reply."""
        replies = self.replies.count()
        self.send(text)
        reply = self.replies.nth(replies)
        reply.wait_for()
        return reply

    def choose(self, item: str) -> None:
        """An item of the menu."""
        self.page.get_by_role("button", name="More", exact=True).click()
        self.page.get_by_role("button", name=item, exact=True).click()

    @property
    def launcher(self) -> Locator:
        return self.page.locator("button.launcher").first

    @property
    def dialog(self) -> Locator:
        return self.page.get_by_role("dialog")

    @property
    def field(self) -> Locator:
        return self.page.locator("textarea#field:visible")

    @property
    def replies(self) -> Locator:
        return self.page.locator(".bot")

    @property
    def messages(self) -> Locator:
        return self.page.locator(".message")

    @property
    def problem(self) -> Locator:
        return self.page.get_by_role("alert")

    def said(self) -> list[str]:
        """The first line of every message on the screen, in order, with who said it."""
        shown = self.messages.all()
        return [f"{m.get_attribute('class').split()[-1]}: {m.locator('p').first.inner_text()}" for m in shown]

    def stored(self) -> Any:
        """What the page keeps in the browser."""
        return self.page.evaluate(
            "() => ({tab: {...sessionStorage}, device: {...localStorage}, cookies: document.cookie})"
        )
