"""A whole conversation says the same in Telegram as on the website."""

from __future__ import annotations

import re

import pytest

from bot.advice.reply import (
    Bullets,
    Button,
    Buttons,
    Callout,
    Document,
    Reply,
    Source,
    Sources,
    Steps,
    Text,
    Wording,
    plain_text,
)

BUTTONS = Buttons((Button("What will it cost?", "cost"), Button("Tell me more", "more")))
REPLIES = {
    "my surgery is on Thursday": Reply(
        (
            Text("**It makes sense to pause.** There is time if you start today & call."),
            Steps(("Today: call.", "Ask for a < 2 week date.")),
            Wording('"May I see somebody else?"\nThank you.', "Say"),
            Callout("Numb legs are an **emergency**. Call 911.", "amber"),
            BUTTONS,
            Sources((Source("A study", "2020", "https://a.example"),)),
        )
    ),
    "cost": Reply((Bullets(("The plan", "The office"), "Two calls"), Text("Noted: Medicare."), BUTTONS)),
    "more": Reply((Document("My summary", "Surgery: spine\nDate: Thursday"), Callout("That is all.", "info"))),
    "help him": Reply((Callout("Call **911** now.", "red"),)),
}


def words(text: str) -> list[str]:
    """The words of a text, without signs."""
    return re.findall(r"[a-z0-9]+", text.lower())


CONVERSATIONS = (
    ["my surgery is on Thursday", "[What will it cost?]", "[Tell me more]"],
    ["help him"],
    ["/", "x" * 2500],
)


@pytest.mark.parametrize("steps", CONVERSATIONS)
async def test_a_conversation_has_the_same_words_on_both_channels(ann, dialogue, steps):
    async def reply(sender, said):
        return REPLIES[said.topic if isinstance(said, Button) else said]

    dialogue.reply = reply
    offered: dict[str, str] = {}
    for step in steps:
        if step.startswith("["):
            title = step.strip("[]")
            button = {"button": offered[title]}
            web = (await ann.page.ask("POST", "/messages", button, accept="application/json")).json()
            (here,) = await ann.press(title)
        else:
            web = (await ann.page.say(step, accept="application/json")).json()
            (here,) = await ann.say(step)
        if isinstance(web, dict):  # a problem
            assert words(here.text) == words(f"{web['title']} {web['detail']}")
            continue
        buttons = [b for block in web[0]["blocks"] if block["kind"] == "buttons" for b in block["items"]]
        offered = {button["title"]: button["id"] for button in buttons}
        assert words(here.text.partition("Where this comes from")[0]) == words(web[0]["text"])
        rows = here.given.get("reply_markup", {}).get("inline_keyboard", [])
        assert [row[0]["text"] for row in rows] == list(offered)


def test_every_kind_of_block_is_compared():
    kinds = {block.kind for reply in REPLIES.values() for block in reply.blocks}

    assert kinds == {"text", "steps", "bullets", "wording", "callout", "buttons", "document", "sources"}
    assert all(plain_text(reply) for reply in REPLIES.values())
