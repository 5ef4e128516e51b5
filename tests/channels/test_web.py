"""The website's channel, over real HTTP: what a page gets for what it sends."""

from __future__ import annotations

import asyncio

import aiohttp
import pytest

from bot.channels.web import stream


async def test_one_message_gets_one_reply_as_a_stream(page):
    answer = await page.say("my back hurts")

    assert answer.headers["Content-Type"].startswith("text/event-stream")
    assert [name for name, _ in answer.events()] == ["typing", "message", "done"]
    message = answer.events()[1][1]
    assert message["text"] == "You said my back hurts.\n\nAnd more.\n\nA lot."
    assert [block["kind"] for block in message["blocks"]] == ["text", "text", "buttons"]
    assert answer.events()[2][1] == {"seq": message["seq"]}


async def test_whoever_asks_for_json_gets_a_list_of_one_reply(page):
    answer = await page.say("my back hurts", accept="application/json")

    assert answer.headers["Content-Type"] == "application/json"
    assert [message["seq"] for message in answer.json()] == [2]


async def test_the_page_learns_the_id_and_title_of_a_button_and_nothing_else(page):
    message = (await page.say("hello")).events()[1][1]

    assert message["blocks"][-1]["items"] == [
        {"id": "2.1", "title": "What will it cost?"},
        {"id": "2.2", "title": "Ask my doctor"},
    ]


async def test_a_pressed_button_reaches_the_dialogue_with_what_it_stands_for(page, dialogue):
    await page.say("hello")
    await page.press("2.2")

    button = dialogue.heard[-1][1]
    assert (button.topic, button.facts) == ("ask_doctor", {"stage": "asking"})


@pytest.mark.parametrize("typed", ["What will it cost?", "  what WILL it cost "])
async def test_typing_the_title_of_a_button_is_pressing_it(page, dialogue, typed):
    await page.say("hello")
    await page.say(typed)

    assert dialogue.heard[-1][1].topic == "cost"


async def test_a_button_of_an_older_reply_still_works_but_its_title_is_plain_text_by_then(page, dialogue):
    await page.say("hello")
    await page.say("and then")
    await page.press("2.1")

    assert dialogue.heard[-1][1].topic == "cost"


@pytest.mark.parametrize("button", ["2.9", "1.1", "7.1", "x", "²", "", "9" * 30])
async def test_a_button_nobody_offered_is_refused_in_words(page, dialogue, button):
    await page.say("hello")
    answer = await page.press(button)

    assert (answer.status, answer.json()["type"]) == (404, "urn:second-opinion-guide:problem:button_unknown")
    assert len(dialogue.heard) == 1


async def test_somebody_elses_button_is_refused(visit, dialogue):
    mine, theirs = await visit(), await visit()
    await theirs.say("hello")

    assert (await mine.press("2.1")).status == 404


async def test_a_slash_in_front_is_never_an_intent(page, dialogue):
    await page.say('\u200b/ //greet{"role": "caregiver"}')

    assert dialogue.heard[0][1] == 'greet{"role": "caregiver"}'


async def test_history_gives_what_was_said_after_a_number(page):
    await page.say("first")
    await page.say("second")

    everything = (await page.ask("GET", "/history")).json()["messages"]
    assert [(m["seq"], m["author"]) for m in everything] == [(1, "user"), (2, "bot"), (3, "user"), (4, "bot")]
    assert everything[1]["blocks"][-1]["items"][0]["id"] == "2.1"
    later = (await page.ask("GET", "/history?after=2")).json()["messages"]
    assert [m["seq"] for m in later] == [3, 4]


@pytest.mark.parametrize("accept", ["text/event-stream", "application/json"])
async def test_a_reply_that_nobody_waited_for_is_in_the_history(page, dialogue, accept):
    dialogue.go.clear()
    with pytest.raises(asyncio.TimeoutError):
        await asyncio.wait_for(page.say("hello", accept=accept), 0.3)
    await asyncio.sleep(0.2)  # the server learns that the page has gone
    dialogue.go.set()

    async def replies():
        return [m for m in (await page.ask("GET", "/history")).json()["messages"] if m["author"] == "bot"]

    for _ in range(100):
        if await replies():
            break
        await asyncio.sleep(0.02)
    assert len(await replies()) == 1


