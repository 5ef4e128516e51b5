"""Where people meet us in Slack: workspaces, threads, channels, the Home tab, the slash command."""

from __future__ import annotations

import pytest

from tests.channels.slack.events import OTHER_TEAM, click, mention, message
from tests.channels.slack.limits import words_of
from tests.channels.slack.watching import everything, quiet, settled


async def test_one_person_in_two_workspaces_has_two_conversations(send, slack, dialogue):
    await send.event(message("here"))
    await send.event(message("there", "D0ANN2"), team=OTHER_TEAM)
    await settled(lambda: len(dialogue.heard) == 2)

    assert len({sender for sender, _ in dialogue.heard}) == 2
    assert all(sender.startswith("sl:") and "ANN" not in sender for sender, _ in dialogue.heard)
    await settled(lambda: len(slack.posted) == 2)
    assert {m["team"] for m in slack.posted if m["channel"] == "D0ANN2"} == {OTHER_TEAM}


async def test_what_is_said_in_private_does_not_come_up_in_a_channel(send, slack, dialogue):
    await send.event(message("my secret illness"))
    await settled(lambda: slack.posted)
    await send.event(mention("<@U0BOT> what did I say?"))
    await settled(lambda: slack.ephemeral or len(slack.posted) > 1)

    assert [said for _, said in dialogue.heard] == ["my secret illness"]
    assert slack.texts("C0GENERAL") == []


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
