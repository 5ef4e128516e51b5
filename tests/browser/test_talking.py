"""Talking: a message leaves, a reply comes and is drawn as what it is."""

from __future__ import annotations

import re

from playwright.sync_api import expect


def test_a_person_opens_the_chat_reads_the_notice_writes_and_gets_a_reply(person):
    person.visit().launcher.click()
    expect(person.page.get_by_role("heading", name="Before we start")).to_be_visible()
    person.page.get_by_role("button", name="I understand").click()
    reply = person.say("my back hurts")

    expect(reply).to_contain_text("I heard you. You said: my back hurts")
    expect(person.field).to_have_value("")


def test_every_block_is_drawn_as_what_it_is(person):
    reply = person.start().say("long please")

    assert reply.locator("ol > li").count() == 3
    assert reply.locator("ul > li").first.inner_text() == "Your plan's member line"
    expect(reply.locator("strong").first).to_contain_text("pause over the spinal fusion")
    expect(reply.locator("blockquote")).to_contain_text("Before I go ahead")
    expect(reply.locator(".callout.amber")).to_contain_text("Take care: Losing feeling")
    assert reply.locator(".callout a").get_attribute("href") == "tel:911"
    assert reply.get_by_role("button", name="What will it cost?").is_visible()
    assert "**" not in reply.inner_text()


def test_sources_are_folded_away_and_only_web_addresses_become_links(person):
    reply = person.start().say("long please")
    links = reply.locator(".sources a")
    expect(links.first).to_be_hidden()
    reply.locator("summary", has_text="Sources").click()

    assert [link.get_attribute("href") for link in links.all()] == ["https://www.example.org/guide"]
    assert links.first.get_attribute("rel") == "noopener noreferrer"
    expect(reply).to_contain_text("A link that must not work")


def test_markup_in_a_reply_or_a_message_stays_text(person):
    reply = person.start().say("hostile <b>me</b>")

    expect(reply).to_contain_text("<img src=x onerror=alert(1)> <b>bold</b> [link](javascript:alert(1))")
    assert person.page.locator("img[src=x], .message b").count() == 0
    expect(person.messages.first).to_contain_text("hostile <b>me</b>")


def test_words_are_copied(visitor):
    person = visitor(permissions=["clipboard-read", "clipboard-write"])
    reply = person.start().say("long please")
    reply.get_by_role("button", name="Copy").click()

    expect(person.page.locator(".news")).to_have_text("Copied")
    assert person.page.evaluate("navigator.clipboard.readText()").startswith("Before I go ahead")


def test_where_nothing_can_be_copied_it_says_so(person):
    person.page.add_init_script("Object.defineProperty(navigator, 'clipboard', {value: undefined})")
    person.start().say("long please").get_by_role("button", name="Copy").click()

    expect(person.page.locator(".news")).to_have_text(
        "Copying did not work. Please select the words and copy them."
    )


def test_a_document_is_shown_copied_and_opened_by_its_links_of_this_server_alone(person, guide):
    def linked(route):
        response = route.fetch()
        body = re.sub(r'("pdf": ?)"[^"]*"', r'\1"https://evil.example/x"', response.text())
        route.fulfill(response=response, body=body)

    person.page.route("**/messages", linked)
    reply = person.start().say("page please")
    sheet = reply.get_by_role("group", name="One page for the second doctor")
    expect(sheet).to_be_hidden()
    reply.locator("summary").click()

    expect(sheet).to_contain_text("Question 29")
    assert reply.get_by_role("link").count() == 1
    with person.page.context.expect_page() as opened:
        reply.get_by_role("link", name="Open to print").click()
    expect(opened.value.get_by_role("heading", name="One page for the second doctor")).to_be_visible()
    assert opened.value.url.startswith(f"{guide.url}/documents/")


def test_a_button_is_pressed_once_and_stays_used_after_a_reload(person, guide):
    reply = person.start().say("hello")
    reply.get_by_role("button", name="What will it cost?").click()
    expect(person.replies).to_have_count(2)
    for button in reply.locator("button.choice").all():
        expect(button).to_be_disabled()
    reply.get_by_role("button", name="Tell me more").click(force=True)
    assert guide.dialogue.heard == ["hello", "cost"]

    person.page.reload()
    person.open()
    expect(person.replies).to_have_count(2)
    expect(person.replies.first.locator("button.choice").first).to_be_disabled()
    expect(person.replies.first.get_by_role("button", name="What will it cost? (chosen)")).to_be_visible()
    expect(person.replies.last.locator("button.choice").first).to_be_enabled()


