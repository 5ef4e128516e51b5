"""Every document for every case: complete, short, easy, without anything that tells who somebody is."""

from __future__ import annotations

import re
from datetime import date

import pytest
from advice_cases import CASES, ROOT, TODAY
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from icalendar import Calendar

from bot.advice.case import Case
from bot.advice.documents.voice import in_own_voice
from bot.advice.documents.write import write
from bot.advice.guide import Guide, Setting
from bot.advice.plan import plan_script
from bot.advice.progress import Progress
from bot.advice.reply import Document
from bot.advice.validation.documents import PAGE_WORDS, without_blanks
from bot.advice.validation.readability import MOST, Readability
from bot.documents.calendar import calendar
from bot.documents.form import sections
from bot.documents.pdf import pdf

DOCUMENTS = sorted(path.stem for path in (ROOT / "data/advice/en/documents").glob("*.yml"))
TONES = [name for name in DOCUMENTS if name.startswith("message.")]
#: What a firm letter doesn't need.
RUDE = (
    r"\b(demand|insist|unacceptable|lawyer|sue|incompetent|negligen|at once|immediately|or else|fed up|ridiculous)"
)
#: Phone numbers of the register of contacts.
NUMBERS = re.findall(r"[\d-]{10,}", (ROOT / "data/advice/en/contacts.yml").read_text(encoding="utf-8"))
IDENTIFIER = r"\d{3}[-. ]\d{2,3}[-. ]\d{4}|@|\b\d{9,}\b|\b(?:SSN|member id)\b"


def written(guide: Guide, name: str, case: Case, progress: Progress | None = None) -> Document:
    return write(guide.documents[name], Setting.of(guide, case, TODAY), progress or Progress())


def pages(data: bytes) -> int:
    return len(re.findall(rb"/Type /Page\b(?!s)", data))


def test_a_message_names_the_operation_the_day_and_when_an_answer_is_needed(guide: Guide):
    text = written(guide, "message.plain", CASES["spine surgery on Thursday next week"]).text
    assert "a second opinion on the spinal fusion before Thursday, December 3" in text
    assert "Wednesday, November 25" in text
    assert "[your name]" in text


def test_an_answer_is_asked_for_by_a_working_day(guide: Guide):
    sunday = date(2026, 11, 22)
    setting = Setting.of(guide, Case(procedure="hip_replacement", deadline=date(2026, 12, 15)), sunday)
    assert (
        "An answer by Friday, November 27 would help."
        in write(guide.documents["message.plain"], setting, Progress()).text
    )


def test_a_rough_day_stays_rough_on_paper(guide: Guide):
    case = Case(procedure="hip_replacement", deadline=date(2026, 12, 15), roughly="month")
    assert "The hip replacement, planned for mid-December" in written(guide, "summary", case).text
    assert "on the hip replacement before mid-December" in written(guide, "message.plain", case).text


def test_a_message_by_somebody_else_says_whom_it_is_about(guide: Guide):
    case = Case(role="caregiver", relation="dad", person="elder", condition="breast_lump")
    document = written(guide, "message.behalf", case)
    assert document.title == "Message about my dad"
    assert "view on my dad's breast lump" in document.text


def test_the_one_page_summary_carries_three_questions_of_the_case(guide: Guide):
    text = written(guide, "summary", Case(condition="lupus", scenarios=("chronic_illness",))).text
    assert "My three questions:\n1. " in text and "[question 1]" not in text


@pytest.fixture(scope="session")
def every(guide: Guide) -> dict[tuple[str, str], Document]:
    return {(name, who): written(guide, name, case) for name in DOCUMENTS for who, case in CASES.items()}


def test_no_blank_of_ours_stays_open_and_every_blank_of_theirs_closes(every: dict[tuple[str, str], Document]):
    for key, document in every.items():
        left = re.sub(r"\[(?:[ x]|[a-zA-Z][^\[\]]*)\]", "it", document.text)
        assert not re.search(r"[{}\[\]]|  |\bNone\b| [,;.]", left), (key, left)
        assert document.title, key
        assert not re.search(r"[{}\[\]]", document.title), key


