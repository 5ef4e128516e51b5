"""What a person says of a reply: kept with the conversation, shown to the operator, gone with the conversation."""

from __future__ import annotations

import json

import pytest

from bot.channels.web.problems import ProblemError
from bot.commands.feedback import as_json, as_table
from bot.storage.feedback import Feedback, NoSuchReplyError


async def test_a_rating_reaches_the_operator_with_what_was_said_and_replied(page, database):
    await page.say("my back hurts")
    answer = await page.ask("POST", "/feedback", {"seq": 2, "rating": "down", "reason": "too short"})

    assert answer.status == 204
    (line,) = as_json(await Feedback(database).all())
    opinion = json.loads(line)
    assert (opinion["rating"], opinion["reason"], opinion["said"]) == ("down", "too short", "my back hurts")
    assert opinion["reply"].startswith("You said my back hurts.")
    assert list(opinion) == ["at", "rating", "reason", "said", "reply"]  # nothing that says whose it is


async def test_the_table_is_for_reading(page, database):
    await page.say("my back hurts")
    await page.ask("POST", "/feedback", {"seq": 2, "rating": "up"})
    head, said, reply, _ = as_table(await Feedback(database).all())

    assert head.endswith("helped")
    assert (said, reply) == ("  said  my back hurts", "  reply You said my back hurts. And more. A lot.")


async def test_the_last_word_on_a_reply_counts(page, database):
    await page.say("hello")
    for rating in ("up", "down"):
        await page.ask("POST", "/feedback", {"seq": 2, "rating": rating})

    assert [opinion.rating for opinion in await Feedback(database).all()] == ["down"]


async def test_it_belongs_to_the_message_that_the_reply_answered(page, database):
    await page.say("first")
    await page.say("second")
    for seq in (2, 4):
        await page.ask("POST", "/feedback", {"seq": seq, "rating": "up"})

    assert [opinion.said for opinion in await Feedback(database).all()] == ["second", "first"]


async def test_it_is_exported_and_erased_with_the_conversation(page, database):
    await page.say("hello")
    await page.ask("POST", "/feedback", {"seq": 2, "rating": "up", "reason": "clear"})
    (kept,) = (await page.ask("GET", "/export")).json()["feedback"]
    assert (kept["seq"], kept["rating"], kept["reason"]) == (2, "up", "clear")

    await page.ask("DELETE", "/session")
    assert await Feedback(database).all() == []


@pytest.mark.parametrize("seq", [1, 3, 99])
async def test_only_a_reply_can_be_rated(page, seq):
    await page.say("hello")
    answer = await page.ask("POST", "/feedback", {"seq": seq, "rating": "up"})

    assert (answer.status, answer.json()["type"]) == (404, "urn:second-opinion-guide:problem:reply_unknown")


async def test_nobody_rates_somebody_elses_reply(visit, database):
    mine, theirs = await visit(), await visit()
    await theirs.say("hello")

    assert (await mine.ask("POST", "/feedback", {"seq": 2, "rating": "up"})).status == 404
    mine.token = ""
    assert (await mine.ask("POST", "/feedback", {"seq": 2, "rating": "up"})).status == 401


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"seq": 2},
        {"seq": "2", "rating": "up"},
        {"seq": True, "rating": "up"},
        {"seq": 2, "rating": "great"},
        {"seq": 2, "rating": ["up"]},
        {"seq": 2, "rating": "up", "reason": 7},
        {"seq": -1, "rating": "up"},
        {"seq": 10**30, "rating": "up"},
        [],
    ],
)
async def test_what_is_no_rating_is_refused(page, body):
    await page.say("hello")

    assert (await page.ask("POST", "/feedback", body)).status == 400


async def test_a_reason_is_limited_and_cleaned(page, database):
    await page.say("hello")
    long = await page.ask("POST", "/feedback", {"seq": 2, "rating": "up", "reason": "x" * 501})
    assert (long.status, long.json()["title"]) == (422, "That is a little too long")

    await page.ask("POST", "/feedback", {"seq": 2, "rating": "up", "reason": " \u200bgood\u0000 "})
    assert [opinion.reason for opinion in await Feedback(database).all()] == ["good"]


async def test_names_and_numbers_are_taken_out_of_a_reason(settings, dialogue, database):
    from bot.channels.conversation import Conversations

    conversations = Conversations(dialogue, database, lambda text: text.replace("Ann", "[name]"))
    await conversations.take("web:1", "hello", None, None)
    await conversations.rate("web:1", 2, "up", "Ann liked it")

    assert [opinion.reason for opinion in await Feedback(database).all()] == ["[name] liked it"]
    with pytest.raises(NoSuchReplyError):
        await conversations.rate("web:2", 2, "up", "")


def test_every_problem_of_the_channel_has_words():
    from bot.channels.web.problems import STATUS, Problems
    from bot.settings import Settings

    problems = Problems(Settings(secret="x" * 40))
    for name in STATUS:
        assert problems.body(ProblemError(name))["detail"]
