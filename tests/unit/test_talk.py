"""Thanks after an alarm, erasing, starting over."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from actions.talk import ActionErase
from bot.advice.case import Case
from bot.advice.guide import Guide
from bot.advice.memory import Memory
from bot.advice.reading import Reading
from bot.advice.reply import erases, plain_text
from bot.advice.talk import talk
from bot.advice.turn import Outcome, begin

GUIDE = Guide.load(Path(__file__).parents[2] / "data")


def erase(title: str, choice: str = "", pressed: bool = True) -> Outcome:
    reading = Reading(title, "erase_my_data", 1.0, pressed=pressed, choice=choice)
    return ActionErase().respond(begin(GUIDE, date(2026, 11, 23), reading, Case(payer="hmo"), Memory()))


def test_thanks_right_after_an_alarm_is_about_the_help_that_came():
    def thanks(memory: Memory) -> Outcome:
        reading = Reading("thanks, the ambulance is here", "thanks", 0.9)
        return talk(begin(GUIDE, date(2026, 11, 23), reading, Case(), memory))

    assert "you are safe now" in plain_text(thanks(Memory(alarm=True)).reply)
    assert not thanks(Memory(alarm=True)).memory.alarm
    assert "welcome" in plain_text(thanks(Memory()).reply)


def test_erasing_is_asked_about_first_even_by_a_button():
    for asked in (erase("Erase this chat"), erase("delete everything", pressed=False)):
        assert "for good" in plain_text(asked.reply)
        assert asked.case.payer == "hmo"
        assert [erases(button) for button in asked.reply.buttons] == [True]


def test_the_button_of_that_question_erases():
    (confirm,) = erase("Erase this chat").reply.buttons
    done = erase(confirm.title, confirm.choice)

    assert plain_text(done.reply).startswith("Done.")
    assert done.case == Case()
