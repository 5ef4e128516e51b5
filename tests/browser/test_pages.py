"""The guide's own pages: the start page and the page of colors."""

from __future__ import annotations

from playwright.sync_api import expect


def test_the_start_page_says_how_to_embed_it_with_this_servers_address(visitor):
    person = visitor(permissions=["clipboard-read", "clipboard-write"]).visit()
    person.page.get_by_role("button", name="Copy").click()
    expect(person.page.get_by_role("status").first).to_have_text("Copied")
    lines = person.page.evaluate("navigator.clipboard.readText()")

    assert f'src="{person.url}/widget/second-opinion.js"></script>' in lines
    assert lines.strip().endswith("<second-opinion-chat></second-opinion-chat>")


def test_the_start_pages_button_opens_the_guide(person):
    person.visit().page.get_by_role("button", name="Ask the guide").click()

    expect(person.dialog).to_be_visible()


def test_one_screen_is_enough_for_an_organisation(visitor):
    person = visitor(viewport={"width": 1280, "height": 800}).visit()

    for name in ("Put it on your website", "Would another doctor see it the same way?"):
        expect(person.page.get_by_role("heading", name=name)).to_be_in_viewport()
    expect(person.page.locator("#copy")).to_be_in_viewport()


def test_the_theme_page_shows_a_change_at_once_and_as_lines_to_copy(person):
    person.page.goto(person.url + "/theme")
    accept = person.page.get_by_role("button", name="I understand")
    accept.wait_for()
    person.page.get_by_label("Main color").fill("#7a1f5c")
    person.page.get_by_label("Light or dark").select_option("dark")

    assert accept.evaluate("(node) => getComputedStyle(node).backgroundColor") == "rgb(122, 31, 92)"
    css = person.page.locator("#css").inner_text()
    assert "--second-opinion-brand: #7a1f5c;" in css and 'theme="dark"' in css
    panel = person.page.locator(".panel")
    assert panel.evaluate("(node) => getComputedStyle(node).backgroundColor") == "rgb(23, 29, 33)"


def test_on_the_theme_page_the_chat_is_part_of_the_page(person):
    person.page.goto(person.url + "/theme")
    person.page.get_by_role("button", name="I understand").click()
    person.say("hello")

    expect(person.dialog).to_have_count(0)
    expect(person.page.get_by_role("region", name="Second Opinion Guide")).to_be_visible()
