"""Buttons and menus in a direct message: each choice once, shown as chosen, and nobody else's."""

from __future__ import annotations

import asyncio

import pytest

from bot.advice.reply import Button, Buttons, Reply, Text
from bot.channels.slack import handler
from tests.channels.slack.events import choose, click, message
from tests.channels.slack.watching import quiet, settled


async def test_a_pressed_button_is_answered_and_gives_way_to_the_choice(send, slack):
    await send.event(message("hello"))
    await settled(lambda: slack.posted)
    await send.action(click(slack.posted[0]))
    await settled(lambda: len(slack.posted) == 2)

    assert slack.posted[1]["text"].startswith("You said cost.")
    assert [change["ts"] for change in slack.updated] == [slack.posted[0]["ts"]]
    shown = slack.updated[0]["blocks"]
    assert [block["type"] for block in shown] == ["rich_text", "rich_text", "context"]
    assert shown[-1]["elements"][0]["text"] == "✓ You chose: What will it cost?"


async def test_a_double_click_is_one_choice_and_so_is_another_button_in_haste(send, slack):
    await send.event(message("hello"))
    await settled(lambda: slack.posted)
    shown = dict(slack.posted[0])
    first, again, another = click(shown), click(shown), click(shown, 1)
    assert await asyncio.gather(*map(send.action, (first, again, another))) == [200, 200, 200]
    await send.event(message("the end"))

    assert len(await quiet(slack)) == 3
    assert slack.texts()[1].removeprefix("You said ").partition(".")[0] in ("cost", "ask_doctor")
    assert len(slack.updated) == 1


@pytest.mark.parametrize("count", [6, 26, 101])
async def test_however_many_choices_there_are_each_can_be_made(send, slack, dialogue, count):
    async def reply(sender, said):
        dialogue.heard.append((sender, said))
        choices = tuple(Button(f"Choice {n}", "cost", choice=str(n)) for n in range(count))
        return Reply((Text("Which one?"), Buttons(choices)))

    dialogue.reply = reply
    await send.event(message("hello"))
    await send.event(message("the end"))
    await settled(lambda: len(slack.posted) > 1)
    await send.action(choose(slack.posted[0], f"Choice {count - 1}"))
    await settled(lambda: len(dialogue.heard) == 3)

    assert dialogue.heard[2][1].choice == str(count - 1)


async def test_a_title_with_signs_is_shown_as_it_was(send, slack, dialogue):
    await send.event(message("hello"))
    await settled(lambda: slack.posted)
    press = click(slack.posted[0])
    press["actions"][0]["text"]["text"] = "Cost &amp; cover"
    await send.action(press)
    await settled(lambda: slack.updated)

    assert slack.updated[0]["blocks"][-1]["elements"][0]["text"] == "✓ You chose: Cost &amp; cover"


@pytest.mark.parametrize(
    "action",
    [
        {"type": "radio_buttons", "action_id": "r", "selected_option": {"value": "1", "text": {"text": "x"}}},
        {"type": "static_select", "action_id": "choose.2.1", "selected_option": None},
        {"type": "button", "action_id": "link", "url": "https://a.org", "text": {"text": "x"}},
        {"type": "datepicker", "action_id": "d", "selected_date": "2020-01-01"},
        {"type": "button"},
    ],
)
async def test_other_interactions_are_acknowledged_and_no_more(send, slack, action):
    await send.event(message("hello"))
    await settled(lambda: slack.posted)
    assert await send.action(click(slack.posted[0], actions=[action])) == 200
    await send.event(message("the end"))

    assert len(await quiet(slack)) == 2


@pytest.mark.parametrize("payload", [{"type": "shortcut"}, {"type": "view_submission"}, {"actions": []}, {}])
async def test_interactions_of_other_kinds_are_acknowledged(send, payload):
    assert await send.action(payload) == 200


async def test_a_button_of_another_persons_chat_is_worth_nothing(send, slack, dialogue):
    await send.event(message("hello"))
    await settled(lambda: slack.posted)
    stolen = {**slack.posted[0], "channel": "D0BOB"}
    await send.action(click(stolen, user="U0BOB"))
    await settled(lambda: slack.texts("D0BOB"))

    assert slack.texts("D0BOB")[0].startswith("That choice is gone")
    assert len(dialogue.heard) == 1


async def test_a_turn_that_fails_is_told_kindly_and_its_button_comes_back(send, slack, dialogue, monkeypatch):
    monkeypatch.setattr(handler, "PATIENCE_SECONDS", -1)
    await send.event(message("hello"))
    await settled(lambda: slack.posted)
    dialogue.error = ValueError()
    await send.action(click(slack.posted[0]))
    await settled(lambda: len(slack.posted) == 2)
    dialogue.error = None
    assert "can't answer right now" in slack.posted[1]["text"] and "911" in slack.posted[1]["text"]
    await send.action(click(slack.posted[1]))
    await settled(lambda: len(slack.posted) == 3)

    assert slack.posted[2]["text"].startswith("You said cost.")
