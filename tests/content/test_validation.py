"""The validation finds each kind of defect in a file and names it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from spoilt import Copy

from bot.advice.guide import Guide
from bot.advice.validation import validate

LONG = "So ask the team. " * 12
HARD = (
    "Consider the comprehensive institutional documentation and interdisciplinary recommendations "
    "beforehand, notwithstanding administrative considerations."
)
GUARDED = {"text": "So ask.", "when": {"role": "self"}}

#: A file, how it is spoilt, and the problem that is reported.
PARTS: dict[str, tuple[str, Callable[[Any], object], str]] = {
    "button too long": (
        "howto/decide.yml",
        lambda d: d.update(button="I would like to make up my mind now"),
        "howto/decide.yml: button: 35 letters",
    ),
    "button to nowhere": (
        "howto/benefits.yml",
        lambda d: d["next"].append("the_moon"),
        "howto/benefits.yml: next: a button to the_moon leads nowhere",
    ),
    "button to itself": (
        "howto/insurance.yml",
        lambda d: d["next"].append("insurance"),
        "howto/insurance.yml: next: a button leads back here",
    ),
    "button twice": (
        "howto/switch_doctor.yml",
        lambda d: d["next"].append(d["next"][0]),
        "howto/switch_doctor.yml: next: a button leads back here, or is there twice",
    ),
    "opening too long": (
        "howto/risks.yml",
        lambda d: d["opening"].insert(0, {"text": LONG, "when": {"role": "self"}}),
        "howto/risks.yml: opening[1]: 48 words",
    ),
    "opening too hard": (
        "howto/remote.yml",
        lambda d: d["opening"].insert(0, {"text": HARD, "when": {"role": "self"}}),
        "howto/remote.yml: opening[1]: reads at grade",
    ),
    "no opening for everybody": (
        "howto/rights.yml",
        lambda d: d.update(opening=[GUARDED]),
        "howto/rights.yml: opening[1]: the last variant has a `when`",
    ),
    "no brief for everybody": (
        "howto/records.yml",
        lambda d: d.update(brief=[GUARDED]),
        "howto/records.yml: brief[1]: the last variant has a `when`",
    ),
    "no words for everybody": (
        "howto/referral.yml",
        lambda d: d.update(words=[GUARDED]),
        "howto/referral.yml: words[1]: the last variant has a `when`",
    ),
    "a variant behind one for everybody": (
        "howto/evidence.yml",
        lambda d: d["brief"].insert(0, {"text": "So ask."}),
        "howto/evidence.yml: brief[1]: it has no `when`, so nothing after it is ever said",
    ),
    "said in two files": (
        "howto/caregiver.yml",
        lambda d: d["more"].append("You have the final say, and asking doesn't mean you refuse."),
        "scenarios/surgery.yml: more[1]: also said in howto/caregiver.yml: more[",
    ),
    "figure of an unknown source": (
        "figures.yml",
        lambda d: d["gallup" if "gallup" in d else "never_ask"].update(source=""),
        "figures.yml: never_ask: no such source: none given",
    ),
    "figure that counts nothing": (
        "figures.yml",
        lambda d: d["rare_kinds"].update(counted=""),
        "figures.yml: rare_kinds: counted is empty",
    ),
    "forbidden in a figure": (
        "figures.yml",
        lambda d: d["rare_share"].update(caveat="Your risk is low."),
        "figures.yml: rare_share: turns a study into this person's odds",
    ),
    "safety text missing": (
        "safety.yml",
        lambda d: d["red"]["crisis"].pop("other"),
        "safety.yml: red.crisis.other is missing",
    ),
    "amber text missing": (
        "safety.yml",
        lambda d: d["amber"].pop("delay"),
        "safety.yml: amber.delay is missing",
    ),
    "number in a safety text": (
        "safety.yml",
        lambda d: d["amber"].update(crisis="Call 988."),
        "safety.yml: amber.crisis: a phone number outside the registers",
    ),
    "talk text missing": ("talk.yml", lambda d: d.pop("no_more"), "talk.yml: no_more is missing"),
    "talk of an intent missing": (
        "talk.yml",
        lambda d: d.pop("privacy"),
        "domain.yml: nothing answers privacy",
    ),
    "noted fact missing": ("talk.yml", lambda d: d["noted"].pop("payer"), "talk.yml: noted.payer is missing"),
    "talk button to nowhere": (
        "talk.yml",
        lambda d: d["greet"][0]["next"].append("the_moon"),
        "talk.yml: greet: next: a button to the_moon leads nowhere",
    ),
    "talk only for some": (
        "talk.yml",
        lambda d: d.update(affirm=[{**GUARDED, "next": []}]),
        "talk.yml: affirm[1]: the last variant has a `when`",
    ),
    "title of no intent": (
        "talk.yml",
        lambda d: d["buttons"].update(the_moon="To the moon"),
        "talk.yml: buttons.the_moon: leads nowhere",
    ),
    "known fact of no case": (
        "known.yml",
        lambda d: d["facts"][0].update(fields=["shoe_size"]),
        "known.yml: facts.procedure: no case has shoe_size",
    ),
    "fact that nobody is told of": (
        "known.yml",
        lambda d: d["facts"].pop(),
        "known.yml: facts: nothing says what is known of stage",
    ),
    "known fact without a text": (
        "known.yml",
        lambda d: d.pop("forgotten"),
        "known.yml: forgotten is missing",
    ),
    "question that fills nothing": (
        "interview.yml",
        lambda d: d["questions"][0].update(fills=["shoe_size"]),
        "interview.yml: questions.about: fills: no case has shoe_size",
    ),
    "answer with an unknown payer": (
        "interview.yml",
        lambda d: d["questions"][3]["buttons"][0]["facts"].update(payer="my_aunt"),
        "interview.yml: questions.payer: payer: no such value: my_aunt",
    ),
    "question for some only": (
        "interview.yml",
        lambda d: d["questions"][2].update(ask=[GUARDED]),
        "interview.yml: questions.who: the last text has a `when`",
    ),
    "answer button too long": (
        "interview.yml",
        lambda d: d["questions"][1]["buttons"][0].update(title="Very " * 8),
        "interview.yml: questions.when: the button",
    ),
    "step with an unknown pace": (
        "plan.yml",
        lambda d: d["steps"][0]["due"].update(minutes=1),
        "plan.yml: steps.ask_time: due: no such pace: minutes",
    ),
    "step with a slip": (
        "plan.yml",
        lambda d: d["steps"][1].update(ofice=True),
        "plan.yml: steps.in_house: no such key: ofice",
    ),
    "step that cannot be caught up": (
        "plan.yml",
        lambda d: d["steps"][2].pop("late"),
        "plan.yml: steps.ward_help: late is missing",
    ),
    "two steps of one id": (
        "plan.yml",
        lambda d: d["steps"].append(dict(d["steps"][3])),
        "plan.yml: two have the id consent",
    ),
    "forbidden in talk": (
        "talk.yml",
        lambda d: d["thanks"][-1].update(text="Everything will be fine."),
        "talk.yml: thanks[2]: promises an outcome",
    ),
    "outside text missing": ("outside.yml", lambda d: d.pop("legal"), "outside.yml: legal is missing"),
    "plan without a way to say a day": (
        "plan.yml",
        lambda d: d["days"].pop("by"),
        "plan.yml: days.by is missing",
    ),
    "plan without a reply": (
        "planning.yml",
        lambda d: d["replies"].pop("welcome"),
        "planning.yml: replies.welcome is missing",
    ),
    "verdict without a level": (
        "verdict.yml",
        lambda d: d["headlines"].pop("dont_wait"),
        "verdict.yml: headlines.dont_wait is missing",
    ),
    "scenario without a reason": (
        "verdict.yml",
        lambda d: d["reasons"].pop("cancer"),
        "verdict.yml: reasons.cancer is missing",
    ),
    "question about no fact": (
        "verdict.yml",
        lambda d: d["questions"].update(shoes=d["questions"].pop("small")),
        "verdict.yml: questions.shoes: no such fact",
    ),
    "answer with no fact of a case": (
        "verdict.yml",
        lambda d: d["questions"]["lasting"]["answers"][0]["facts"].update(shoes="9"),
        "verdict.yml: questions.lasting: no case has the fact shoes",
    ),
    "cue that YAML takes for a truth": (
        "answers.yml",
        lambda d: d["no"]["cues"].append(False),
        "answers.yml: no: cues: put False in quotes",
    ),
    "aspect without a label": (
        "comparing.yml",
        lambda d: d["aspects"]["risk"].pop("label"),
        "comparing.yml: aspects.risk.label is missing",
    ),
    "leaning without an end": (
        "values.yml",
        lambda d: d["ending"].pop("even"),
        "values.yml: ending.even is missing",
    ),
    "forbidden in an error": (
        "errors.yml",
        lambda d: d["unavailable"].update(title="You can safely wait."),
        "errors.yml: unavailable.title: says that waiting is safe",
    ),
}


@pytest.fixture(scope="module")
def spoilt_parts(tmp_path_factory: pytest.TempPathFactory, intents: frozenset[str]) -> list[str]:
    copy = Copy(tmp_path_factory.mktemp("parts"))
    for file, spoil, _ in PARTS.values():
        copy.edit(file, spoil)
    return copy.problems(intents)


@pytest.mark.parametrize("defect", PARTS)
def test_a_file_is_held_to_its_rules(defect: str, spoilt_parts: list[str]):
    expected = PARTS[defect][2]
    assert [problem for problem in spoilt_parts if problem.startswith(expected)]


def test_a_topic_needs_an_intent_and_an_intent_an_answer(guide: Guide, intents: frozenset[str]):
    problems = validate(guide, (intents - {"surgery"}) | {"moon_landing"})
    assert any(p.startswith("scenarios/surgery.yml: there is no intent surgery") for p in problems)
    assert any(p.startswith("domain.yml: nothing answers moon_landing") for p in problems)


def test_a_first_page_is_held_to_its_length_and_grade(tmp_path: Path, intents: frozenset[str]):
    copy = Copy(tmp_path)
    copy.edit("howto/decide.yml", lambda d: d.update(urgency=[{"text": "So ask the team now. " * 20}]))
    copy.edit("howto/risks.yml", lambda d: d.update(steps=[HARD] * 4))
    problems = copy.problems(intents)
    assert any(p.startswith("howto/decide.yml: opening[1]: its first page has ") for p in problems)
    assert any(p.startswith("howto/risks.yml: opening[1]: its first page reads at grade ") for p in problems)
    assert len({p.split(":")[0] for p in problems}) == 2
