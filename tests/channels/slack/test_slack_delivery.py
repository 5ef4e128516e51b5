"""Slack in trouble: too many messages, lost lines, revoked tokens, a process that dies."""

from __future__ import annotations

import asyncio

import aiohttp
import pytest
from aiohttp import web

from bot.advice.reply import Button, Buttons, Document, Reply, Text
from bot.channels import inbox
from tests.channels.slack.events import OTHER_TEAM, SIGNING_SECRET, Requests, click, mention, message
from tests.channels.slack.fake import limited, refused
from tests.channels.slack.watching import settled


async def test_a_reply_waits_when_slack_has_had_enough_and_later_messages_wait_behind(send, slack, monkeypatch):
    waited = []
    monkeypatch.setattr(inbox, "wait_before", lambda tries: 0.01)
    postpone = inbox.Updates.postpone

    async def noted(self, claimed, seconds):
        waited.append(seconds)
        await postpone(self, claimed, 0.01)

    monkeypatch.setattr(inbox.Updates, "postpone", noted)
    slack.troubles["chat.postMessage"] = [limited(30), limited(7)]
    await send.event(message("first"))
    await send.event(message("second"))
    await settled(lambda: len(slack.posted) == 2)

    assert [text.partition(".")[0] for text in slack.texts()] == ["You said first", "You said second"]
    assert waited == [30, 7]


@pytest.mark.parametrize(
    "trouble",
    [
        web.Response(status=429, text="", headers={"Retry-After": "0"}),
        web.Response(status=503, text="<html>maintenance</html>", content_type="text/html"),
        web.Response(status=500, text='{"ok": false}', content_type="application/json"),
        web.Response(status=200, text="not json", content_type="application/json"),
        refused("internal_error"),
        refused("ratelimited"),
    ],
)
async def test_slacks_own_troubles_pass(send, slack, dialogue, trouble):
    slack.troubles["chat.postMessage"] = [trouble]
    await send.event(message("hello"))
    await settled(lambda: slack.posted)

    assert len(dialogue.heard) == 1


async def test_a_message_that_went_out_on_a_broken_line_does_not_go_out_twice(send, slack):
    slack.troubles["chat.postMessage"] = ["cut"]
    await send.event(message("hello"))
    await send.event(message("in a thread", thread_ts="1355517000.000001"))
    await settled(lambda: len(slack.posted) > 1)

    assert len(slack.posted) == 2
    assert "conversations.history" in slack.calls


async def test_a_message_that_did_not_go_out_on_a_broken_line_goes_out(send, slack):
    slack.troubles["chat.postMessage"] = [web.Response(status=502, text="")]
    await send.event(message("hello", thread_ts="1355517000.000001"))
    await settled(lambda: slack.posted)

    assert "conversations.replies" in slack.calls


@pytest.mark.parametrize("code", ["token_revoked", "account_inactive", "not_in_channel", "is_archived", "no_such"])
async def test_a_no_of_slacks_is_told_to_the_operator_and_not_asked_again(send, slack, caplog, code):
    slack.troubles["chat.postMessage"] = [refused(code)]
    await send.event(message("my secret illness"))
    await send.event(message("the end"))
    await settled(lambda: slack.posted)

    assert slack.calls.count("chat.postMessage") == 2
    assert f"Slack says {code}, workspace T0CLINIC" in caplog.text
    assert "secret" not in caplog.text


async def test_a_workspace_without_a_token_is_told_to_the_operator(visit, slack, caplog):
    page = await visit(
        slack_tokens={OTHER_TEAM: "xoxb-other"}, slack_signing_secret=SIGNING_SECRET, slack_api_url=slack.api_url
    )
    async with aiohttp.ClientSession() as http:
        assert await Requests(http, page.base).event(message("hello")) == 200
        await settled(lambda: "no_token_for_this_workspace" in caplog.text)

    assert slack.calls == []


async def test_an_organization_may_hold_the_token_of_its_workspaces(visit, slack):
    page = await visit(
        slack_tokens={"E0ORG": "xoxb-clinic"}, slack_signing_secret=SIGNING_SECRET, slack_api_url=slack.api_url
    )
    async with aiohttp.ClientSession() as http:
        await Requests(http, page.base).event(message("hello"), enterprise_id="E0ORG")
        await settled(lambda: slack.posted)


async def test_blocks_that_slack_does_not_take_cost_nobody_the_answer(send, slack, caplog):
    slack.troubles["chat.postMessage"] = [refused("invalid_blocks")]
    await send.event(message("hello"))
    await settled(lambda: slack.posted)

    assert slack.posted[0]["text"].startswith("You said hello.") and not slack.posted[0].get("blocks")
    assert "invalid_blocks" in caplog.text


async def test_a_choice_that_cannot_be_shown_is_answered_all_the_same(send, slack):
    await send.event(message("hello"))
    await settled(lambda: slack.posted)
    slack.troubles["chat.update"] = [refused("message_not_found")]
    await send.action(click(slack.posted[0]))
    await settled(lambda: len(slack.posted) == 2)

    assert slack.posted[1]["text"].startswith("You said cost.")


async def test_a_mention_where_nobody_may_answer_is_let_go(send, slack, caplog):
    slack.troubles["chat.postEphemeral"] = [limited(0), refused("user_not_in_channel")]
    await send.event(mention())
    await settled(lambda: "user_not_in_channel" in caplog.text)

    assert slack.calls == ["chat.postEphemeral"] * 2


async def test_a_document_comes_as_a_file_once(send, slack, dialogue):
    async def plan(sender, said):
        return Reply((Text("Here is your plan."), Document("My plan for June", "Monday: call.\nTuesday: <ask>.")))

    dialogue.reply = plan
    slack.troubles["files.completeUploadExternal"] = ["cut"]
    await send.event(message("plan"))
    await send.event(message("plan", thread_ts="1355517000.000001"))
    await settled(lambda: len(slack.posted) == 2 and len(slack.files) == 4)

    page, text = slack.uploaded[:2]
    assert (page["name"], page["data"][:5]) == ("my-plan-for-june.pdf", b"%PDF-")
    assert text["name"] == "my-plan-for-june.txt"
    assert text["data"].decode() == "My plan for June\n\nMonday: call.\nTuesday: <ask>.\n"
    assert [f["thread_ts"] for f in slack.files] == [None, None, "1355517000.000001", "1355517000.000001"]
    assert len(slack.posted) == 2


async def test_who_erases_gets_the_goodbye_once_and_nothing_is_left(send, slack, dialogue, database):
    async def reply(sender, said):
        if isinstance(said, Button):
            return Reply((Text("Done. All is deleted."),))
        return Reply((Text("Sure?"), Buttons((Button("Erase everything", "erase_my_data", choice="confirm"),))))

    dialogue.reply = reply
    await send.event(message("erase my data"))
    await settled(lambda: slack.posted)
    (button,) = slack.posted[0]["blocks"][-1]["elements"]
    assert button["confirm"]["confirm"]["text"] == "Erase everything"
    slack.troubles["chat.postMessage"] = [limited(0)]
    await asyncio.gather(*(send.action(click(slack.posted[0])) for _ in range(2)))
    await settled(lambda: len(slack.posted) == 2)

    assert slack.posted[1]["text"] == "Done. All is deleted."
    with database.engine.connect() as connection:
        kept = connection.exec_driver_sql("SELECT count(*) FROM conversations WHERE id LIKE 'sl:%'").scalar()
    assert kept == 0
