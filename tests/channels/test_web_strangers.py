"""The website's channel against people who should not get in, and against too much of everything."""

from __future__ import annotations

import asyncio
import time
from datetime import datetime, timezone
from urllib.parse import urlsplit

import jwt
import pytest

from bot.channels.web.problems import ProblemError
from bot.channels.web.session import Sessions

SECRET = "a secret of more than thirty-two characters"
EVIL = "https://evil.example"


async def test_the_sender_comes_from_the_token_and_never_from_the_payload(visit, dialogue):
    victim, attacker = await visit(), await visit()
    await victim.say("my secret")
    victims_id = dialogue.heard[0][0]
    forged = {"text": "hi", "sender": victims_id, "sender_id": victims_id, "session_id": victims_id}
    await attacker.ask("POST", "/messages", forged)

    assert dialogue.heard[1][0] != victims_id
    assert "my secret" not in (await attacker.ask("GET", "/history")).body


async def test_ids_name_their_channel_and_tell_nothing_of_the_token(page, dialogue):
    await page.say("hello")

    sender = dialogue.heard[0][0]
    conversation = jwt.decode(page.token, options={"verify_signature": False})["sub"]
    assert sender.startswith("web:") and conversation not in sender


def _signed(key: str | bytes, algorithm: str, **claims: object) -> str:
    whole = {"sub": "somebody", "aud": "web", "exp": time.time() + 60, **claims}
    return jwt.encode({name: value for name, value in whole.items() if value is not None}, key, algorithm)


async def test_nobody_can_sign_or_change_a_token_but_the_server(page):
    ours = jwt.decode(page.token, options={"verify_signature": False})
    for forged in (
        _signed("a stranger's key of thirty-two characters", "HS256", sub=ours["sub"]),
        _signed(SECRET, "HS256", sub=ours["sub"]),
        _signed("", "none", sub=ours["sub"]),
    ):
        assert (await page.ask("GET", "/history", authorization=f"Bearer {forged}")).status == 401


@pytest.mark.parametrize("claims", [{"exp": None}, {"exp": 1}, {"aud": "other"}, {"aud": None}, {"sub": None}])
def test_a_token_of_ours_must_say_who_for_whom_and_until_when(claims):
    sessions = Sessions(SECRET, lambda: datetime.now(timezone.utc))
    assert sessions.read(f"Bearer {_signed(sessions._key, 'HS256')}").sender.startswith("web:")

    with pytest.raises(ProblemError):
        sessions.read(f"Bearer {_signed(sessions._key, 'HS256', **claims)}")


@pytest.mark.parametrize("authorization", ["", "Bearer", "Bearer nonsense", "Basic dXNlcjpwYXNz"])
async def test_without_a_token_of_ours_nobody_gets_in(page, dialogue, authorization):
    answer = await page.say("hello", authorization=authorization)

    assert answer.status == 401
    assert answer.headers["WWW-Authenticate"] == "Bearer"
    assert dialogue.heard == []


async def test_a_page_of_another_site_is_refused(page, dialogue):
    for origin in (EVIL, "null", page.base + ".evil.example", "file://"):
        answer = await page.say("hello", origin=origin)
        assert answer.status == 403
        assert "Access-Control-Allow-Origin" not in answer.headers
    preflight = await page.ask("OPTIONS", "/messages", origin=EVIL, access_control_request_method="POST")
    assert preflight.status == 403
    assert dialogue.heard == []


async def test_its_own_page_and_the_named_sites_may_ask(visit):
    page = await visit(allowed_origins=("https://clinic.example",), public_url="https://guide.example/x")

    assert (await page.say("hello", origin=page.base)).status == 200
    for origin in ("https://clinic.example", "https://guide.example"):
        answer = await page.say("hello", origin=origin)
        assert answer.status == 200
        assert answer.headers["Access-Control-Allow-Origin"] == origin
        assert answer.headers["Vary"] == "Origin"
        preflight = await page.ask("OPTIONS", "/messages", origin=origin)
        assert preflight.status == 204
        assert "Idempotency-Key" in preflight.headers["Access-Control-Allow-Headers"]


async def test_refusals_of_a_named_sites_messages_can_be_read_by_it(visit):
    page = await visit(allowed_origins=("https://clinic.example",))
    answer = await page.say("", origin="https://clinic.example")

    assert answer.status == 422
    assert answer.headers["Access-Control-Allow-Origin"] == "https://clinic.example"


