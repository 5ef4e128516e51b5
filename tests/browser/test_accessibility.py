"""For everyone: axe in every state, the keyboard alone, screen readers, any size, any color, right to left."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import axe_playwright_python
import pytest
from playwright.sync_api import Page, Route, expect

AXE = Path(axe_playwright_python.__file__).parent / "axe.min.js"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"]


def violations(page: Page) -> list[str]:
    """What axe finds, one line each."""
    found = page.evaluate("tags => axe.run(document, {runOnly: {type: 'tag', values: tags}})", TAGS)
    assert len(found["passes"]) > 10
    return [
        f"{v['id']}: {node['target']} {node['failureSummary']}" for v in found["violations"] for node in v["nodes"]
    ]


def states(person, guide) -> Iterator[str]:
    """Leads a visitor through every state of the widget, and names it."""
    person.visit()
    yield "the page"
    person.open()
    yield "the notice"
    person.page.get_by_role("button", name="I understand").click()
    yield "the first page"
    person.say("long please").locator("summary").click()
    yield "a long reply, its sources open"
    person.say("page please").locator("summary").click()
    yield "a document, open"
    person.say("red now")
    yield "a red callout"
    note = person.say("note")
    note.get_by_role("button", name="Yes, this helped").click()
    note.get_by_label("What helped?").fill("clear")
    yield "a rating"
    note.get_by_role("button", name="Tell me more").click()
    expect(person.replies).to_have_count(5)
    yield "used buttons"
    person.page.get_by_role("button", name="More", exact=True).click()
    yield "the menu"
    person.page.keyboard.press("Escape")
    guide.dialogue.go.clear()
    person.send("wait")
    expect(person.page.locator(".typing")).to_contain_text("writing")
    yield "writing"
    guide.dialogue.fails = 1
    guide.dialogue.go.set()
    expect(person.problem).to_contain_text("I can't answer right now")
    yield "an error"
    person.field.fill("x" * 2100)
    yield "too long"
    person.page.get_by_role("button", name="Erase chat").click()
    expect(person.page.locator(".erased")).to_be_visible()
    yield "erased"


@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 320)])
def test_axe_finds_nothing_in_any_state(visitor, guide, scheme, width):
    person = visitor(color_scheme=scheme, viewport={"width": width, "height": 700})
    person.page.context.add_init_script(path=AXE)
    found = {state: violations(person.page) for state in states(person, guide)}

    assert len(found) == 13
    assert {state: lines for state, lines in found.items() if lines} == {}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_on_the_theme_page(visitor, scheme):
    person = visitor(color_scheme=scheme)
    person.page.context.add_init_script(path=AXE)
    person.page.goto(person.url + "/theme")
    person.page.get_by_role("button", name="I understand").click()
    person.say("long please")

    assert violations(person.page) == []


def test_a_whole_conversation_by_keyboard_alone(person, guide):
    keys = person.visit().page.keyboard

    def tab_to(name: str) -> None:
        for _ in range(40):
            keys.press("Tab")
            if name in focused(person.page):
                return
        raise AssertionError(f"no way to {name!r} by Tab")

    tab_to("Ask about a second opinion")
    keys.press("Enter")
    assert "Before we start" in focused(person.page)
    tab_to("Keep this chat")
    tab_to("I understand")
    keys.press("Enter")
    assert focused(person.page) == "Your message"
    keys.type("hello")
    keys.press("Shift+Enter")
    keys.type("there")
    keys.press("Enter")
    expect(person.replies).to_have_count(1)
    assert focused(person.page) == "Your message" and guide.dialogue.heard == ["hello\nthere"]
    for _ in range(40):
        keys.press("Shift+Tab")
        if "What will it cost?" in focused(person.page):
            break
    keys.press("Enter")
    expect(person.replies).to_have_count(2)
    assert "chosen" in focused(person.page)  # the focus did not get lost
    tab_to("Erase chat")
    keys.press("Enter")
    expect(person.page.locator(".erased")).to_be_focused()
    keys.press("Escape")
    expect(person.dialog).to_have_count(0)
    expect(person.launcher).to_be_focused()


def test_the_focus_stays_in_the_dialog_and_goes_back_to_what_opened_it(person):
    person.visit().page.get_by_role("button", name="Ask the guide").click()
    for _ in range(25):
        person.page.keyboard.press("Tab")
        assert person.page.evaluate("['SECOND-OPINION-CHAT', 'BODY'].includes(document.activeElement.tagName)")
    person.page.get_by_role("button", name="Close the chat").click()

    expect(person.page.get_by_role("button", name="Ask the guide")).to_be_focused()


def test_escape_closes_the_menu_first(person):
    person.start().page.get_by_role("button", name="More", exact=True).click()
    person.page.keyboard.press("Escape")
    expect(person.page.locator(".menu-list")).to_be_hidden()
    expect(person.dialog).to_be_visible()
    person.page.keyboard.press("Escape")
    expect(person.dialog).to_have_count(0)


def test_each_reply_is_read_out_once_and_the_history_is_not(person):
    count = """
      window.read = [];
      new MutationObserver((changes) => {
        for (const {addedNodes, target} of changes) {
          if (target.getAttribute("role") !== "log" || target.getAttribute("aria-live") !== "polite") continue;
          window.read.push(...[...addedNodes].map((node) => node.querySelector("p").textContent));
        }
      }).observe(document.querySelector("second-opinion-chat").shadowRoot, {childList: true, subtree: true});
    """
    person.start()
    person.page.evaluate(count)
    person.say("one")
    person.say("two")
    assert person.page.evaluate("window.read") == [
        "one",
        "I heard you. You said: one",
        "two",
        "I heard you. You said: two",
    ]

    held: list[Route] = []
    person.page.route("**/history*", lambda route: route.continue_() if held else held.append(route))
    person.page.reload()
    person.launcher.wait_for()
    person.page.evaluate(count)
    person.launcher.click()
    held[0].continue_()
    expect(person.replies).to_have_count(2)
    assert person.page.evaluate("window.read") == []
    person.page.wait_for_timeout(600)
    person.say("three")
    assert len(person.page.evaluate("window.read")) == 2


@pytest.mark.parametrize(("width", "height"), [(320, 640), (640, 400), (320, 256)])
def test_nothing_is_lost_on_a_small_screen_or_at_high_zoom(visitor, width, height):
    """640 by 400 is a laptop at 200 %; 320 by 256 is 1280 by 1024 at 400 %."""
    person = visitor(viewport={"width": width, "height": height}).start()
    reply = person.say("long please")

    assert (
        person.page.evaluate(
            """() => [...document.querySelector("second-opinion-chat").shadowRoot.querySelectorAll(".panel *")]
          .filter((node) => getComputedStyle(node).overflowX !== "visible")
          .filter((node) => node.scrollWidth > node.clientWidth + 1)
          .filter((node) => !node.matches(".hidden")).map((node) => node.className)"""
        )
        == []
    )
    for thing in (reply.get_by_role("button", name="Tell me more"), person.field, person.page.locator(".erase")):
        thing.scroll_into_view_if_needed()
        expect(thing).to_be_in_viewport(ratio=0.9)
    expect(person.page.get_by_role("link", name="Crisis line 988")).to_be_in_viewport()


def test_the_numbers_are_always_in_sight(person):
    person.open()
    crisis = person.page.get_by_role("link", name="Crisis line 988")
    expect(crisis).to_be_in_viewport()
    person.page.get_by_role("button", name="I understand").click()
    person.say("long one")
    person.say("long two")

    expect(crisis).to_be_in_viewport()
    assert crisis.get_attribute("href") == "tel:988"


def test_everything_one_presses_is_large_enough(visitor):
    person = visitor(viewport={"width": 320, "height": 640}).start()
    person.say("long please")
    person.page.get_by_role("button", name="More", exact=True).click()
    small = person.page.evaluate(
        """() => [...document.querySelector("second-opinion-chat").shadowRoot
          .querySelectorAll("button, textarea, summary, .numbers a")]
          .filter((node) => node.checkVisibility()).map((node) => [node.getBoundingClientRect(), node])
          .filter(([box]) => box.width && (box.width < 44 || box.height < 44))
          .map(([box, node]) => `${node.className} ${box.width}x${box.height}`)"""
    )
    assert small == []


def test_right_to_left_turns_the_whole_panel_round(person):
    person.visit().page.evaluate("document.querySelector('second-opinion-chat').dir = 'rtl'")
    person.page.evaluate("document.documentElement.dir = 'rtl'")
    assert person.launcher.bounding_box()["x"] < 100
    person.launcher.click()
    close, title = (person.page.locator(where).bounding_box() for where in (".close", "#title"))

    assert close["x"] < title["x"]


def test_there_is_no_movement_for_who_wants_none_and_colors_are_the_systems_where_forced(visitor):
    person = visitor(forced_colors="active").start()
    reply = person.say("red now")

    assert reply.evaluate("(node) => getComputedStyle(node).animationName") == "none"
    assert reply.locator(".callout").evaluate("(node) => getComputedStyle(node).borderTopWidth") == "2px"


def focused(page: Page) -> str:
    """The name of what has the focus, as far as a test needs it."""
    return page.evaluate(
        """() => {
          let node = document.activeElement;
          while (node.shadowRoot?.activeElement) node = node.shadowRoot.activeElement;
          const labels = [...(node.labels ?? [])].map((label) => label.textContent).join(" ");
          return node.getAttribute("aria-label") ?? (labels || node.textContent);
        }"""
    )
