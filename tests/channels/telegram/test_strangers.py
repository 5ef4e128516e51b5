"""Whoever is not Telegram, and whatever Telegram should never send: refused or left alone, never answered."""

from __future__ import annotations

import json
import random
import time

import pytest
from telegram_chat import WEBHOOK_SECRET
from telegram_updates import message, press, update

from bot.channels.telegram.channel import STALE_SECONDS
from bot.channels.telegram.reading import read


@pytest.mark.parametrize("secret", ["", "wrong", WEBHOOK_SECRET[:-1], WEBHOOK_SECRET + "x", "é"])
async def test_who_does_not_know_the_secret_is_turned_away(ann, dialogue, secret):
    answer = await ann.post(update(message=message(text="hello")), secret)

    assert (answer.status, answer.body) == (403, "")
    assert dialogue.heard == []


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/webhooks/telegram", 405),
        ("GET", "/webhooks/telegram/set_webhook", 404),
        ("POST", "/webhooks/telegram/set_webhook", 404),
        ("GET", "/set_webhook", 404),
    ],
)
async def test_there_is_no_other_way_in(ann, method, path, status):
    assert (await ann.page.get_raw(method, path)).status == status


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{",
        b"null",
        b"[]",
        b"[" * 100_000,
        b'{"update_id": ' + b"9" * 5000 + b"}",
        b"\xff\xfe",
        b'{"update_id": "1", "message": {}}',
        b'{"update_id": 1}',
        b'{"update_id": 1, "message": 7}',
        b'{"update_id": 1, "message": {"chat": []}}',
        b'{"update_id": true, "message": {"chat": {"id": 7001, "type": "private"}, "message_id": 1, "text": "x"}}',
        b'{"update_id": 1, "callback_query": {"message": null, "data": 5}}',
        json.dumps(update(2**70, message=message(text="hello"))).encode(),
    ],
)
async def test_what_cannot_be_read_is_accepted_and_left_alone(ann, dialogue, telegram, body):
    answer = await ann.post(body)

    assert (answer.status, answer.body) == (200, "")
    await ann.settled()
    assert dialogue.heard == [] and telegram.sent() == []


async def test_too_much_is_refused(ann, dialogue):
    answer = await ann.post(json.dumps(update(message=message(text="x" * 2_000_000))).encode())

    assert answer.status == 413
    assert dialogue.heard == []


async def test_an_old_message_sent_again_is_left_alone(ann, dialogue):
    old = {**message(text="hello"), "date": int(time.time()) - STALE_SECONDS - 5}

    assert await ann.send(message=old) == []
    assert dialogue.heard == []
    late = {**message(text="hello"), "date": int(time.time()) - STALE_SECONDS + 3600}
    assert len(await ann.send(message=late)) == 1


@pytest.mark.parametrize("text", ["hi\x00", "\ud83d", "a\x00b\udfff", "\u202e", "x" * 4096, "👩‍👩‍👧" * 300])
async def test_strange_letters_do_no_harm(ann, text):
    (reply,) = await ann.say(text)

    assert reply.text


async def test_a_database_that_is_away_makes_telegram_send_it_again(ann, database):
    with database.engine.begin() as connection:
        connection.exec_driver_sql("ALTER TABLE updates RENAME TO away")
    again = update(message=message(text="hello"))
    assert (await ann.post(again)).status == 503

    with database.engine.begin() as connection:
        connection.exec_driver_sql("ALTER TABLE away RENAME TO updates")
    assert (await ann.post(again)).status == 200
    await ann.settled()
    assert len(ann.telegram.sent()) == 1


def test_no_update_however_twisted_raises():
    dice = random.Random(5)
    whole = [
        update(message=message(text="hello", caption="x", photo=[{}], media_group_id="1")),
        update(edited_message=message(text="hello", edit_date=5)),
        update(callback_query=press("2.1", message(text="hi"))),
    ]
    for _ in range(3000):
        twisted = _twisted(json.loads(json.dumps(dice.choice(whole))), dice)
        read(twisted if isinstance(twisted, dict) else {})


def _twisted(value, dice):
    odd = [None, True, 0, -1, 2**80, 1.5, "", "x", [], {}, [{}], {"id": {}}]
    if dice.random() < 0.15:
        return dice.choice(odd)
    if isinstance(value, dict):
        return {name: _twisted(part, dice) for name, part in value.items() if dice.random() > 0.1}
    return [_twisted(part, dice) for part in value] if isinstance(value, list) else value