@pytest.mark.parametrize(
    ("body", "status", "name"),
    [
        ({"text": "x" * 900_000}, 413, "body_too_large"),
        ({"text": "x" * 17_000}, 413, "body_too_large"),
        ({"text": "x" * 2001}, 422, "text_too_long"),
        ({"text": " \u200b\x00/ "}, 422, "text_empty"),
        ({}, 422, "text_empty"),
        ({"text": "a", "button": "2.1"}, 400, "request_unreadable"),
        ({"text": 5}, 400, "request_unreadable"),
        (["text"], 400, "request_unreadable"),
        (b"{", 400, "request_unreadable"),
        (b"\xff\xfe", 400, "request_unreadable"),
        (b"[" * 15_000, 400, "request_unreadable"),
    ],
)
async def test_what_cannot_be_read_is_refused_in_words(page, dialogue, body, status, name):
    answer = await page.ask("POST", "/messages", body)

    assert (answer.status, answer.headers["Content-Type"]) == (status, "application/problem+json")
    problem = answer.json()
    assert problem["status"] == status and problem["type"].endswith(f":{name}")
    assert problem["title"] and problem["detail"]
    assert dialogue.heard == []


async def test_a_huge_body_is_refused_before_it_has_arrived(page):
    reader, writer = await asyncio.open_connection("127.0.0.1", urlsplit(page.base).port)
    writer.write(b"POST /webhooks/web/messages HTTP/1.1\r\nHost: x\r\nContent-Length: 3000000\r\n\r\n{")
    status = await asyncio.wait_for(reader.readline(), 5)
    writer.close()

    assert b" 413 " in status


async def test_the_longest_message_is_taken(page):
    assert (await page.say("é" * 2000)).status == 200


async def test_half_characters_do_not_reach_the_database(page, dialogue):
    answer = await page.ask("POST", "/messages", b'{"text": "a\\ud800b\\u0000c"}')

    assert answer.events()[1][0] == "message"
    assert dialogue.heard[0][1] == "abc"


@pytest.mark.parametrize("content_type", ["text/plain", "application/x-www-form-urlencoded", "multipart/x"])
async def test_only_json_is_read(page, content_type):
    assert (await page.say("hello", content_type=content_type)).status == 415


async def test_json_may_name_its_letters(page):
    assert (await page.say("hello", content_type="application/json; charset=utf-8")).status == 200


@pytest.mark.parametrize("key", ["k" * 129, "a b", "é"])
async def test_a_strange_key_is_refused(page, key):
    assert (await page.say("hello", idempotency_key=key)).status == 400


@pytest.mark.parametrize("after", ["-1", "x", "1e3", "9" * 20])
async def test_a_strange_number_is_refused(page, after):
    assert (await page.ask("GET", f"/history?after={after}")).status == 400


async def test_unknown_paths_and_methods_are_problems_too(page):
    assert (await page.ask("GET", "/nothing")).json()["status"] == 404
    assert (await page.ask("PUT", "/messages")).json()["status"] == 405


async def test_too_many_messages_of_one_chat_have_to_wait(visit, dialogue):
    page = await visit(session_per_minute=4)
    answers = [await page.say("hello") for _ in range(3)]

    assert [answer.status for answer in answers] == [200, 200, 429]
    assert 0 < int(answers[2].headers["Retry-After"]) <= 15
    assert answers[2].headers["Retry-After"] + " seconds" in answers[2].json()["detail"]
    assert "911" in answers[2].json()["detail"]
    assert (await (await visit()).say("hello")).status == 200


async def test_too_many_requests_of_one_address_have_to_wait(visit):
    page = await visit(address_per_minute=6)
    statuses = [(await page.ask("POST", "/session")).status for _ in range(3)]

    assert statuses == [201, 201, 429]


async def test_a_forwarded_address_counts_only_behind_a_proxy(visit):
    page = await visit(address_per_minute=6)
    forged = [(await page.ask("POST", "/session", x_forwarded_for=f"192.0.2.{n}")).status for n in range(3)]
    assert forged == [201, 201, 429]

    page = await visit(address_per_minute=6, proxies=1)
    proxied = [(await page.ask("POST", "/session", x_forwarded_for=f"192.0.2.{n}")).status for n in range(3)]
    assert proxied == [201, 201, 201]
