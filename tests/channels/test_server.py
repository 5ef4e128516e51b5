"""The server around the channels: health, the page, what is deleted at start."""

from __future__ import annotations

import asyncio
import re
from datetime import datetime, timedelta, timezone

import pytest
from sqlalchemy.exc import OperationalError

from bot import server
from bot.server import build_app
from bot.storage.database import Database
from bot.storage.messages import Messages


async def test_it_is_ready_when_model_and_database_are(page, dialogue):
    assert (await page.get_raw("GET", "/readyz")).json() == {"ready": True, "model": True, "database": True}

    dialogue.is_ready = False
    answer = await page.get_raw("GET", "/readyz")
    assert (answer.status, answer.json()["model"]) == (503, False)
    assert (await page.get_raw("GET", "/healthz")).status == 200


async def test_it_is_not_ready_when_the_database_does_not_answer(page, database, monkeypatch):
    async def refused() -> None:
        raise OperationalError("SELECT 1", None, OSError("refused"))

    monkeypatch.setattr(database, "ping", refused)
    answer = await page.get_raw("GET", "/readyz")

    assert (answer.status, answer.json()["database"]) == (503, False)


async def test_it_is_not_ready_when_the_database_hangs(page, database, monkeypatch):
    monkeypatch.setattr(server, "READY_SECONDS", 0.05)
    monkeypatch.setattr(database, "ping", asyncio.Event().wait)

    assert (await page.get_raw("GET", "/readyz")).json()["database"] is False


async def test_a_database_that_fails_is_told_kindly_and_logged_without_the_message(page, database, caplog):
    with database.engine.begin() as connection:
        connection.exec_driver_sql("DROP TABLE messages")
    answer = await page.say("my secret illness")

    assert answer.status == 503 and "try again" in answer.json()["detail"]
    assert "OperationalError" in caplog.text and "secret" not in caplog.text


@pytest.mark.parametrize(
    "path", ["/", "/theme", "/assets/site.css", "/assets/site.js", "/assets/icon.svg", "/widget/chat.js"]
)
async def test_the_page_is_served_under_a_strict_policy(page, path):
    answer = await page.get_raw("GET", path)

    assert answer.status == 200
    policy = answer.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy and "unsafe" not in policy
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert "require-trusted-types-for 'script'" in policy
    assert not re.search(r"style=|onclick=|<script>|<style>|innerHTML|\$[a-z_]+\b(?!\{)", answer.body)


async def test_the_page_shows_the_operators_facts_and_trusts_none_of_them(visit):
    page = await visit(organisation="<b>Care & Co</b>", contact="Ann, 555-0100", crisis_line="116 123")
    body = (await page.get_raw("GET", "/")).body

    assert "Offered by &lt;b&gt;Care &amp; Co&lt;/b&gt;." in body
    assert "To reach a person: Ann, 555-0100." in body
    assert body.count("116 123") == 2


async def test_the_page_has_the_operators_colours(visit):
    page = await visit(brand_color="#123456")

    assert "--brand: #123456" in (await page.get_raw("GET", "/assets/site.css")).body


async def test_starting_deletes_what_is_older_than_the_retention(visit, tmp_path, database):
    long_ago = datetime.now(timezone.utc) - timedelta(days=8)
    then = Database(f"sqlite:///{tmp_path / 'conversations.db'}", now=lambda: long_ago)
    await Messages(then).open("web:old")
    then.close()

    page = await visit(retention_days=7)
    await page.say("hello")

    messages = Messages(database)
    assert not await messages.is_open("web:old")


def test_an_app_can_be_built_more_than_once(settings, dialogue, database):
    apps = [build_app(settings, dialogue, database, str) for _ in range(2)]

    assert apps[0].name != apps[1].name
