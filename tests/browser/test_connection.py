"""The connection: cut, slow, gone, too fast, over. Nothing is lost, nothing is said twice."""

from __future__ import annotations

from playwright.sync_api import Route, expect

from tests.browser.server import GuideServer


def test_a_connection_cut_in_the_middle_of_a_reply_costs_nothing(person, guide):
    guide.dialogue.go.clear()
    person.start().send("hello")
    expect(person.page.locator(".typing")).to_have_text("The guide is writing")
    guide.cut()
    expect(person.page.locator(".typing")).to_have_text("The connection was lost. Trying again")
    guide.dialogue.go.set()

    expect(person.replies).to_have_count(1)
    assert guide.dialogue.heard == ["hello"]
    assert person.said() == ["user: hello", "bot: I heard you. You said: hello"]
    keys = person.page.evaluate("sessionStorage.length")
    assert keys == 1  # the message under way is forgotten


def test_the_same_key_goes_out_again(person, guide):
    keys = []
    person.page.on(
        "request", lambda r: keys.append(r.headers.get("idempotency-key")) if "messages" in r.url else 0
    )
    guide.dialogue.go.clear()
    person.start().send("hello")
    expect(person.page.locator(".typing")).to_have_text("The guide is writing")
    guide.cut()
    guide.dialogue.go.set()
    expect(person.replies).to_have_count(1)

    assert len(keys) >= 2 and len(set(keys)) == 1 and len(keys[0]) > 10


def test_a_reload_in_the_middle_of_a_reply_costs_nothing(person, guide):
    guide.dialogue.go.clear()
    person.start()
    person.send("hello")
    expect(person.page.locator(".typing")).to_have_text("The guide is writing")
    person.page.reload()
    person.open()
    guide.dialogue.go.set()

    expect(person.replies).to_have_count(1)
    assert person.said() == ["user: hello", "bot: I heard you. You said: hello"]
    assert guide.dialogue.heard == ["hello"]


def test_a_message_written_offline_goes_out_when_the_network_is_back(person, guide):
    person.start().say("hello")
    person.page.context.set_offline(True)
    person.send("are you there")
    expect(person.problem).to_contain_text("You are offline")
    expect(person.problem).to_contain_text("call 911")
    person.page.context.set_offline(False)

    expect(person.replies).to_have_count(2)
    expect(person.page.locator(".problem")).to_be_hidden()
    assert guide.dialogue.heard == ["hello", "are you there"]


def test_a_server_that_is_away_is_said_with_the_numbers_and_a_way_on(person, guide):
    person.start()
    person.page.route("**/webhooks/**", lambda route: route.abort())
    person.send("hello")
    expect(person.problem).to_contain_text("I can't be reached right now")
    assert [link.get_attribute("href") for link in person.problem.get_by_role("link").all()] == [
        "tel:911",
        "tel:988",
    ]
    person.page.unroute("**/webhooks/**")
    person.problem.get_by_role("button", name="Try again").click()

    expect(person.replies).to_have_count(1)
    assert person.said() == ["user: hello", "bot: I heard you. You said: hello"]


def test_a_proxys_error_page_counts_as_away(person):
    person.start()
    person.page.route("**/webhooks/**", lambda route: route.fulfill(status=502, body="<h1>Bad gateway</h1>"))
    person.send("hello")

    expect(person.problem).to_contain_text("I can't be reached right now")


def test_a_guide_that_fails_says_so_and_takes_the_same_message_again(person, guide):
    guide.dialogue.fails = 1
    person.start().send("hello")
    expect(person.problem).to_contain_text("I can't answer right now")
    person.problem.get_by_role("button", name="Try again").click()

    expect(person.replies).to_have_count(1)
    assert person.said() == ["user: hello", "bot: I heard you. You said: hello"]


def test_too_fast_is_said_with_how_long_to_wait(visitor, tmp_path):
    with GuideServer(tmp_path, session_per_minute=2) as slow:
        person = visitor(slow.url).start()
        person.say("one")
        person.send("two")

        expect(person.problem).to_contain_text("Please wait")
        expect(person.problem).to_contain_text("911")
        expect(person.problem.get_by_role("button", name="Try again")).to_be_visible()


def test_a_message_that_is_refused_comes_back_to_be_changed(person):
    person.start().say("hello")
    person.send("\u200b")

    expect(person.problem).to_contain_text("I did not get any words")
    expect(person.messages).to_have_count(2)
    person.say("hello again")
    expect(person.page.locator(".problem")).to_be_hidden()


def test_a_chat_that_is_over_is_said_and_the_message_starts_a_new_one(person, guide):
    person.start().say("hello")
    with guide.database.engine.begin() as connection:
        connection.exec_driver_sql("DELETE FROM conversations")
    person.send("still there?")
    expect(person.problem).to_contain_text("This chat has ended")
    person.problem.get_by_role("button", name="Start a new chat").click()

    expect(person.replies).to_have_count(1)
    assert person.said() == ["user: still there?", "bot: I heard you. You said: still there?"]


def test_coming_back_to_a_chat_that_is_over_says_so(person, guide):
    person.start().say("hello")
    with guide.database.engine.begin() as connection:
        connection.exec_driver_sql("DELETE FROM conversations")
    person.page.reload()
    person.open()

    expect(person.page.locator(".news")).to_have_text("Your earlier chat has ended. You can start a new one.")
    expect(person.messages).to_have_count(0)
    assert person.say("hello").is_visible()


def test_going_away_and_back_and_forward_keeps_the_chat(person):
    person.start().say("hello")
    person.page.goto(person.url + "/theme")
    person.page.go_back()
    person.open()
    expect(person.replies).to_have_count(1)
    person.page.go_forward()
    person.page.go_back()
    if not person.dialog.is_visible():
        person.open()

    expect(person.messages).to_have_count(2)


def test_two_tabs_of_one_device_show_one_chat(person):
    person.start(keep=True).say("from the first")
    second = type(person)(person.page.context.new_page(), person.url).visit()
    second.launcher.click()
    expect(second.replies).to_have_count(1)
    second.say("from the second")

    expect(person.replies).to_have_count(2)
    person.say("and the first again")
    assert len(person.said()) == 6
    expect(second.messages).to_have_count(6)
    assert second.said() == person.said()


def test_two_tabs_without_leave_to_keep_it_are_two_chats(person):
    person.start().say("from the first")
    second = type(person)(person.page.context.new_page(), person.url).visit()
    second.launcher.click()

    expect(second.page.get_by_role("heading", name="Before we start")).to_be_visible()


def test_a_reply_that_another_way_brought_already_is_not_shown_twice(person, guide):
    """The history was asked for just before the message left, and answers after it: it holds the reply too."""
    person.start().say("one")
    held: list[Route] = []
    person.page.route("**/history*", lambda route: route.continue_() if held else held.append(route))
    person.page.keyboard.press("Escape")
    person.launcher.click()
    guide.dialogue.go.clear()
    person.send("two")
    expect(person.page.locator(".typing")).to_have_text("The guide is writing")
    held[0].continue_()
    person.page.wait_for_timeout(300)
    guide.dialogue.go.set()
    expect(person.replies).to_have_count(2)

    assert [line.split(":")[0] for line in person.said()] == ["user", "bot", "user", "bot"]
