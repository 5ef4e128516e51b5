"""Whatever the sentence around it, an identifier goes and nothing else does."""

from __future__ import annotations

import ipaddress
import re
import string

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from bot.privacy import Scrubber
from bot.privacy.spans import TAGS

SENTENCES = st.sampled_from(
    [
        "{}",
        "my number: {}",
        "{} is mine",
        "Hi, {}. Can I wait?",
        "({})",
        "'{}'",
        "pain 8, {}, surgery 12/3",
        "call {} now",
        "é {}\n!",
    ]
)
ANY_TEXT = st.text(st.sampled_from(string.ascii_letters + " .,'\n-!?éß"), max_size=20)
QUICK = settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def exactly(count: int, first: str = string.digits) -> st.SearchStrategy[str]:
    rest = st.text(string.digits, min_size=count - 1, max_size=count - 1)
    return st.builds(str.__add__, st.sampled_from(first), rest)


SSNS = st.builds(
    lambda a, b, c, dash: f"{a}{dash}{b}{dash}{c}",
    exactly(3),
    exactly(2),
    exactly(4),
    st.sampled_from(["-", " ", ".", "–", ""]),
)
PHONES = st.builds(
    lambda shape, a, b, c: shape.format(a, b, c),
    st.sampled_from(
        [
            "({}) {}-{}",
            "{}-{}-{}",
            "{}.{}.{}",
            "{} {} {}",
            "{}{}{}",
            "+1 {} {} {}",
            "1-{}-{}-{}",
            "{}/{}-{}",
            "+44 {} {} {}",
        ]
    ),
    exactly(3, "23456789"),
    exactly(3, "23456789"),
    exactly(4),
)


@QUICK
@given(ssn=SSNS, sentence=SENTENCES)
def test_no_social_security_number_stays(scrub: Scrubber, ssn: str, sentence: str) -> None:
    assert re.search(r"\d{4}", scrub(sentence.format(ssn))) is None


@QUICK
@example(phone="(200) 310-0000", sentence="{}")
@given(phone=PHONES, sentence=SENTENCES)
def test_no_phone_number_stays(scrub: Scrubber, phone: str, sentence: str) -> None:
    assert re.search(r"\d{3}", scrub(sentence.format(phone))) is None


@QUICK
@given(mail=st.emails(), sentence=SENTENCES)
def test_no_mail_address_stays(scrub: Scrubber, mail: str, sentence: str) -> None:
    scrubbed = scrub(sentence.format(mail))
    assert "@" not in scrubbed
    assert mail.rsplit("@", 1)[1] not in scrubbed


@QUICK
@given(address=st.ip_addresses(v=4).filter(lambda a: a > ipaddress.ip_address("1.0.0.0")), sentence=SENTENCES)
def test_no_network_address_stays(scrub: Scrubber, address: ipaddress.IPv4Address, sentence: str) -> None:
    assert str(address) not in scrub(sentence.format(address))


@QUICK
@given(before=ANY_TEXT, ssn=SSNS, after=ANY_TEXT)
def test_nothing_around_it_matters(scrub: Scrubber, before: str, ssn: str, after: str) -> None:
    assert ssn not in scrub(f"{before} {ssn} {after}")


@QUICK
@given(
    st.text(max_size=80)
    | st.lists(st.sampled_from([*TAGS, "1234", "call", "DOB", "3/4", "Dr.", "Linda", "ID"]), max_size=8).map(
        " ".join
    )
)
def test_twice_is_once(scrub: Scrubber, text: str) -> None:
    assert scrub(scrub(text)) == scrub(text)


WORDS = st.sampled_from(
    [
        "my",
        "knee",
        "hurts",
        "the",
        "doctor",
        "says",
        "Thursday",
        "June",
        "14",
        "stage",
        "2",
        "L4-L5",
        "is",
        "it",
    ]
) | st.sampled_from(["urgent?", "Crohn's", "Mayo", "Medicare", "911", "$400", "help", "12/3", "PSA", "dr.", "and"])


@QUICK
@given(st.lists(WORDS, max_size=15).map(" ".join))
def test_a_text_without_identifiers_stays(scrub: Scrubber, text: str) -> None:
    assert scrub(text) == text