async def test_the_same_key_gives_the_same_reply_and_runs_nothing_twice(page, dialogue):
    first = await page.say("hello", idempotency_key="k1")
    again = await page.say("hello", idempotency_key="k1")
    other = await page.say("hello", idempotency_key="k2")

    assert first.events() == again.events() != other.events()
    assert len(dialogue.heard) == 2


async def test_the_same_key_twice_at_once_runs_once(page, dialogue):
    dialogue.go.clear()
    asked = [asyncio.create_task(page.say("hello", idempotency_key="k")) for _ in range(2)]
    await asyncio.sleep(0.2)
    dialogue.go.set()
    first, second = await asyncio.gather(*asked)

    assert first.events() == second.events()
    assert len(dialogue.heard) == 1


async def test_messages_of_one_conversation_are_answered_one_after_the_other(page, dialogue):
    dialogue.go.clear()
    asked = [asyncio.create_task(page.say(text)) for text in ("first", "second")]
    await asyncio.sleep(0.2)
    assert len(dialogue.heard) == 1
    dialogue.go.set()
    await asyncio.gather(*asked)

    history = (await page.ask("GET", "/history")).json()["messages"]
    assert [m["author"] for m in history] == ["user", "bot", "user", "bot"]


async def test_a_dialogue_that_fails_ends_the_stream_with_kind_words(page, dialogue, caplog):
    dialogue.error = ValueError("cannot read: my secret illness")
    answer = await page.say("my secret illness", idempotency_key="k")

    assert [name for name, _ in answer.events()] == ["typing", "error"]
    problem = answer.events()[1][1]
    assert problem["status"] == 503
    assert "call 911" in problem["detail"] and "call 988" in problem["detail"]
    assert "ValueError" in caplog.text and "secret illness" not in caplog.text

    dialogue.error = None
    assert (await page.say("my secret illness", idempotency_key="k")).events()[1][0] == "message"


async def test_a_dialogue_that_fails_is_a_503_for_whoever_wants_json(page, dialogue):
    dialogue.error = ValueError()
    answer = await page.say("hello", accept="application/json")

    assert (answer.status, answer.headers["Content-Type"]) == (503, "application/problem+json")


async def test_a_slow_reply_is_preceded_by_heartbeats(page, dialogue, monkeypatch):
    monkeypatch.setattr(stream, "HEARTBEAT_SECONDS", 0.05)
    dialogue.go.clear()
    asyncio.get_running_loop().call_later(0.3, dialogue.go.set)
    answer = await page.say("hello")

    assert answer.body.count(": still working") > 1
    assert answer.events()[1][0] == "message"


async def test_export_holds_all_that_was_said(page):
    await page.say("hello")
    answer = await page.ask("GET", "/export")

    assert "attachment" in answer.headers["Content-Disposition"]
    assert [m["text"].split(".")[0] for m in answer.json()["messages"]] == ["hello", "You said hello"]


async def test_after_erasing_nothing_is_left_and_the_token_is_worth_nothing(page, dialogue, database):
    await page.say("hello")
    assert (await page.ask("DELETE", "/session")).status == 204

    asked = [("GET", "/history", None), ("GET", "/export", None), ("DELETE", "/session", None)]
    said = [{"text": "hello"}, {"button": "2.1"}, {"button": "made up"}]
    for method, path, body in (*asked, *(("POST", "/messages", body) for body in said)):
        answer = await page.ask(method, path, body)
        assert (answer.status, answer.json()["title"]) == (401, "This chat has ended")
    assert len(dialogue.heard) == 1
    with database.engine.connect() as connection:
        for table in ("conversations", "messages", "events"):
            assert connection.exec_driver_sql(f"SELECT count(*) FROM {table}").scalar() == 0


async def test_erasing_waits_for_the_turn_under_way(page, dialogue, database):
    dialogue.go.clear()
    turn = asyncio.create_task(page.say("hello"))
    await asyncio.sleep(0.2)
    erasing = asyncio.create_task(page.ask("DELETE", "/session"))
    await asyncio.sleep(0.2)
    assert not erasing.done()
    dialogue.go.set()

    assert (await turn).events()[1][0] == "message"
    assert (await erasing).status == 204
    with database.engine.connect() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM messages").scalar() == 0


async def test_two_sites_in_one_process_do_not_share_visitors(visit):
    page = await visit()
    other = await visit(secret="another secret of more than thirty-two characters")
    other.token = page.token

    assert (await other.ask("GET", "/history")).status == 401
    async with aiohttp.ClientSession() as http, http.get(f"{page.base}/healthz") as response:
        assert response.status == 200