def test_the_guide_is_seen_writing_as_long_as_the_server_says_so(person, guide):
    guide.dialogue.go.clear()
    person.start().send("hello")
    expect(person.page.locator(".typing")).to_have_text("The guide is writing")
    expect(person.page.get_by_role("button", name="Send", exact=True)).to_be_disabled()
    guide.dialogue.go.set()

    expect(person.replies).to_have_count(1)
    expect(person.page.locator(".typing")).to_be_empty()


def test_while_the_guide_writes_nothing_that_is_typed_gets_lost(person, guide):
    guide.dialogue.go.clear()
    person.start().send("first")
    person.field.fill("second")
    person.page.keyboard.press("Enter")
    guide.dialogue.go.set()
    expect(person.replies).to_have_count(1)

    expect(person.field).to_have_value("second")
    assert guide.dialogue.heard == ["first"]


def test_a_reply_that_comes_while_the_chat_is_closed_is_counted_on_its_button(person, guide):
    person.start().say("hello")
    guide.dialogue.go.clear()
    person.send("and now")
    person.page.keyboard.press("Escape")
    guide.dialogue.go.set()

    expect(person.page.locator(".badge")).to_contain_text("1 new message")
    person.page.reload()
    expect(person.page.locator(".badge")).to_contain_text("1 new message")
    person.launcher.click()
    expect(person.page.locator(".badge")).to_be_hidden()


def test_a_long_reply_is_shown_from_its_start(person):
    person.start().say("long one")
    reply = person.say("long two")
    top, box = reply.bounding_box()["y"], person.page.locator(".scroller").bounding_box()

    assert 0 <= top - box["y"] < 40
    assert reply.bounding_box()["height"] > box["height"]


def test_starting_over_is_said_to_the_guide(person, guide):
    person.start().say("hello")
    person.choose("Start over")

    expect(person.replies).to_have_count(2)
    assert guide.dialogue.heard == ["hello", "Start over"]


def test_a_starter_is_a_first_message(person, guide):
    person.start().page.get_by_role("button", name="What will it cost?").click()

    expect(person.replies).to_have_count(1)
    assert guide.dialogue.heard == ["What will it cost?"]


def test_a_thumb_and_a_reason_reach_the_operator(person, guide):
    reply = person.start().say("long please")
    reply.get_by_role("button", name="No, this did not help").click()
    expect(reply.get_by_role("button", name="No, this did not help")).to_have_attribute("aria-pressed", "true")
    reply.get_by_label("What was missing?").fill("too short")
    reply.get_by_role("button", name="Send").click()

    expect(reply.get_by_label("What was missing?")).to_have_count(0)
    expect(reply).to_contain_text("Thank you")
    rows = guide.database.engine.connect().exec_driver_sql("SELECT rating, reason FROM feedback").all()
    assert ("down", "too short") in rows


def test_nobody_is_asked_for_a_rating_in_an_emergency(person):
    reply = person.start().say("red now")

    expect(reply.locator(".callout.red")).to_contain_text("Act now: Call 911 now")
    assert [link.get_attribute("href") for link in reply.get_by_role("link").all()] == ["tel:911", "tel:988"]
    expect(reply.locator(".rating")).to_have_count(0)


def test_nobody_is_asked_for_a_rating_under_a_bare_question(person):
    expect(person.start().say("hello").locator(".rating")).to_have_count(0)
    expect(person.say("long please").locator(".rating")).to_have_count(1)


def test_a_long_message_is_counted_and_not_sent_until_it_fits(person, guide):
    person.start().field.fill("x" * 1900)
    expect(person.page.locator("#count")).to_have_text("1900 of 2000 letters")
    person.field.fill("x" * 2010)
    person.page.keyboard.press("Enter")

    expect(person.page.locator("#count")).to_have_text("10 letters too many. Start with what worries you most.")
    expect(person.field).to_have_attribute("aria-invalid", "true")
    assert guide.dialogue.heard == []
