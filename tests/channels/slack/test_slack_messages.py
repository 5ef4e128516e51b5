"""Whole conversations in a direct message: what Slack sends, what people see."""

from __future__ import annotations

import asyncio
import json

import pytest
import sqlalchemy as sa

from bot.channels.slack import handler
from tests.channels.slack.fake import OTHER_TEAM, changed, click, deleted, envelope, mention, message, settled
from tests.channels.slack.limits import words_of


def everything(database) -> str:
    """All that is in the database, as text."""
    with database.engine.connect() as connection:
        tables = sa.inspect(connection).get_table_names()
        return str([connection.execute(sa.text(f"SELECT * FROM {table}")).all() for table in tables])


async def quiet(slack, said="the end") -> list[str]:
    """What was posted to Ann until everything before has been handled."""
    await settled(lambda: any(said in text for text in slack.texts()))
    return slack.texts()


async def test_a_message_gets_one_reply_in_blocks_and_in_words(send, slack):
    assert await send.event(message("what about cost?")) == 200
    await settled(lambda: slack.posted)

    (reply,) = slack.posted
    assert reply["channel"] == "D0ANN"
    assert reply["text"] == "You said what about cost?.\n\nAnd more.\n\nA lot."
    assert words_of(reply["blocks"]) == "You said what about cost?. And more. A lot."
    buttons = reply["blocks"][-1]["elements"]
    assert [button["text"]["text"] for button in buttons] == ["What will it cost?", "Ask my doctor"]


async def test_an_event_that_arrives_again_is_answered_once(send, slack, dialogue):
    event = message("hello")
    await send.event(event, event_id="Ev1")
    for _ in range(3):
        await send.event(event, event_id="Ev1")
    await send.event(message("the end"))

    assert len(await quiet(slack)) == 2
    assert len(dialogue.heard) == 2


async def test_a_message_that_is_also_a_mention_is_answered_once(send, slack):
    event = message("<@U0BOT> hello")
    both = {**event, "type": "app_mention"}
    await asyncio.gather(send.event(event), send.event(both))
    await send.event(message("the end"))

    assert (await quiet(slack))[0].startswith("You said hello.")
    assert len(slack.posted) == 2


@pytest.mark.parametrize(
    "subtype", ["channel_join", "channel_topic", "bot_add", "pinned_item", "message_replied", "?"]
)
async def test_what_nobody_wrote_is_not_answered(send, slack, subtype):
    await send.event(message("<@U0ANN> has joined", subtype=subtype))
    await send.event(message("the end"))

    assert len(await quiet(slack)) == 1


@pytest.mark.parametrize(
    "author",
    [{"bot_id": "B1"}, {"user": "U0BOT"}, {"user": "USLACKBOT"}, {"subtype": "bot_message", "bot_id": "B"}],
)
async def test_bots_and_we_ourselves_are_not_answered(send, slack, author):
    await send.event(message("hello", **author))
    await send.event(message("the end"))

    assert len(await quiet(slack)) == 1


async def test_json_may_name_its_letters(send, slack):
    body = json.dumps(envelope(message("hello"))).encode()
    assert (await send.send("/events", body, content_type="application/json; charset=utf-8"))[0] == 200
    await settled(lambda: slack.posted)


async def test_what_a_person_types_comes_back_as_text_and_nothing_else(send, slack):
    typed = "&lt;!channel&gt; *bold* _it_ `code` &amp;amp; <mailto:a@b.org|a@b.org>"
    await send.event(message(typed))
    await settled(lambda: slack.posted)

    said = "You said <!channel> *bold* _it_ `code` &amp; a@b.org."
    assert words_of(slack.posted[0]["blocks"]).startswith(said)
    assert slack.posted[0]["text"].startswith("You said &lt;!channel&gt; *bold*")


async def test_a_pressed_button_is_shown_as_chosen_and_answered_once(send, slack, dialogue):
    await send.event(message("hello"))
    await settled(lambda: slack.posted)
    shown = dict(slack.posted[0])
    first, again, another = click(shown), click(shown), click(shown, 1)
    assert await asyncio.gather(*map(send.action, (first, again, another))) == [200, 200, 200]
    await send.event(message("the end"))
    await quiet(slack)

    (updated,) = slack.updated
    assert [block["type"] for block in updated["blocks"]] == ["rich_text", "rich_text", "context"]
    assert len(slack.posted) == 3
    chosen = slack.posted[1]["text"].removeprefix("You said ").partition(".")[0]
    assert chosen in ("cost", "ask_doctor")
    assert updated["blocks"][-1]["elements"][0]["text"].startswith("✓ You chose: ")


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


