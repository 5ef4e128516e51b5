"""The dates of a document for a calendar: whole days, with a reminder in the morning."""

from __future__ import annotations

import hashlib
from datetime import date, datetime, timedelta, timezone

from icalendar import Alarm, Calendar, Event

from bot.advice.reply import Document

#: After midnight of the day: nine in the morning, wherever the person is.
REMINDER = timedelta(hours=9)
_MAKER = "-//Second Opinion Guide//EN"
_WHERE = "second-opinion-guide.invalid"


def calendar(document: Document) -> bytes:
    """An iCalendar file (RFC 5545) with one event a date."""
    found = Calendar()
    found.add("prodid", _MAKER)
    found.add("version", "2.0")
    found.add("method", "PUBLISH")
    found.add("x-wr-calname", document.title)
    for day, what in document.dates:
        found.add_component(_event(document, date.fromisoformat(day), what))
    return bytes(found.to_ical())


def _event(document: Document, day: date, what: str) -> Event:
    event = Event()
    event.add("uid", _uid(document, what))
    event.add("dtstamp", datetime.now(timezone.utc))
    event.add("dtstart", day)
    event.add("dtend", day + timedelta(days=1))
    event.add("summary", what)
    event.add("transp", "TRANSPARENT")  # the day stays free for others
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", what)
    alarm.add("trigger", REMINDER)
    event.add_component(alarm)
    return event


def _uid(document: Document, what: str) -> str:
    """The same for the same step, so that a moved date replaces the old one; it tells nothing of the person."""
    digest = hashlib.sha256(f"{document.name}\0{what}".encode()).hexdigest()
    return f"{digest[:32]}@{_WHERE}"