def test_nothing_in_it_tells_who_somebody_is(every: dict[tuple[str, str], Document]):
    for key, document in every.items():
        ours = "|".join(re.escape(number) for number in NUMBERS)
        assert not re.search(IDENTIFIER, re.sub(ours, "", document.text), re.IGNORECASE), key


def test_it_is_short_and_reads_at_grade_8_or_lower(every: dict[tuple[str, str], Document], guide: Guide):
    readability = Readability.of(guide)
    for key, document in every.items():
        assert len(document.text.split()) <= PAGE_WORDS, key
        assert readability.grade(without_blanks(document.text)) <= MOST, (key, document.text)


def test_it_fits_on_one_page_of_paper(every: dict[tuple[str, str], Document]):
    longest: dict[str, Document] = {}
    for (name, _), document in every.items():
        for kind in (name, f"{name} lines"):
            size = len(document.text) if kind == name else document.text.count("\n")
            other = longest.get(kind)
            if other is None or size > (len(other.text) if kind == name else other.text.count("\n")):
                longest[kind] = document
    assert {kind: pages(pdf(document)) for kind, document in longest.items()} == dict.fromkeys(longest, 1)


def test_what_no_reply_may_say_no_document_says(every: dict[tuple[str, str], Document], guide: Guide):
    rules = [(re.compile(r["pattern"], re.IGNORECASE), r["why"]) for r in guide.library.texts["forbidden"]]
    broken = [(key, why) for key, d in every.items() for rule, why in rules if rule.search(d.text)]
    assert not broken


@pytest.mark.parametrize("name", DOCUMENTS)
def test_it_is_handed_over_with_what_to_do_next(name: str, guide: Guide):
    for who, case in CASES.items():
        own = in_own_voice(Setting.of(guide, case, TODAY))
        lead, then = own.first(guide.documents[name].lead), own.first(guide.documents[name].then)
        assert lead, who
        assert then, who
        assert then.text.startswith("**Next:** "), who


@pytest.mark.parametrize("who", CASES)
def test_the_tones_of_a_message_differ_and_ask_for_the_same_thing(who: str, guide: Guide):
    texts = {tone: written(guide, tone, CASES[who]).text for tone in TONES}
    sentences = {
        tone: {s for s in re.split(r"(?<=[.?!:])\s", text) if len(s.split()) > 5} for tone, text in texts.items()
    }
    for tone, own in sentences.items():
        for other, theirs in sentences.items():
            assert tone == other or len(own & theirs) <= 1, (tone, other, own & theirs)
    assert all(re.search(r"opinion|specialist", text) for text in texts.values())


@pytest.mark.parametrize("who", CASES)
def test_firm_is_never_rude(who: str, guide: Guide):
    text = written(guide, "message.firm", CASES[who]).text
    assert not re.search(RUDE, text, re.IGNORECASE)
    assert "!" not in text
    assert "thank you" in text.lower()


@pytest.mark.parametrize(
    ("who", "has", "has_not"),
    [
        ("HMO, refused", "45 CFR 164.524", "subject access"),
        ("HMO, refused", "did not get them", "parent"),
        ("England", "subject access request", "HIPAA"),
        ("UK, private", "subject access request", "HIPAA"),
        ("India", "Please send copies of these records", "HIPAA"),
        ("son with asthma", "parent or guardian", "proxy"),
        ("mom with dementia", "health care proxy", "parent or guardian"),
        ("dad with lung cancer", "slides", "growth chart"),
    ],
)
def test_the_records_request_fits_the_place_and_the_person(who: str, has: str, has_not: str, guide: Guide):
    text = written(guide, "records", CASES[who]).text
    assert has in text
    assert has_not not in text


@pytest.mark.parametrize(
    ("payer", "asks"),
    [
        ("hmo", "referral or an approval"),
        ("ppo", "only in the network"),
        ("medicare", "Part B"),
        ("medicaid", "at no cost"),
        ("tricare", "Prime"),
        ("va", "community care"),
        ("uninsured", "good-faith estimate"),
        ("nhs", "different hospital"),
        ("", "Is a second opinion covered"),
    ],
)
def test_the_call_sheet_asks_what_this_payer_has_to_answer(payer: str, asks: str, guide: Guide):
    text = written(guide, "insurer", Case(payer=payer)).text
    assert asks in text
    assert all(blank in text for blank in ("[name of the clerk]", "[reference number]", "[date and time]"))


