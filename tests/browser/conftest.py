"""A visitor in the system's Chromium at a real server. Whatever a test does, the page must stay clean."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, expect, sync_playwright

from tests.browser import chromium
from tests.browser.server import GuideServer
from tests.browser.visitor import Visitor, Watch


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Of a module: Playwright keeps a loop running, beside which no test of another folder can have its own."""
    if not chromium.is_there() and not os.environ.get("CI"):
        pytest.skip("There is no Chromium on this machine.")
    expect.set_options(timeout=8000)
    with sync_playwright() as playwright:
        browser = chromium.launch(playwright)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[GuideServer]:
    with GuideServer(tmp_path_factory.mktemp("guide"), organisation="Example Alliance") as guide:
        yield guide


@pytest.fixture
def guide(server: GuideServer) -> Iterator[GuideServer]:
    """The server, with nobody's message held back."""
    server.dialogue.heard.clear()
    yield server
    server.dialogue.go.set()
    server.dialogue.fails = 0


@pytest.fixture
def visitor(browser: Browser, guide: GuideServer) -> Iterator[Callable[..., Visitor]]:
    """Makes visitors; keyword arguments are those of a browser's context. Afterwards every page was clean."""
    made: list[tuple[Any, Watch]] = []

    def make(url: str = guide.url, **options: Any) -> Visitor:
        context = browser.new_context(**{"reduced_motion": "reduce", **options})
        context.set_default_timeout(8000)
        watch = Watch(context)
        made.append((context, watch))
        return Visitor(context.new_page(), url, watch)

    yield make
    for context, _ in made:
        context.close()
    assert [wrong for _, watch in made for wrong in watch.wrong] == []


@pytest.fixture
def person(visitor: Callable[..., Visitor]) -> Visitor:
    """One visitor with a desktop window."""
    return visitor()
