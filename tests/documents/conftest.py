"""A document with one of each: heading, list, numbers, boxes, blanks, dates."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from bot.advice.reply import Document

ROOT = Path(__file__).parents[2]
TEXT = """Dear Dr. [doctor's name],

Steps:
[ ] Monday: call <them> & ask
[x] Tuesday: "write"

Ask first:
1. How sure are you?
Answer: [answer 1]
2. What else?

Please send:
- the notes from [first date] to today

Thank you,
[your name]
Signed: [your name]"""


@pytest.fixture
def document() -> Document:
    dates = (("2026-11-23", "Call them"), ("2026-12-02", "Decide, and tell both"))
    return Document("My plan", TEXT, "my-plan", dates)


@pytest.fixture(scope="session")
def words() -> dict[str, str]:
    return yaml.safe_load((ROOT / "data/advice/en/document_page.yml").read_text())
