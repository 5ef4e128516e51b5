"""The parts of each text file that the code asks for, by their place in it."""

from __future__ import annotations

from bot.advice.advise import NOTED
from bot.advice.differences import APPROACH, FACTS, READING, VALUES
from bot.advice.differences import UNKNOWN as UNKNOWN_DIFFERENCE
from bot.advice.side_by_side import ROWS
from bot.advice.verdict import DONT_WAIT, GOOD, STRONG, UNKNOWN, YOUR_CALL
from bot.advice.weighing import EVEN, LESS, MORE, UNCLEAR

VERDICTS = (STRONG, GOOD, YOUR_CALL, DONT_WAIT, UNKNOWN)
KINDS_OF_DIFFERENCE = (FACTS, READING, VALUES, APPROACH, UNKNOWN_DIFFERENCE)
LEANINGS = (MORE, LESS, EVEN, UNCLEAR)
#: What planning.yml replies, by name.
REPLIES = (
    "no_plan", "done_early", "ticked", "ticked_many", "ticked_already", "undone", "not_ticked", "which",
    "no_such_step", "some_missing", "next_lead", "all_done",
    "booked", "booked_early", "booked_late", "booked_no_day", "no_slot", "sooner",
    "later", "first_date", "canceled", "changed", "welcome", "new_steps",
)  # fmt: skip
KINDS = ("emergency", "poisoning", "crisis")

