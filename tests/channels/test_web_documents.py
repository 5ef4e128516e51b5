"""Documents on the website: links in the reply, pages and files behind them, and nothing once all is erased."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta, timezone

import pytest
from icalendar import Calendar

from bot.advice.reply import Button, Document, Reply, Text
from bot.channels.web.links import DocumentLinks
from bot.channels.web.problems import ProblemError
from bot.channels.web.session import Session

LETTER = Document("Message to the doctor", "Dear Dr. [doctor's name],\n\nPlease call.\n\n[your name]", "letter")
PLAN = Document("My plan", "Steps:\n[ ] Call <today>", "my-plan", (("2026-11-24", "Call today"),))


class WritingDialogue:
    """Hands over two documents, whatever is said."""

    def ready(self) -> bool:
        return True

    async def reply(self, sender: str, message: str | Button) -> Reply:
        return Reply((Text("Here they are."), LETTER, Text("And your plan:"), PLAN))


@pytest.fixture
def dialogue() -> WritingDialogue:
    return WritingDialogue()


async def documents_of(page) -> list[dict]:
    reply = (await page.say("write it", accept="application/json")).json()[0]
    return [block for block in reply["blocks"] if block["kind"] == "document"]


async def test_a_document_comes_with_links_to_its_page_and_its_files(visit: Callable):
    page = await visit()
    letter, plan = await documents_of(page)
    assert set(letter["links"]) == {"page", "pdf", "text"}
    assert set(plan["links"]) == {"page", "pdf", "text", "calendar"}
    opened = await page.get_raw("GET", letter["links"]["page"])
    assert opened.status == 200
    assert "<h1>Message to the doctor</h1>" in opened.body
    assert 'aria-label="doctor&#x27;s name"' in opened.body


async def test_the_stream_and_the_history_carry_the_same_documents(visit: Callable):
    page = await visit()
    (_, _), (_, message), _ = (await page.say("write it")).events()
    history = (await page.ask("GET", "/history")).json()["messages"][-1]
    for blocks in (message["blocks"], history["blocks"]):
        first = next(block for block in blocks if block["kind"] == "document")
        assert (await page.get_raw("GET", first["links"]["page"])).status == 200


async def test_each_file_is_what_its_ending_says(visit: Callable):
    page = await visit()
    _, plan = await documents_of(page)
    text = await page.get_raw("GET", plan["links"]["text"])
    assert text.headers["Content-Type"] == "text/plain; charset=utf-8"
    assert text.body == "My plan\n\nSteps:\n[ ] Call <today>\n"
    dates = await page.get_raw("GET", plan["links"]["calendar"])
    assert dates.headers["Content-Type"] == "text/calendar; charset=utf-8"
    assert [str(e["summary"]) for e in Calendar.from_ical(dates.body).walk("VEVENT")] == ["Call today"]
    assert 'filename="my-plan.ics"' in dates.headers["Content-Disposition"]
    async with page._http.get(page.base + plan["links"]["pdf"]) as response:
        assert response.headers["Content-Type"] == "application/pdf"
        assert (await response.read()).startswith(b"%PDF-")


async def test_a_page_keeps_itself_and_what_is_typed_on_it_to_itself(visit: Callable):
    page = await visit()
    _, plan = await documents_of(page)
    opened = await page.get_raw("GET", plan["links"]["page"])
    assert opened.headers["Cache-Control"] == "no-store"
    assert opened.headers["Referrer-Policy"] == "no-referrer"
    policy = opened.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "connect-src" not in policy
    assert "unsafe" not in policy
    assert "form-action 'none'" in policy
    assert "<script>" not in opened.body
    assert "&lt;today&gt;" in opened.body
    assert not re.search(r"<(?:input|textarea)[^>]* name=|<form", opened.body)
    for name, kind in (("document.css", "text/css"), ("document.js", "text/javascript")):
        assert (await page.get_raw("GET", f"/documents/{name}")).headers["Content-Type"].startswith(kind)


async def test_erased_means_gone_in_kind_words(visit: Callable):
    page = await visit()
    letter, _ = await documents_of(page)
    assert (await page.ask("DELETE", "/session")).status == 204
    for link in letter["links"].values():
        gone = await page.get_raw("GET", link)
        assert gone.status == 410
        assert gone.headers["Content-Type"].startswith("text/html")
        assert "This page is gone" in gone.body


async def test_a_database_that_fails_is_told_on_a_page(visit: Callable, database):
    page = await visit()
    letter, _ = await documents_of(page)
    with database.engine.begin() as connection:
        connection.exec_driver_sql("DROP TABLE messages")
    failed = await page.get_raw("GET", letter["links"]["page"])
    assert failed.status == 503
    assert failed.headers["Content-Type"].startswith("text/html") and "try again" in failed.body


@pytest.mark.parametrize("path", ["/documents/abc/letter.html", "/documents/a.b.c/letter.pdf"])
async def test_a_link_that_was_made_up_leads_nowhere(path: str, visit: Callable):
    found = await (await visit()).get_raw("GET", path)
    assert found.status == 404
    assert "There is nothing here" in found.body


async def test_another_ending_leads_nowhere(visit: Callable):
    page = await visit()
    letter, _ = await documents_of(page)
    stem = letter["links"]["page"].removesuffix(".html")
    for ending in (".ics", ".exe", "", ".html/../../x"):
        assert (await page.get_raw("GET", stem + ending)).status == 404


async def test_a_link_is_no_session_and_a_session_is_no_link(visit: Callable):
    page = await visit()
    letter, _ = await documents_of(page)
    token = letter["links"]["page"].split("/")[2]
    assert (await page.get_raw("GET", f"/documents/{page.token}/letter.html")).status == 404
    page.token = token
    assert (await page.ask("GET", "/history")).status == 401


async def test_too_many_pages_at_once_are_asked_to_wait(visit: Callable):
    page = await visit(session_per_minute=4)
    letter, _ = await documents_of(page)
    answers = [await page.get_raw("GET", letter["links"]["text"]) for _ in range(4)]
    assert [answer.status for answer in answers] == [200, 200, 429, 429]
    assert int(answers[-1].headers["Retry-After"]) > 0
    assert "One moment, please" in answers[-1].body


def test_a_link_ends_with_its_session():
    now = datetime.now(timezone.utc)
    links = DocumentLinks("s" * 32, lambda: now)
    session = Session("web:1", "", now + timedelta(hours=1))
    token = links.of(session)(2, 0, LETTER)["page"].split("/")[2]
    assert links.place(token).sender == "web:1"
    old = links.of(replace(session, expires_at=now - timedelta(seconds=1)))(2, 0, LETTER)["page"].split("/")[2]
    with pytest.raises(ProblemError, match="document_gone"):
        links.place(old)