def test_the_questions_are_those_of_the_case_three_of_them_first(guide: Guide):
    cancer = written(guide, "questions", CASES["dad with lung cancer"]).text
    knee = written(guide, "questions", CASES["knee some day"]).text
    first = next(s for s in sections(cancer) if s.heading == "Ask these three first")
    assert [item.mark for item in first.items if item.mark] == ["1.", "2.", "3."]
    assert "How soon must this really be done" in cancer.split("If there is time")[0]
    assert "grade and the stage" in cancer
    assert "grade and the stage" not in knee
    assert "knee replacement" in knee


def test_two_opinions_stand_on_the_comparison_in_the_persons_words(guide: Guide):
    progress = Progress(opinions=("Operate now, he said.", "Wait and do physio [she said]. " + "More. " * 90))
    text = written(guide, "comparison", CASES["two opinions"], progress).text
    assert "The first doctor says:\nOperate now, he said." in text
    assert "(she said)" in text
    assert pages(pdf(written(guide, "comparison", CASES["two opinions"], progress))) == 1
    assert "[what the first doctor said]" in written(guide, "comparison", CASES["two opinions"]).text


@pytest.mark.parametrize("who", CASES)
def test_the_calendar_has_the_days_of_the_plan(who: str, guide: Guide):
    setting = Setting.of(guide, CASES[who], TODAY)
    document = written(guide, "plan", CASES[who])
    assert len(document.dates) == len(plan_script(setting).steps)
    read = Calendar.from_ical(calendar(document))
    events = [(e.decoded("dtstart"), str(e["summary"])) for e in read.walk("VEVENT")]
    assert events == [(date.fromisoformat(day), what) for day, what in document.dates]
    assert len({str(e["uid"]) for e in read.walk("VEVENT")}) == len(events)
    assert all(e.walk("VALARM") for e in read.walk("VEVENT"))
    for day, what in document.dates:
        spoken = date.fromisoformat(day)
        assert f"{spoken:%A}, {spoken:%B} {spoken.day}" in document.text, what
        assert what in document.text


facts = st.fixed_dictionaries(
    {},
    optional={
        "role": st.sampled_from(["self", "caregiver"]),
        "relation": st.sampled_from(["mom", "6-year-old son", "father-in-law"]),
        "person": st.sampled_from(["adult", "child", "pregnant", "elder"]),
        "payer": st.sampled_from(
            ["medicare", "hmo", "ppo", "va", "uninsured", "nhs", "medicaid", "tricare", "other"]
        ),
        "country": st.sampled_from(["uk", "canada", "india"]),
        "setting": st.just("inpatient"),
        "stance": st.sampled_from(["angry", "refused", "pushing", "supportive"]),
        "has_pcp": st.sampled_from(["yes", "no"]),
        "said_clock": st.sampled_from(["hours", "days", "weeks", "open"]),
        "deadline": st.dates(date(2026, 11, 1), date(2027, 6, 1)),
        "condition": st.sampled_from(["lung_cancer", "alzheimers", "ptsd", "als", "acute_leukemia"]),
        "procedure": st.sampled_from(["spinal_fusion", "hysterectomy", "bypass", "knee_replacement"]),
        "scenarios": st.lists(
            st.sampled_from(["cancer", "surgery", "life_threatening", "unclear_diagnosis", "new_medication"]),
            max_size=3,
            unique=True,
        ).map(tuple),
    },
)


@given(facts=facts, name=st.sampled_from(DOCUMENTS))
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_case_gets_a_document_that_holds_together(facts: dict, name: str, guide: Guide):
    case = Case().with_facts(facts)
    document = written(guide, name, case)
    assert document.text
    assert not re.search(r"[{}]|\bNone\b", document.text)
    assert len(document.text.split()) <= PAGE_WORDS
    assert not re.search(IDENTIFIER, document.text, re.IGNORECASE)
    limit = case.deadline if case.deadline and case.deadline >= TODAY else None
    for day, _ in document.dates:
        assert TODAY <= date.fromisoformat(day) <= (limit or date.max)
