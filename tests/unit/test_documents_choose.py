"""Which document a request means."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from bot.advice.buttons import button_to
from bot.advice.case import Case
from bot.advice.documents.desk import asks_for_document, write_document
from bot.advice.followup import affirm
from bot.advice.guide import Guide, Setting
from bot.advice.memory import Memory
from bot.advice.reading import Reading, Topic
from bot.advice.reply import Document, Reply
from bot.advice.turn import Turn, begin

TODAY = date(2026, 11, 23)


@pytest.fixture(scope="module")
def guide() -> Guide:
    return Guide.load(Path(__file__).resolve().parents[2] / "data")


def asked(
    guide: Guide, text: str, *topics: str, case: Case | None = None, last: str = "", choice: str = ""
) -> Turn:
    heard = tuple(Topic(name, 0.9) for name in topics)
    reading = Reading(text, "write_document", 0.9, heard, heard, choice=choice, pressed=bool(choice))
    return begin(guide, TODAY, reading, case or Case(), Memory(topics=(last,) if last else ()))


def document(reply: Reply) -> Document | None:
    return next((block for block in reply.blocks if isinstance(block, Document)), None)


def title(turn: Turn) -> str:
    found = document(write_document(turn).reply)
    return found.name if found else ""


def test_the_words_tell_which_document_is_meant(guide: Guide) -> None:
    assert title(asked(guide, "make me a letter to get my records")) == "records-request"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("i need a one page summary to print", "one-page-summary"),
        ("something i can send to dr", "message-to-the-doctor"),
        ("call script for insurance", "insurance-call-sheet"),
        ("Put it in my calendar!", "my-plan"),
        ("a list of questions, on paper", "questions-for-the-visit"),
        ("compare them side by side", "two-opinions"),
        ("type me a letter", "message-to-the-doctor"),
    ],
)
def test_other_words(text: str, name: str, guide: Guide) -> None:
    assert title(asked(guide, text)) == name


def test_what_the_message_is_about_tells_when_its_words_do_not(guide: Guide) -> None:
    assert title(asked(guide, "write it", "write_document", "records")) == "records-request"


def test_what_was_talked_about_tells_when_nothing_else_does(guide: Guide) -> None:
    assert title(asked(guide, "write it for me", last="insurance")) == "insurance-call-sheet"
    assert title(asked(guide, "write it for me", last="surgery")) == "message-to-the-doctor"


def test_when_nothing_tells_there_is_one_question_with_buttons(guide: Guide) -> None:
    reply = write_document(asked(guide, "write it for me")).reply
    assert document(reply) is None
    assert [button.choice for button in reply.buttons] == ["message.plain", "records", "summary", "questions"]


@pytest.mark.parametrize(
    ("text", "case", "says"),
    [
        ("make it firmer", Case(), "I have decided"),
        ("a warmer message", Case(), "Thank you for your care"),
        ("a message to my doctor", Case(stance="refused"), "you see no need for it"),
        ("a message to my doctor", Case(stance="supportive"), "for being so open"),
        ("a message to her doctor", Case(role="caregiver", relation="mom"), "who asked me to"),
        ("a firmer message", Case(role="caregiver", relation="mom"), "wants this and has said so"),
    ],
)
def test_the_tone_is_the_one_asked_for_or_the_one_that_fits(
    text: str, case: Case, says: str, guide: Guide
) -> None:
    found = document(write_document(asked(guide, text, "ask_doctor", case=case)).reply)
    assert found
    assert says in found.text


def test_a_button_names_its_document_whatever_was_talked_about(guide: Guide) -> None:
    assert title(asked(guide, "Write the records request", last="cost", choice="records")) == "records-request"


def test_a_button_of_a_document_that_is_no_more_asks_again(guide: Guide) -> None:
    assert document(write_document(asked(guide, "Old", choice="no_such_document")).reply) is None


def test_yes_to_a_document_that_was_offered_hands_it_over(guide: Guide) -> None:
    turn = asked(guide, "yes", last="records")
    found = affirm(replace(turn, memory=replace(turn.memory, offered=("write_document", "what_to_bring"))))
    assert document(found.reply)


def test_more_after_a_document_goes_on_with_its_topic(guide: Guide) -> None:
    after = write_document(asked(guide, "records request", last="cost")).memory
    assert after.topics == ("records",)
    assert write_document(asked(guide, "the message", last="fear_of_offending")).memory.topics == (
        "fear_of_offending",
    )


@pytest.mark.parametrize(
    ("text", "confidence", "asks"),
    [("they refused, a letter please", 0.9, True), ("write the message", 0.3, True), ("my records", 0.3, False)],
)
def test_a_request_counts_though_its_matter_was_heard_first(
    text: str, confidence: float, asks: bool, guide: Guide
) -> None:
    heard = (Topic("records", 0.95), Topic("write_document", confidence))
    turn = begin(guide, TODAY, Reading(text, "records", 0.95, heard, heard), Case(), Memory())
    assert asks_for_document(turn) is asks


def test_a_way_on_to_a_family_fits_the_case(guide: Guide) -> None:
    carer = Setting.of(guide, Case(role="caregiver"), TODAY)
    button = button_to("document:message", carer)
    assert (button.title, button.topic, button.choice) == (
        "Write it as a message",
        "write_document",
        "message.behalf",
    )
    with pytest.raises(KeyError):
        button_to("document:no_such_thing", carer)
