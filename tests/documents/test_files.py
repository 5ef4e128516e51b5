"""A document as files."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

import pytest
from icalendar import Calendar

from bot.advice.reply import Document
from bot.documents.files import files
from bot.documents.form import Blank, Item, sections
from bot.documents.pdf import _printable, _register_fonts, pdf


def test_a_document_with_dates_is_a_pdf_a_text_and_a_calendar(document: Document):
    assert [(f.name, f.media_type.partition(";")[0]) for f in files(document)] == [
        ("my-plan.pdf", "application/pdf"),
        ("my-plan.txt", "text/plain"),
        ("my-plan.ics", "text/calendar"),
    ]
    assert len(files(replace(document, dates=()))) == 2


@pytest.mark.parametrize(
    ("name", "title", "file"), [("", "Münster: §1 / A", "m-nster-1-a"), ("../x", "", "x"), ("", "??", "document")]
)
def test_a_file_name_holds_nothing_that_a_system_minds(name: str, title: str, file: str):
    assert files(Document(title, "x", name))[1].name == f"{file}.txt"


def test_the_form_of_a_text(document: Document):
    found = sections(document.text)
    assert [section.heading for section in found] == ["", "Steps", "Ask first", "Please send", ""]
    assert found[0].items == (Item("", ("Dear Dr. ", Blank("doctor's name"), ",")),)
    assert [item.mark for section in found[1:4] for item in section.items] == ["[ ]", "[x]", "1.", "", "2.", "-"]


def test_a_pdf_has_a_field_for_each_blank_a_box_to_tick_a_title_and_its_fonts(document: Document):
    data = pdf(document)
    assert len(re.findall(rb"/FT /Tx", data)) == 5
    assert len(re.findall(rb"/FT /Btn", data)) == 2
    assert b"/Lang (en-US)" in data
    assert b"/DisplayDocTitle true" in data
    assert b"/FontFile2" in data
    assert len(re.findall(rb"/Type /Page\b(?!s)", data)) == 1


def test_a_long_document_goes_on_on_another_page():
    data = pdf(Document("Long", "\n\n".join(["A line that says something."] * 60)))
    assert len(re.findall(rb"/Type /Page\b(?!s)", data)) > 1


@pytest.mark.parametrize(("text", "printed"), [("naïve – “yes”", "naïve – “yes”"), ("ǒ", "o"), ("日🙂", "?")])
def test_letters_that_the_font_lacks_give_way(text: str, printed: str):
    _register_fonts()
    assert _printable(text) == printed


@pytest.mark.parametrize(
    "text", ["", "[", "]", "[]", "[ ", "1.", "- ", ":\n:", "[a]" * 50, "x" * 5000, "\n\n\n", "a:\n"]
)
def test_no_text_is_too_odd_to_draw(text: str):
    assert pdf(Document("", text)).startswith(b"%PDF")


def test_each_date_is_a_whole_day_with_a_reminder_in_the_morning(document: Document):
    events = Calendar.from_ical(files(document)[2].data).walk("VEVENT")
    assert [(e.decoded("dtstart"), str(e["summary"])) for e in events] == [
        (date(2026, 11, 23), "Call them"),
        (date(2026, 12, 2), "Decide, and tell both"),
    ]
    assert [a.decoded("trigger") for e in events for a in e.walk("VALARM")] == [timedelta(hours=9)] * 2


def test_a_moved_date_keeps_its_identity(document: Document):
    moved = replace(document, dates=(("2026-11-25", "Call them"),))
    first, again = (Calendar.from_ical(files(d)[2].data).walk("VEVENT")[0] for d in (document, moved))
    assert first["uid"] == again["uid"]
    assert first.decoded("dtstart") != again.decoded("dtstart")
