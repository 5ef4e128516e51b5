"""People with a question: the cases that every answer has to serve."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

from bot.advice.case import Case

ROOT = Path(__file__).parents[2]
TODAY = date(2026, 11, 23)  # a Monday

#: Texts that break a rule of style, for the tests of the rules.
LONG = "So ask the team. " * 12
HARD = (
    "Consider the comprehensive institutional documentation and interdisciplinary recommendations "
    "beforehand, notwithstanding administrative considerations."
)
GUARDED = {"text": "So ask.", "when": {"role": "self"}}


def in_days(days: int) -> date:
    return TODAY + timedelta(days=days)


CASES: dict[str, Case] = {
    "nothing known": Case(),
    # clocks
    "spine surgery on Thursday next week": Case(
        procedure="spinal_fusion", scenarios=("surgery",), deadline=in_days(10), payer="ppo"
    ),
    "surgery tomorrow": Case(procedure="bypass", scenarios=("surgery",), deadline=in_days(1)),
    "surgery today": Case(procedure="hysterectomy", scenarios=("surgery",), deadline=TODAY),
    "knee some day": Case(procedure="knee_replacement", said_clock="open", payer="medicare"),
    "a month": Case(procedure="prostatectomy", scenarios=("cancer", "surgery"), deadline=in_days(30)),
    "half a year": Case(condition="lupus", scenarios=("chronic_illness",), deadline=in_days(180)),
    "a date gone by": Case(procedure="spinal_fusion", deadline=in_days(-3), scenarios=("surgery",)),
    "hours, said": Case(said_clock="hours"),
    "days, said": Case(said_clock="days", payer="hmo"),
    "weeks, said": Case(said_clock="weeks", role="self"),
    # for somebody else
    "mom with dementia": Case(
        role="caregiver", relation="mom", person="elder", condition="alzheimers", said_clock="weeks"
    ),
    "dad with lung cancer": Case(
        role="caregiver", relation="dad", condition="lung_cancer", scenarios=("cancer",), deadline=in_days(8)
    ),
    "a carer, nothing else": Case(role="caregiver"),
    "son with asthma": Case(
        role="caregiver", relation="6-year-old son", person="child", condition="asthma", said_clock="days"
    ),
    "daughter, no diagnosis": Case(
        role="caregiver", relation="daughter", person="child", scenarios=("unclear_diagnosis",)
    ),
    "wife, hysterectomy": Case(role="caregiver", relation="wife", procedure="hysterectomy", deadline=in_days(25)),
    "pregnant": Case(person="pregnant", said_clock="weeks", payer="medicaid"),
    "pregnant, and nobody knows what it is": Case(
        role="self", person="pregnant", scenarios=("unclear_diagnosis",), deadline=in_days(22), roughly="month"
    ),
    # in the hospital
    "husband on the ward": Case(
        role="caregiver", relation="husband", setting="inpatient", said_clock="hours", payer="medicare"
    ),
    "on the ward oneself": Case(setting="inpatient", said_clock="days", scenarios=("surgery",)),
    "on the ward, no hurry known": Case(setting="inpatient", condition="heart_failure"),
    "on an English ward": Case(
        role="caregiver", relation="dad", country="uk", payer="nhs", setting="inpatient", person="elder"
    ),
    # who pays
    "uninsured and far": Case(payer="uninsured", distance="far", scenarios=("unclear_diagnosis",), has_pcp="no"),
    "Medicare Advantage": Case(payer="medicare_advantage", person="elder", procedure="hip_replacement"),
    "Medicaid, child": Case(
        role="caregiver", relation="baby", person="child", payer="medicaid", condition="epilepsy"
    ),
    "HMO, refused": Case(payer="hmo", stance="refused", scenarios=("doubt_diagnosis",)),
    "PPO": Case(payer="ppo", scenarios=("cannot_choose",)),
    "TRICARE": Case(payer="tricare", scenarios=("peace_of_mind",)),
    "VA": Case(payer="va", condition="ptsd", scenarios=("treatment_not_working",)),
    "a private plan": Case(payer="other", scenarios=("insurer_requires",), deadline=in_days(12)),
    # the doctor
    "angry doctor": Case(stance="angry", scenarios=("feeling_unheard",)),
    "pushing doctor": Case(stance="pushing", procedure="spinal_fusion", scenarios=("surgery",)),
    "unsure doctor": Case(stance="unsure", scenarios=("unclear_diagnosis",), condition="chronic_pain"),
    "supportive doctor": Case(stance="supportive", scenarios=("cancer",), condition="breast_cancer"),
    "no doctor": Case(has_pcp="no", scenarios=("gut_feeling",)),
    # places
    "England": Case(country="uk", payer="nhs", condition="breast_cancer", scenarios=("cancer",)),
    "UK, private": Case(country="uk", payer="other", procedure="knee_replacement"),
    "Canada, far": Case(country="canada", distance="far", scenarios=("doctor_not_specialist",)),
    "India": Case(country="india", role="caregiver", relation="father", condition="kidney_disease"),
    # days matter
    "leukemia": Case(condition="acute_leukemia", scenarios=("cancer", "life_threatening"), said_clock="days"),
    "fast, in two days": Case(condition="small_cell_lung_cancer", deadline=in_days(2), scenarios=("cancer",)),
    "a rare disease": Case(condition="eds", scenarios=("rare_disease", "chronic_illness")),
    "a trial": Case(scenarios=("experimental_treatment",), condition="als", said_clock="weeks"),
    "a new medicine": Case(scenarios=("new_medication",), role="self", payer="ppo"),
    "two opinions": Case(scenarios=("disagree_with_approach", "multiple_conditions"), condition="diabetes"),
}
