"""Pictures of the widget for the documentation: `make screenshots` writes them to docs/.

They need no trained model: the dialogue of the browser tests answers.
"""

from __future__ import annotations

import io
import tempfile
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, sync_playwright

from tests.browser import chromium
from tests.browser.server import GuideServer
from tests.browser.visitor import Visitor

DOCS = Path(__file__).parents[2] / "docs"
DESKTOP = {"width": 1280, "height": 800}
PHONE = {"width": 390, "height": 780}


def main() -> None:
    """Writes every picture."""
    settings = {"organisation": "Example Patient Alliance"}
    with (
        tempfile.TemporaryDirectory() as folder,
        GuideServer(Path(folder), **settings) as guide,
        sync_playwright() as playwright,
    ):
        browser = chromium.launch(playwright)
        _page(browser, guide)
        _phone(browser, guide)
        browser.close()


def _page(browser: Browser, guide: GuideServer) -> None:
    person = _visitor(browser, guide, "light", DESKTOP).start()
    person.say("they want to fuse my spine next thursday, long story")
    _save(person, "page.png")


def _phone(browser: Browser, guide: GuideServer) -> None:
    person = _visitor(browser, guide, "light", PHONE).open()
    _save(person, "phone-notice.png")
    person.page.get_by_role("button", name="I understand").click()
    person.say("I have chest pain, red")
    _save(person, "phone-emergency.png")
    dark = _visitor(browser, guide, "dark", PHONE).start()
    dark.say("they want to fuse my spine, long story")
    _save(dark, "phone-dark.png")


def _visitor(browser: Browser, guide: GuideServer, scheme: str, window: dict[str, int]) -> Visitor:
    context = browser.new_context(viewport=window, color_scheme=scheme, reduced_motion="reduce")
    return Visitor(context.new_page(), guide.url)


def _save(person: Visitor, name: str) -> None:
    person.page.wait_for_timeout(150)
    picture = Image.open(io.BytesIO(person.page.screenshot())).convert("RGB")
    picture.quantize(128).save(DOCS / name, optimize=True)
    print(DOCS / name)


if __name__ == "__main__":
    main()