async def test_one_person_in_two_workspaces_has_two_conversations(send, slack, dialogue):
    await send.event(message("here"))
    await send.event(message("there", "D0ANN2"), team=OTHER_TEAM)
    await settled(lambda: len(slack.posted) == 2)

    assert len({sender for sender, _ in dialogue.heard}) == 2
    assert all(sender.startswith("sl:") and "ANN" not in sender for sender, _ in dialogue.heard)
    assert {m["team"] for m in slack.posted if m["channel"] == "D0ANN2"} == {OTHER_TEAM}


async def test_a_thread_is_answered_in_the_thread_and_belongs_to_the_conversation(send, slack, dialogue):
    await send.event(message("hello"))
    await settled(lambda: slack.posted)
    await send.event(message("and this?", thread_ts=slack.posted[0]["ts"]))
    await settled(lambda: len(slack.posted) == 2)
    await send.action(click(slack.posted[1]))
    await settled(lambda: len(slack.posted) == 3)

    assert [m.get("thread_ts") for m in slack.posted[1:]] == [slack.posted[0]["ts"]] * 2
    assert len({sender for sender, _ in dialogue.heard}) == 1


async def test_a_message_that_has_replies_is_not_in_a_thread_itself(send, slack):
    await send.event(message("hello"))
    await settled(lambda: slack.posted)
    parent = {**slack.posted[0], "thread_ts": slack.posted[0]["ts"]}
    await send.action(click(parent))
    await settled(lambda: len(slack.posted) == 2)

    assert not slack.posted[1].get("thread_ts")


async def test_a_file_is_declined_kindly_and_its_words_are_answered(send, slack, dialogue):
    file = {"id": "F1", "name": "scan.pdf", "url_private": "https://files.slack.com/x"}
    await send.event(message("", subtype="file_share", files=[file]))
    await send.event(message("my scan", subtype="file_share", files=[file]))
    await settled(lambda: len(slack.posted) == 2)

    alone, with_words = slack.texts()
    assert "please do not send records" in alone and "You said" not in alone
    assert "please do not send records" in with_words and "You said my scan." in with_words
    assert [said for _, said in dialogue.heard] == ["my scan"]


async def test_the_latest_message_when_changed_is_a_new_message(send, slack, dialogue, database):
    first, second = message("I have Medicare"), message("and a bad knee")
    await send.event(first)
    await send.event(second)
    await send.event(changed(second, "and a bad hip"))
    await send.event(changed(second, "and two bad hips"))
    await send.event(changed(first, "I have Medicaid"))
    await send.event(message("the end"))
    await quiet(slack)

    heard = ["I have Medicare", "and a bad knee", "and a bad hip", "and two bad hips", "the end"]
    assert [said for _, said in dialogue.heard] == heard
    with database.engine.connect() as connection:
        kept = connection.execute(sa.text("SELECT text FROM messages WHERE author = 'user' ORDER BY seq"))
        assert kept.scalars().all() == ["I have Medicare", "and two bad hips", "the end"]


async def test_a_preview_that_slack_adds_is_no_new_message(send, slack, dialogue):
    said = message("see <https://a.org>")
    await send.event(said)
    await send.event(changed(said, said["text"], attachments=[{"title": "A"}]))
    await send.event(message("the end"))
    await quiet(slack)

    assert len(dialogue.heard) == 2


async def test_our_own_changes_are_not_answered(send, slack, dialogue):
    said = message("ours")
    await send.event(changed(said, "ours, changed", bot_id="B0GUIDE"))
    await send.event(message("the end"))
    await quiet(slack)

    assert len(dialogue.heard) == 1


@pytest.mark.parametrize(
    "take_back", [deleted, lambda m: changed(m, "This message was deleted", subtype="tombstone")]
)
async def test_what_is_deleted_is_withdrawn_from_what_is_kept(send, slack, dialogue, database, take_back):
    said = message("my secret illness")
    await send.event(said)
    await settled(lambda: slack.posted)
    assert "secret" in everything(database)
    await send.event(take_back(said))
    await send.event(message("the end"))
    await quiet(slack)

    with database.engine.connect() as connection:
        kept = connection.execute(sa.text("SELECT text FROM messages WHERE author = 'user'")).scalars().all()
    assert kept == ["the end"]