#: The parts of each text file that the code asks for, beside one for every intent (parts.py looks for those).
NEEDED: dict[str, tuple[str, ...]] = {
    "safety": (
        *(f"red.{kind}.{who}" for kind in KINDS for who in ("self", "other", "es")),
        "red.crisis.threatened",
        *(f"amber.{kind}" for kind in (*KINDS, "delay")),
        *(f"amber.es.{kind}" for kind in (*KINDS, "delay")),
        *("objection.cues", "objection.fillers", "objection.kinds"),
        *(f"elsewhere.{number}" for number in ("emergency", "crisis", "poison")),
    ),
    "verdict": (
        *(f"{part}.{v}" for part in ("headlines", "steps", "changes", "next") for v in VERDICTS),
        *("questions", "special", "about", "changed", *(f"stays.{v}" for v in (STRONG, GOOD, YOUR_CALL))),
        *(
            f"reasons.{fact}"
            for fact in ("lasting", "unsure", "not_helping", "agreed", "small", "finding", "benign", "feared")
        ),
    ),
    "answers": tuple(f"{name}.cues" for name in ("yes", "no", "skip", "skip_alone", "stop", "enough", "put_off")),
    "comparing": (
        *(f"ask.{part}" for part in ("first", "second", "another", "only_one", "nothing", "left")),
        *(f"ask.{part}" for part in ("wording", "wording_title")),
        *(f"buttons.{name}" for name in ("back", "leave", "ask", "another", "anew")),
        *(f"days.{name}" for name in ("settled", "doctors", "times", "around", "noted_in_short")),
        *("days.noted.text", "days.noted.next"),
        *(f"{name}.cues" for name in ("wanted", "speakers", "verbs", "same", "not_this")),
        "same.denied",
        *(f"aspects.{name}.{part}" for name in ROWS for part in ("label", "question", "cues")),
        *("aspects.risk.sure.cues", "same.finding"),
        *(f"kinds.{kind}.{part}" for kind in KINDS_OF_DIFFERENCE for part in ("cues", "text", "steps", "third")),
        *("moves", "lead", "not_said", "ordinals", "special", "many", "sources.differ", "sources.agree"),
        *(f"agree.{part}" for part in ("text", "independent", "steps", "third")),
        *(
            f"questions.{part}"
            for part in ("lead", "lead_one", "title", "wording_title", "wording", "wording_same")
        ),
        *(f"next.{kind}" for kind in ("differ", "values", "agree")),
    ),
    "values": (
        *(
            "opening",
            "questions",
            "buttons.skip",
            "buttons.back",
            "own.cues",
            "left",
            "nothing",
            "ending.lead",
            "ending.wording_title",
            "ending.next",
        ),
        *(f"ending.{part}{kind}" for part in ("", "wording.", "carer.") for kind in LEANINGS),
    ),
    "plan": (
        *("opening", "underway", "visited", "steps", "more", "next"),
        *(f"days.{day}" for day in ("today", "tomorrow", "by", "on", "overdue", "weekend")),
    ),
    "planning": (
        *(f"replies.{name}" for name in REPLIES),
        *(f"buttons.{name}" for name in ("whole", "undo", "decide")),
        *(
            f"cues.{name}"
            for name in ("done", "not_done", "trouble", "booked", "visit", "not_booked", "no_slot", "moved")
        ),
        *(f"cues.{name}" for name in ("just_done", "canceled", "whats_next", "everything", "anew")),
        *(
            f"numbers.{name}"
            for name in (
                "counted",
                "ordered",
                "last",
                "things",
                "one",
                "joined",
                "range",
                "around",
                "behind",
                "all",
            )
        ),
    ),
    "interview": (
        *("begin", "again", "lost", "leave_open", "left", "nothing_to_skip", "next", "questions"),
        *(f"buttons.{name}" for name in ("skip", "enough", "back", "fit")),
        *(f"noted.{name}" for name in ("other", "changed")),
        *(f"cues.{name}" for name in ("wanted", "at_once", "go_on", "enough", "explain")),
    ),
    "glossary": (
        *(f"asked.{part}" for part in ("before", "after", "fillers")),
        "terms",
        "matters",
        "doctors.text",
        "doctors.next",
    ),
    "known": (
        *("lead", "nothing", "title", "stored", "next", "facts", "change", "change_only", "changed", "forgotten"),
        *("not_known", "not_that_one", "which", "kept", "cues.erase", "cues.forget", "cues.keep"),
        *("recalled", "days_ahead", "not_told", "recall.told", "recall.visit", "recall.by_fact.date"),
        *(f"beside.{name}" for name in ("visit", "shelved", "shelved_unnamed")),
        *(f"buttons.{name}" for name in ("forget", "change", "more", "all")),
    ),
    "talk": (
        *(
            "greet",
            "greet_again",
            "goodbye",
            "thanks",
            "affirm",
            "deny",
            "restart",
            "erase_my_data",
            "erased",
        ),
        *("spanish", "other_language", "empty", "emoji"),
        *(f"chatter.{part}" for part in ("cues", "ok", "first", "later")),
        "why.people.cues",
        *(
            "not_understood",
            "not_understood_again",
            "something_else",
            "nothing_yet",
            "no_more",
            "again.more",
            "again.short",
            "changed",
            "exact_day",
            "found_anew",
            "as_known",
            *(f"kept.{part}" for part in ("cues", "text", "next")),
            *(f"aloud.{part}" for part in ("topics", "cues", "written", "text", "next")),
        ),
        "itself.kinds",
        *(f"unheard.{part}" for part in ("most", "cues", "not", "asked", "short", "yields", "say")),
        "demand.cues",
        *(f"difference.{part}" for part in ("cues", "turned", "agreed", "with_me")),
        *(f"options.{part}" for part in ("or", "paired", "between", "voices", "settled")),
        *(
            "buttons",
            "buttons.more",
            "buttons.something_else",
            *(f"bystander.{part}" for part in ("after", "before", "doctors")),
        ),
        *("interpreter.cues", "interpreter.text"),
        *(f"after_alarm_better.{part}" for part in ("most", "cues", "say")),
        *(f"noted.{fact}" for fact in NOTED),
        *(f"why.{part}" for part in ("lead", "interest", "figures", "none")),
    ),
    "patients": (
        *(f"{name}.cues" for name in ("own", "back", "still")),
        *("new", "again", "returned", "unknown"),
    ),
    "documents": ("which", "families", "on_the_table", "usual", "asked", "unspecific", "others"),
    "what_if": ("kinds",),
    "outside": (
        *("medical_advice.kinds", "medical_advice.closing", "medical_advice.next", "legal", "out_of_scope"),
        *(
            *("medical_advice.named", "medical_advice.reading.text", "medical_advice.reading.questions"),
            *(f"bereaved.{part}" for part in ("cues", "not", "asking", "own", "say")),
            *(f"bereaved.answers.{part}" for part in ("text", "steps", "closing", "next")),
            *(f"medical_advice.stop.{part}" for part in ("asked", "medicine", "text", "questions")),
            *(f"proxy.{part}" for part in ("cues", "text", "steps", "next")),
        ),
        *(f"{order}.{part}" for order in ("instructions", "abuse") for part in ("cues", "text", "next")),
    ),
}
