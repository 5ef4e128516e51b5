"""Should I? The strength of a case and the reasons for it."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from bot.advice.case import Case
from bot.advice.guide import Guide, Setting
from bot.advice.verdict import Verdict, verdict, verdict_script

TODAY = date(2026, 11, 23)
TOMORROW = TODAY + timedelta(days=1)
NEXT_WEEK = TODAY + timedelta(days=9)


@pytest.fixture(scope="module")
def guide() -> Guide:
    return Guide.load(Path(__file__).parents[2] / "data")


def judge(guide: Guide, case: Case) -> Verdict:
    return verdict(Setting.of(guide, case, TODAY))


def test_a_big_operation_is_a_strong_case_and_says_why(guide: Guide):
    setting = Setting.of(guide, Case(procedure="spinal_fusion", scenarios=("surgery",)), TODAY)
    assert verdict(setting) == Verdict("strong", ("surgery",))
    opening = verdict_script(setting).opening.text
    assert opening.startswith("**Yes, there is a strong case")
    assert "Joining the bones of the spine can't be undone." in opening


TABLE = [
    # no reason named yet
    (Case(), "unknown"),
    (Case(role="caregiver", relation="mom"), "unknown"),
    (Case(payer="medicare"), "unknown"),
    (Case(deadline=NEXT_WEEK), "unknown"),
    (Case(deadline=TOMORROW), "unknown"),
    (Case(setting="inpatient"), "unknown"),
    (Case(condition="asthma"), "unknown"),
    # one strong reason
    (Case(scenarios=("cancer",)), "strong"),
    (Case(scenarios=("rare_disease",)), "strong"),
    (Case(scenarios=("life_threatening",)), "strong"),
    (Case(scenarios=("surgery",)), "strong"),
    (Case(scenarios=("experimental_treatment",)), "strong"),
    (Case(scenarios=("treatment_not_working",)), "strong"),
    (Case(scenarios=("unclear_diagnosis",)), "strong"),
    (Case(scenarios=("insurer_requires",)), "strong"),
    (Case(scenarios=("doctor_not_specialist",)), "strong"),
    (Case(scenarios=("surgery",), role="caregiver", person="child"), "strong"),
    # what cannot be undone
    (Case(procedure="spinal_fusion"), "strong"),
    (Case(procedure="hysterectomy", scenarios=("quality_of_life_procedure",)), "strong"),
    (Case(procedure="knee_replacement", scenarios=("peace_of_mind",)), "strong"),
    # one good reason
    (Case(scenarios=("chronic_illness",)), "good"),
    (Case(scenarios=("gut_feeling",)), "good"),
    (Case(scenarios=("explore_options",)), "good"),
    (Case(scenarios=("disagree_with_approach",)), "good"),
    (Case(scenarios=("cannot_choose",)), "good"),
    (Case(scenarios=("multiple_conditions",)), "good"),
    (Case(scenarios=("feeling_unheard",)), "good"),
    (Case(scenarios=("doubt_diagnosis",)), "good"),
    (Case(scenarios=("quality_of_life_procedure",)), "good"),
    (Case(scenarios=("chronic_illness",), deadline=NEXT_WEEK), "good"),
    (Case(scenarios=("gut_feeling", "peace_of_mind")), "good"),
    # two good reasons weigh as much as a strong one
    (Case(scenarios=("chronic_illness", "feeling_unheard")), "strong"),
    (Case(scenarios=("doubt_diagnosis", "cannot_choose")), "strong"),
    (Case(scenarios=("peace_of_mind", "cancer")), "strong"),
    # a lighter reason alone
    (Case(scenarios=("peace_of_mind",)), "your_call"),
    (Case(scenarios=("new_medication",)), "your_call"),
    (Case(scenarios=("hard_to_understand",)), "your_call"),
    (Case(scenarios=("peace_of_mind", "new_medication")), "your_call"),
    (Case(scenarios=("peace_of_mind",), role="caregiver"), "your_call"),
    # urgent care does not wait
    (Case(scenarios=("cancer",), condition="acute_leukemia", said_clock="hours"), "dont_wait"),
    (Case(scenarios=("cancer",), condition="acute_leukemia", deadline=TOMORROW), "dont_wait"),
    (Case(scenarios=("surgery",), setting="inpatient", said_clock="hours"), "dont_wait"),
    (Case(setting="inpatient", deadline=TODAY), "dont_wait"),
    (Case(procedure="bypass", setting="inpatient", deadline=TOMORROW), "dont_wait"),
    # but hours alone, or the hospital alone, do not decide it
    (Case(scenarios=("surgery",), deadline=TOMORROW), "strong"),
    (Case(scenarios=("cancer",), condition="acute_leukemia", said_clock="days"), "strong"),
    (Case(scenarios=("surgery",), setting="inpatient", said_clock="days"), "strong"),
    (Case(scenarios=("surgery",), setting="inpatient", deadline=TODAY - timedelta(days=1)), "strong"),
]


@pytest.mark.parametrize(("case", "level"), TABLE)
def test_how_strong_the_case_is(guide: Guide, case: Case, level: str):
    assert judge(guide, case).level == level


def test_the_weightiest_reasons_come_first_and_three_are_enough(guide: Guide):
    case = Case(scenarios=("peace_of_mind", "feeling_unheard", "cancer", "chronic_illness"))
    assert judge(guide, case).reasons == ("cancer", "feeling_unheard", "chronic_illness")


@pytest.mark.parametrize(("case", "level"), TABLE)
def test_every_verdict_can_be_told(guide: Guide, case: Case, level: str):
    script = verdict_script(Setting.of(guide, case, TODAY))
    assert script.opening.text.startswith("**")
    assert script.steps and script.more and script.next


def test_a_verdict_never_depends_on_who_asks_or_who_pays(guide: Guide):
    for case, level in TABLE:
        for role in ("self", "caregiver"):
            asked = case.with_facts({"role": role, "payer": "uninsured", "stance": "angry"})
            assert judge(guide, asked).level == level
