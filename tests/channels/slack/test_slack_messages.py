"""Messages in a direct message: what Slack sends, what people see."""

from __future__ import annotations

import asyncio
import json

import pytest
import sqlalchemy as sa

from bot.advice.reply import Reply, Source, Sources, Text
from bot.channels.slack import handler
from tests.channels.slack.events import changed, click, deleted, envelope, message
from tests.channels.slack.limits import words_of
from tests.channels.slack.watching import everything, quiet, settled


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
async def test_what_nobody_wrote_is_not_answered(send, slack, dialogue, subtype):
    await send.event(message("<@U0ANN> has joined", subtype=subtype))
    await send.event(message("the end"))

    assert len(await quiet(slack)) == 1
    assert [said for _, said in dialogue.heard] == ["the end"]


@pytest.mark.parametrize(
    "author",
    [{"bot_id": "B1"}, {"user": "U0BOT"}, {"user": "USLACKBOT"}, {"subtype": "bot_message", "bot_id": "B"}],
)
async def test_bots_and_we_ourselves_are_not_answered(send, slack, dialogue, author):
    await send.event(message("hello", **author))
    await send.event(message("the end"))

    assert len(await quiet(slack)) == 1
    assert [said for _, said in dialogue.heard] == ["the end"]


async def test_json_may_name_its_letters(send, slack):
    body = json.dumps(envelope(message("hello"))).encode()
    assert (await send.send("/events", body, content_type="application/json; charset=utf-8"))[0] == 200
    await settled(lambda: slack.posted)


async def test_an_address_is_read_as_it_was_typed(send, slack, dialogue):
    await send.event(message("may I write to <mailto:ann@b.org|ann@b.org>?"))
    await settled(lambda: dialogue.heard)

    assert [said for _, said in dialogue.heard] == ["may I write to ann@b.org?"]


async def test_nothing_that_we_say_calls_anybody(send, slack, dialogue):
    async def reply(sender, said):
        return Reply((Text("Tell <!channel> & <@U0BOB>."),))

    dialogue.reply = reply
    await send.event(message("hello"))
    await settled(lambda: slack.posted or slack.refusals)

    assert slack.refusals == []
    assert slack.texts() == ["Tell &lt;!channel&gt; &amp; &lt;@U0BOB&gt;."]


async def test_a_link_reaches_the_person(send, slack, dialogue):
    async def reply(sender, said):
        return Reply((Text("Read this."), Sources((Source("A study", url="https://a.org/x"),))))

    dialogue.reply = reply
    await send.event(message("hello"))
    await settled(lambda: slack.posted)

    assert "https://a.org/x" in str(slack.posted[0]["blocks"])


async def test_what_a_person_types_comes_back_as_text_and_nothing_else(send, slack):
    typed = "&lt;!channel&gt; *bold* _it_ `code` &amp;amp; <mailto:a@b.org|a@b.org>"
    await send.event(message(typed))
    await settled(lambda: slack.posted)

    said = "You said <!channel> *bold* _it_ `code` &amp; a@b.org."
    assert words_of(slack.posted[0]["blocks"]).startswith(said)
    assert slack.posted[0]["text"].startswith("You said &lt;!channel&gt; *bold*")


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


async def test_a_turn_that_fails_once_is_tried_again_unseen(send, slack, dialogue, monkeypatch):
    monkeypatch.setattr(handler, "AGAIN_SECONDS", 0.01)
    dialogue.error = ValueError()
    await send.event(message("hello"))
    await settled(lambda: len(dialogue.heard) > 1)
    dialogue.error = None

    assert (await quiet(slack, "hello"))[0].startswith("You said hello.")
    assert len(slack.posted) == 1


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
