"""The advice that is shipped is sound, and nothing the design names is missing."""

from __future__ import annotations

from bot.advice.guards import FACTS
from bot.advice.guide import Guide
from bot.advice.validation import validate
from bot.advice.validation.guards import values_of_facts
from bot.advice.validation.passages import passages

# fmt: off
SCENARIOS = [
    "cancer", "rare_disease", "life_threatening", "chronic_illness", "surgery", "experimental_treatment",
    "treatment_not_working", "unclear_diagnosis", "doubt_diagnosis", "gut_feeling", "feeling_unheard",
    "doctor_not_specialist", "hard_to_understand", "disagree_with_approach", "explore_options",
    "cannot_choose", "multiple_conditions", "insurer_requires", "quality_of_life_procedure",
    "new_medication", "peace_of_mind",
]
HOW_TOS = [
    "what_is_it", "should_i", "ask_doctor", "fear_of_offending", "referral", "records", "insurance",
    "cost", "find_specialist", "no_pcp", "written_summary", "what_to_bring", "questions_to_ask",
    "appointment_day", "opinions_agree", "opinions_differ", "third_opinion", "decide", "switch_doctor",
    "rights", "time_sensitive", "remote", "benefits", "risks", "evidence", "trust_team", "caregiver",
    "get_unstuck", "emotional_support", "plan",
]
# fmt: on


def test_the_shipped_advice_has_no_problem(guide: Guide, intents: frozenset[str]):
    assert validate(guide, intents) == []


def test_every_topic_of_the_design_has_its_file(guide: Guide):
    levels = {name: advice.level for name, advice in guide.library.topics.items()}
    assert sorted(name for name, level in levels.items() if level) == sorted(SCENARIOS)
    assert sorted(name for name, level in levels.items() if not level) == sorted(HOW_TOS)


def test_a_guard_may_name_any_fact_and_validation_knows_the_values_of_all_but_free_words(guide: Guide):
    assert FACTS - set(values_of_facts(guide)) == {"relation", "choices"}


def test_a_topic_answers_a_carer_in_other_words(guide: Guide):
    """Each file has a variant for carers, or says {patient}. What the plan says stands in plan.yml."""
    for advice in guide.library.topics.values():
        if advice.id == "plan":
            continue
        lines = [*advice.opening, *advice.steps, *advice.words, *advice.brief, *advice.more]
        by_guard = any(fact == "role" for line in lines for fact, _ in line.guard.wants)
        assert by_guard or any("{patient" in line.text for line in lines), advice.id


def test_a_fixed_text_fits_a_phone_screen(guide: Guide):
    fixed = ("talk.yml", "outside.yml", "safety.yml", "errors.yml", "channels.yml")
    long = [p.where for p in passages(guide) if p.file in fixed and len(p.text.split()) > 120]
    assert long == []
