"""Pictures of the widget for the documentation: `make screenshots` writes them to docs/.

The trained bot answers, so that they show what people get.
"""

from __future__ import annotations

import io
import tempfile
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, sync_playwright

from bot.model import current_model
from bot.quiet import before_rasa
from bot.settings import Settings
from tests.browser import chromium
from tests.browser.server import SECRET, GuideServer
from tests.browser.visitor import Visitor

DOCS = Path(__file__).parents[2] / "docs"
DESKTOP = {"width": 1280, "height": 800}
PHONE = {"width": 390, "height": 780}
SPINE = "they want to fuse my spine in two weeks and i just dont know"


def main() -> None:
    """Writes every picture."""
    before_rasa()
    from bot.dialogue import RasaDialogue

    dialogue = RasaDialogue.load(current_model(), Settings(secret=SECRET))
    with (
        tempfile.TemporaryDirectory() as folder,
        GuideServer(Path(folder), dialogue, organisation="Example Patient Alliance") as guide,
        sync_playwright() as playwright,
    ):
        browser = chromium.launch(playwright)
        _page(browser, guide)
        _phone(browser, guide)
        browser.close()


def _page(browser: Browser, guide: GuideServer) -> None:
    person = _visitor(browser, guide, "light", DESKTOP).start()
    person.say(SPINE)
    _save(person, "page.png")


def _phone(browser: Browser, guide: GuideServer) -> None:
    person = _visitor(browser, guide, "light", PHONE).open()
    _save(person, "phone-notice.png")
    person.page.get_by_role("button", name="I understand").click()
    person.say("my chest hurts and i cant breathe")
    _save(person, "phone-emergency.png")
    dark = _visitor(browser, guide, "dark", PHONE).start()
    dark.say(SPINE)
    dark.say("how do i tell my surgeon without upsetting him")
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
