"""An independent reader, python-telegram-bot, takes our fixtures for updates and our keyboards for keyboards.

It lives in an environment of its own, made for this test where CI or TEST_TELEGRAM_READER is set.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from telegram_updates import ATTACHED, GROUP, OTHER, PHOTO, message, press, update

from bot.advice.reply import Button, Buttons, Reply, Text
from bot.channels.telegram.drawing import chosen_keyboard, draw

READER = """
import json, sys
from telegram import InlineKeyboardMarkup, Update

given = json.load(sys.stdin)
read = {}
for name, update in given["updates"].items():
    found = Update.de_json(update, None)
    unknown = found.api_kwargs
    message, query = found.message or found.edited_message, found.callback_query
    for part in (message, query, getattr(query, "message", None)):
        unknown = {**unknown, **(part.api_kwargs if part else {})}
    read[name] = {
        "text": (message.text or message.caption) if message else query.data if query else None,
        "chat": found.effective_chat.type if found.effective_chat else None,
        "attached": bool(message and message.effective_attachment),
        "unknown": sorted(unknown),
    }
keyboards = [InlineKeyboardMarkup.de_json(k, None).inline_keyboard for k in given["keyboards"]]
pressed = [[button.callback_data for row in rows for button in row] for rows in keyboards]
print(json.dumps({"read": read, "keyboards": pressed}))
"""


@pytest.fixture(scope="module")
def reader(tmp_path_factory: pytest.TempPathFactory) -> Path:
    if not (os.environ.get("CI") or os.environ.get("TEST_TELEGRAM_READER")):
        pytest.skip("set TEST_TELEGRAM_READER=1 to install python-telegram-bot for this test")
    home = tmp_path_factory.mktemp("reader")
    subprocess.run([sys.executable, "-m", "venv", str(home)], check=True)
    python = home / "bin" / "python"
    subprocess.run([str(python), "-m", "pip", "install", "--quiet", "python-telegram-bot>=21"], check=True)
    return python


def test_fixtures_and_keyboards_are_what_telegram_knows(reader):
    button = Button("Go on", "more", id="4.1")
    (part,) = draw(Reply((Text("Hi"), Buttons((button,)))), "Sources", "")
    updates = {
        "text": update(message=message(text="hi")),
        "edit": update(edited_message=message(text="hi", edit_date=1_700_000_000)),
        "press": update(callback_query=press("4.1", message(2, text="hi", reply_markup=part.keyboard))),
        "group": update(message={**message(text="hi"), "chat": GROUP}),
        "caption": update(message=message(photo=PHOTO, caption="hi", media_group_id="1")),
        **{name: update(message=message(**content)) for name, content in ATTACHED.items()},
        **{name: update(**content) for name, content in OTHER.items()},
    }
    given = {"updates": updates, "keyboards": [part.keyboard, chosen_keyboard(button)]}
    answer = subprocess.run(
        [str(reader), "-c", READER], input=json.dumps(given), capture_output=True, text=True, check=True
    )
    found = json.loads(answer.stdout)

    assert found["keyboards"] == [["4.1"], ["chosen"]]
    assert {name: read["unknown"] for name, read in found["read"].items() if read["unknown"]} == {}
    assert [found["read"][name]["text"] for name in ("text", "edit", "press", "caption")] == [
        "hi",
        "hi",
        "4.1",
        "hi",
    ]
    assert found["read"]["group"]["chat"] == "supergroup"
    assert all(found["read"][name]["attached"] for name in (*ATTACHED, "caption"))