async def test_a_mention_in_a_channel_is_an_invitation_and_nothing_of_it_is_kept(send, slack, dialogue, database):
    await send.event(mention("<@U0BOT> my mother has cancer"))
    await settled(lambda: slack.ephemeral)

    (shown,) = slack.ephemeral
    assert (shown["channel"], shown["user"]) == ("C0GENERAL", "U0ANN")
    assert "in a private chat" in shown["text"] and "cancer" not in str(shown)
    (button,) = shown["blocks"][-1]["elements"]
    assert button["url"] == "https://slack.com/app_redirect?app=A0GUIDE&team=T0CLINIC"
    assert "cancer" not in everything(database) and "mother" not in everything(database)
    assert (slack.posted, dialogue.heard) == ([], [])


@pytest.mark.parametrize(
    ("channel", "kind"), [("C0GENERAL", "channel"), ("G0PRIVATE", "group"), ("G0SEVERAL", "mpim")]
)
async def test_messages_in_channels_are_not_read(send, slack, dialogue, database, channel, kind):
    await send.event(message("my secret illness", channel, channel_type=kind))
    await send.event(message("the end"))
    await quiet(slack)

    assert len(dialogue.heard) == 1 and "secret" not in everything(database)


async def test_the_home_tab_says_what_is_kept_and_starts_a_conversation(send, slack, dialogue):
    opened = {"type": "app_home_opened", "user": "U0ANN", "channel": "D0ANN", "tab": "home", "event_ts": "1.2"}
    await send.event({**opened, "tab": "messages"})
    await send.event(opened)
    await settled(lambda: slack.views)

    (shown,) = slack.views
    assert shown["user_id"] == "U0ANN"
    said = words_of(shown["view"]["blocks"])
    assert "a program, not a doctor" in said and "30 days" in said and "911" in said
    (start,) = [e for b in shown["view"]["blocks"] if b["type"] == "actions" for e in b["elements"]]
    user, team = {"id": "U0ANN", "team_id": "T0CLINIC"}, {"id": "T0CLINIC"}
    payload = {"type": "block_actions", "user": user, "team": team, "view": {"type": "home"}}
    for at in ("1548426417.84", "1548426417.99"):  # a double click
        pressed = {"type": start["type"], "action_id": start["action_id"], "action_ts": at}
        await send.action({**payload, "actions": [pressed]})
    await settled(lambda: slack.posted)
    await send.event(message("the end"))
    assert len(await quiet(slack)) == 2
    assert dialogue.heard[0][1] == "Hello" and dialogue.heard[0][0] == dialogue.heard[1][0]


async def test_the_slash_command_is_answered_in_private(send, slack, dialogue):
    shown = await send.command("my mother &amp; I")
    await settled(lambda: slack.posted)

    assert shown["response_type"] == "ephemeral" and "mother" not in str(shown)
    assert shown["blocks"][-1]["elements"][0]["url"].endswith("?app=A0GUIDE&team=T0CLINIC")
    assert slack.posted[0]["channel"] == "D0ANN"
    assert slack.posted[0]["text"].startswith("You said my mother &amp; I.")


async def test_the_slash_command_alone_opens_the_private_chat(send, slack, dialogue):
    shown = await send.command()
    await settled(lambda: slack.posted)

    assert "private chat" in shown["text"]
    assert dialogue.heard[0][1] == "Hello"


async def test_slacks_check_of_our_certificate_is_answered(send):
    form = b"ssl_check=1&token=x"
    assert (await send.send("/command", form, content_type="application/x-www-form-urlencoded"))[0] == 200


async def test_a_turn_that_fails_once_is_tried_again_unseen(send, slack, dialogue, monkeypatch):
    monkeypatch.setattr(handler, "AGAIN_SECONDS", 0.01)
    dialogue.error = ValueError()
    await send.event(message("hello"))
    await settled(lambda: len(dialogue.heard) > 1)
    dialogue.error = None

    assert (await quiet(slack, "hello"))[0].startswith("You said hello.")
    assert len(slack.posted) == 1


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


async def test_too_long_a_message_is_refused_in_words(send, slack, dialogue):
    await send.event(message("x" * 3000))
    await settled(lambda: slack.posted)

    assert "too long for me" in slack.posted[0]["text"] and dialogue.heard == []


async def test_a_handled_update_leaves_no_words_in_the_inbox(send, slack, database):
    await send.event(message("my secret illness"))
    await settled(lambda: slack.posted)
    await send.action(click(slack.posted[0]))
    await settled(lambda: "waiting" not in everything(database))

    with database.engine.connect() as connection:
        rows = str(connection.execute(sa.text("SELECT * FROM updates")).all())
    assert "secret" not in rows and "D0ANN" not in rows
