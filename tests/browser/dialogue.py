"""A dialogue that needs no model: what it is told to show, it shows, as the real one would."""

from __future__ import annotations

import asyncio
import threading

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
)

WAYS_ON = Buttons(
    (
        Button("Words for my doctor", "ask_doctor"),
        Button("What will it cost?", "cost"),
        Button("Plan my next steps", "plan"),
        Button("Tell me more", "more"),
    )
)
SOURCES = Sources(
    (
        Source("Second opinions, a guide for patients", "2021", "https://www.example.org/guide"),
        Source("A book without a link", "2019"),
        Source("A link that must not work", "", "javascript:alert(1)"),
    )
)
LONG = Reply(
    (
        Text(
            "**It makes sense to pause over the spinal fusion. Joining the bones of the spine can't be undone.** "
            "A second opinion is a strong idea, and there is time for one if you start today."
        ),
        Steps(
            (
                "**Today:** call the surgeon's office. Ask for the latest date that is still safe. Don't cancel "
                "anything; look for the second view at the same time.",
                "**Who to see:** a spine surgeon in another practice, and a physiatrist (a doctor who treats "
                "backs without operating).",
                "**Send the MRI pictures themselves,** not only the report.",
            )
        ),
        Wording(
            "Before I go ahead, I'd like another specialist to look at this. Could you send my records?", "To say"
        ),
        Bullets(("Your plan's member line", "The second office, before you book"), "Ask what it costs"),
        Callout("Losing feeling between the legs is an emergency. Call 911.", "amber"),
        WAYS_ON,
        SOURCES,
    )
)
RED = Reply(
    (
        Callout(
            "**Call 911 now.** Chest pain that spreads to the arm can be a heart attack. Do not drive yourself.",
            "red",
        ),
        Text("If you feel at the end of your strength, call or text 988, day or night."),
    )
)
PAPER = "Who I am: a patient with a planned spinal fusion.\n\n" + "\n".join(
    f"Question {n}: what if I wait?" for n in range(30)
)
DOCUMENT = Reply((Text("Here is your page."), Document("One page for the second doctor", PAPER), WAYS_ON))
NOTE = Reply(
    (Callout("Medicare pays most of a second opinion before surgery.", "info"), Text("Is it for you?"), WAYS_ON)
)
HOSTILE = Reply((Text("<img src=x onerror=alert(1)> **<b>bold</b>** [link](javascript:alert(1))"), WAYS_ON))
SHOWN = {"long": LONG, "red": RED, "page": DOCUMENT, "note": NOTE, "hostile": HOSTILE}


class ShowDialogue:
    """Answers with the reply that the message names, else with a short one. Held back while `go` is not set."""

    def __init__(self) -> None:
        self.heard: list[str] = []
        self.go = threading.Event()
        self.go.set()
        self.fails = 0

    def ready(self) -> bool:
        return True

    async def reply(self, sender: str, message: str | Button) -> Reply:
        said = message.topic if isinstance(message, Button) else message
        self.heard.append(said)
        while not self.go.is_set():
            await asyncio.sleep(0.02)
        if self.fails:
            self.fails -= 1
            raise RuntimeError
        named = next((reply for word, reply in SHOWN.items() if word in said.split()), None)
        return named or Reply((Text(f"**I heard you.** You said: {said}"), WAYS_ON))
