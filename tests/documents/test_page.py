"""The page of a document in a real browser: filled in, copied and printed on the device, and nothing sent."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, Route, sync_playwright

from bot.advice.reply import Document
from bot.documents.page import FOLDER, page, problem_page

ADDRESS = "https://guide.test/documents/token/my-plan.html"
TYPES = {"css": "text/css", "js": "text/javascript"}


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        yield browser
        browser.close()


class Sheet:
    """The page, opened. `asked` are the addresses that it asked for."""

    def __init__(self, browser: Browser, html: str, **context: object) -> None:
        self.context = browser.new_context(**context)
        self.asked: list[str] = []
        self._html = html
        self.context.route("**/*", self._answer)
        self.page: Page = self.context.new_page()
        self.page.goto(ADDRESS)

    def _answer(self, route: Route) -> None:
        address = route.request.url
        self.asked.append(address)
        if address == ADDRESS:
            route.fulfill(body=self._html, content_type="text/html; charset=utf-8")
        else:
            name = address.rpartition("/")[2]
            route.fulfill(body=(FOLDER / name).read_text(), content_type=TYPES[name.rpartition(".")[2]])


@pytest.fixture
def sheet(browser: Browser, document: Document, words: dict[str, str]) -> Iterator[Sheet]:
    opened = Sheet(browser, page(document, words), permissions=["clipboard-read", "clipboard-write"])
    yield opened
    opened.context.close()


def test_what_is_filled_in_is_copied_and_never_sent(sheet: Sheet):
    sheet.page.get_by_label("doctor's name").fill("Adams")
    sheet.page.get_by_label("your name").first.fill("Jo Bell")
    sheet.page.get_by_role("checkbox").first.check()
    sheet.page.get_by_role("button", name="Copy the text").click()
    sheet.page.get_by_text("Copied.").wait_for()
    copied = sheet.page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith("Dear Dr. Adams,\n\nSteps:\n[x] Monday: call <them> & ask\n[x] Tuesday")
    assert copied.endswith("Thank you,\nJo Bell\nSigned: Jo Bell")
    assert "from [first date] to today" in copied
    assert sorted(address.rpartition("/")[2] for address in sheet.asked) == [
        "document.css",
        "document.js",
        "my-plan.html",
    ]
    assert sheet.page.evaluate("[document.cookie, localStorage.length, sessionStorage.length]") == ["", 0, 0]


def test_it_copies_without_a_clipboard_of_the_browser_too(sheet: Sheet):
    sheet.page.evaluate("Object.defineProperty(navigator, 'clipboard', { value: undefined })")
    sheet.page.get_by_role("button", name="Copy the text").click()
    sheet.page.get_by_text("Copied.").wait_for()


def test_what_is_printed_is_the_document_alone(sheet: Sheet):
    sheet.page.evaluate("window.print = () => { window.printed = true }")
    sheet.page.get_by_role("button", name="Print").click()
    assert sheet.page.evaluate("window.printed")
    sheet.page.emulate_media(media="print")
    assert sheet.page.get_by_role("heading", name="My plan").is_visible()
    assert not sheet.page.get_by_role("button", name="Print").is_visible()
    assert not sheet.page.get_by_text("What you type here stays").is_visible()


def test_the_type_gets_larger_and_says_so(sheet: Sheet):
    button = sheet.page.get_by_role("button", name="Larger type")
    before = sheet.page.evaluate("getComputedStyle(document.body).fontSize")
    button.click()
    assert button.get_attribute("aria-pressed") == "true"
    assert float(sheet.page.evaluate("parseFloat(getComputedStyle(document.body).fontSize)")) > float(before[:-2])


def test_its_files_lie_beside_it(sheet: Sheet):
    names = [a.get_attribute("href") for a in sheet.page.locator(".tools a").all()]
    assert names == ["my-plan.pdf", "my-plan.txt", "my-plan.ics"]


def test_a_long_answer_makes_its_gap_higher(sheet: Sheet):
    gap = sheet.page.get_by_label("answer 1")
    low = gap.bounding_box()["height"]
    gap.fill("a long answer " * 30)
    assert gap.bounding_box()["height"] > 2 * low


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_can_be_read_by_everybody(
    width: int, scheme: str, browser: Browser, document: Document, words: dict[str, str]
):
    for html in (page(document, words), problem_page("This page is gone", "It was erased.", words)):
        opened = Sheet(browser, html, viewport={"width": width, "height": 800}, color_scheme=scheme)
        found = Axe().run(opened.page)
        assert found.violations_count == 0, found.generate_report()
        assert opened.page.evaluate("document.documentElement.scrollWidth") <= width
        opened.context.close()


def test_without_javascript_it_can_still_be_filled_in(browser: Browser, document: Document, words: dict[str, str]):
    opened = Sheet(browser, page(document, words), java_script_enabled=False)
    opened.page.get_by_label("doctor's name").fill("Adams")
    assert not opened.page.get_by_role("button", name="Copy the text").is_visible()
    assert opened.page.get_by_role("link", name="Save as PDF").is_visible()
    opened.context.close()


def test_nothing_in_a_document_becomes_markup(browser: Browser, words: dict[str, str]):
    wicked = '<img src=x onerror="window.hit=1">$body</template><script>window.hit=1</script>'
    opened = Sheet(browser, page(Document(wicked, f'{wicked}\n\n[{"a" * 30}" onfocus=x]'), words))
    assert opened.page.evaluate("window.hit") is None
    assert wicked in opened.page.locator("main p").first.inner_text()
    opened.context.close()
