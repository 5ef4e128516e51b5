"""Nothing is stored or sent before the person agrees; it stays where they said; it goes in one press."""

from __future__ import annotations

import json

from playwright.sync_api import expect


def test_nothing_is_stored_or_asked_before_the_notice_is_accepted(person):
    person.open()
    person.page.wait_for_timeout(300)
    assert person.stored() == {"tab": {}, "device": {}, "cookies": ""}
    assert person.watch.asked("/webhooks") == []

    person.page.get_by_role("button", name="I understand").click()
    assert person.watch.asked("/webhooks") == []
    assert list(person.stored()["device"]) == []
    person.say("hello")
    assert [r.split(" ")[0] for r in person.watch.asked("/webhooks")] == ["POST", "POST"]


def test_the_notice_says_what_a_person_should_know(person):
    notice = person.open().page.get_by_role("region", name="Before we start")

    for words in (
        "a program, not a doctor",
        "leave out names, phone numbers",
        "Example Alliance",
        "30 days",
        "911",
    ):
        expect(notice).to_contain_text(words)


def test_a_chat_is_of_its_tab_unless_the_person_says_otherwise(person):
    person.start().say("hello")
    stored = person.stored()
    assert (len(stored["tab"]), stored["device"]) == (1, {})
    assert "hello" not in json.dumps(stored)

    person.choose("Keep on this device")
    stored = person.stored()
    assert (stored["tab"], len(stored["device"])) == ({}, 1)
    person.choose("Don't keep on this device")
    stored = person.stored()
    assert (len(stored["tab"]), stored["device"]) == (1, {})


def test_a_reload_shows_what_was_said(person):
    person.start().say("one")
    person.say("long two")
    before = person.said()
    person.page.reload()
    person.open()
    expect(person.replies).to_have_count(2)

    assert person.said() == before
    assert person.replies.last.locator("ol > li").count() == 3


def test_one_press_erases_everything_and_says_what(person, guide):
    person.start(keep=True).say("hello")
    token = json.loads(next(iter(person.stored()["device"].values())))["token"]
    person.page.get_by_role("button", name="Erase chat").click()

    expect(person.page.locator(".erased")).to_contain_text("2 messages and all I knew of your case")
    expect(person.messages).to_have_count(0)
    assert person.stored() == {"tab": {}, "device": {}, "cookies": ""}
    answer = person.page.request.get(
        f"{guide.url}/webhooks/web/history", headers={"Authorization": f"Bearer {token}"}
    )
    assert answer.status == 401
    expect(person.page.get_by_role("heading", name="Before we start")).to_be_visible()


def test_erasing_while_a_reply_is_on_its_way_leaves_nothing(person, guide):
    guide.dialogue.go.clear()
    person.start().send("hello")
    expect(person.page.locator(".typing")).to_contain_text("writing")
    person.page.get_by_role("button", name="Erase chat").click()
    guide.dialogue.go.set()

    expect(person.page.locator(".erased")).to_be_visible()
    person.page.wait_for_timeout(300)
    assert person.stored()["tab"] == {}
    expect(person.messages).to_have_count(0)


def test_an_erasure_that_failed_says_so_and_keeps_the_chat(person):
    person.start().say("hello")
    person.page.route("**/webhooks/web/session", lambda route: route.abort())
    person.page.get_by_role("button", name="Erase chat").click()

    expect(person.page.locator(".news")).to_contain_text("The chat is not erased yet")
    expect(person.messages).to_have_count(2)


def test_a_chat_erased_in_one_tab_is_gone_in_the_other(person):
    person.start(keep=True).say("hello")
    second = type(person)(person.page.context.new_page(), person.url).visit()
    second.launcher.click()
    expect(second.replies).to_have_count(1)
    person.page.get_by_role("button", name="Erase chat").click()

    expect(second.page.locator(".erased")).to_contain_text("erased in another tab")
    expect(second.messages).to_have_count(0)


def test_where_storage_is_forbidden_one_can_still_talk(person):
    person.page.add_init_script(
        "for (const name of ['localStorage', 'sessionStorage'])"
        " Object.defineProperty(window, name, {get() { throw new DOMException('no', 'SecurityError') }})"
    )
    person.start().say("hello")
    person.say("again")
    person.page.get_by_role("button", name="Erase chat").click()

    expect(person.page.locator(".erased")).to_contain_text("4 messages")


def test_the_chat_is_saved_as_text_and_as_data_without_asking_the_server(person):
    person.start().say("long please")
    asked = len(person.watch.requests)
    with person.page.expect_download() as saved:
        person.choose("Save as text")
    text = saved.value.path().read_text(encoding="utf-8")
    assert saved.value.suggested_filename == "my-chat.txt"
    assert "You said:\nlong please" in text and "1. Today: call the surgeon's office." in text
    assert "https://www.example.org/guide" in text

    with person.page.expect_download() as saved:
        person.choose("Save as data")
    kept = json.loads(saved.value.path().read_text(encoding="utf-8"))
    assert [m["author"] for m in kept] == ["user", "bot"]
    assert len([r for r in person.watch.requests[asked:] if " http" in r]) == 0


def test_the_chat_alone_is_printed(person):
    person.page.context.add_init_script(
        "window.print = () => { const folds = [...document.querySelectorAll('details')];"
        " top.printed = [document.body.innerText, folds.every((fold) => fold.open)] }"
    )
    person.start().say("long please")
    person.choose("Print")
    printed, unfolded = person.page.evaluate("window.printed")

    assert "Today: call the surgeon's office." in printed and "A book without a link, 2019" in printed
    assert "Did this help?" not in printed and "Put it on your website" not in printed
    assert unfolded


def test_there_is_nothing_to_save_before_anything_was_said(person):
    person.start().choose("Save as text")

    expect(person.page.locator(".news")).to_have_text("There is nothing to save yet.")
