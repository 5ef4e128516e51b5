"""What the scrubber takes out and, as important, what it leaves alone."""

from __future__ import annotations

import ipaddress
import re
import string
from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from bot.privacy import Scrubber
from bot.privacy.scrubber import LOOKUPS
from bot.privacy.spans import NUMBER, TAGS, Span
from bot.privacy.vocabulary import Vocabulary, VocabularyError


@pytest.fixture(scope="module")
def scrub() -> Scrubber:
    return Scrubber.load()


REMOVED = [
    # social security
    ("my ssn is 123-45-6789", "my ssn is [number]"),
    ("SSN 123456789, what now", "SSN [number], what now"),
    ("123 45 6789 is my social", "[number] is my social"),
    ("social: 123.45.6789", "social: [number]"),
    ("its 123–45–6789 ok?", "its [number] ok?"),
    ("last four 6789 of my social", "last four [number] of my social"),
    ("1 2 3 4 5 6 7 8 9 no, 9 8 7 6 5 4 3 2 1", "1 2 3 4 5 6 7 8 9 no, [number]"),
    # record, member, policy, account numbers
    ("MRN 00456789", "MRN [number]"),
    ("mrn: 4567", "mrn: [number]"),
    ("my medical record number is 88-1234-9", "my medical record number is [number]"),
    ("Member ID: XYZ123456789", "Member ID: [number]"),
    ("member # W12345678 with Aetna", "member # [number] with Aetna"),
    ("policy number 7700123", "policy number [number]"),
    ("my policy W12345678 was cancelled", "my policy [number] was cancelled"),
    ("group no. 70123", "group no. [number]"),
    ("account number is 5521 8890 12", "account number is [number]"),
    ("claim number 20241234567 denied for 63030", "claim number [number] denied for 63030"),
    ("medicare number 1EG4-TE5-MK73", "medicare number [number]"),
    ("1eg4te5mk73 is on my card", "[number] is on my card"),
    ("card 4111 1111 1111 1111 exp 12/27", "card [number] exp 12/27"),
    ("amex 3782 822463 10005", "amex [number]"),
    ("visa 4111111111111111", "visa [number]"),
    ("NHS number 943 476 5919", "NHS number [phone]"),
    ("driver's license number D1234567", "driver's license number [number]"),
    # phones
    ("call me at (212) 555-0123", "call me at [phone]"),
    ("212-555-0123 after 5", "[phone] after 5"),
    ("212.555.0123", "[phone]"),
    ("text 2125550123 pls", "text [phone] pls"),
    ("+1 212 555 0123 ext. 44", "[phone]"),
    ("fax it to 415 555 2671", "fax it to [phone]"),
    ("my cell 555-1234", "my cell [phone]"),
    ("(200) 310-0000", "[phone]"),  # no such area, yet 310-0000 alone is a number
    ("200-310-0000 or 212-555-0123", "[phone] or [phone]"),
    ("+44 20 7946 0958", "[phone]"),
    ("020 7946 0958 is my gp", "[phone] is my gp"),
    ("+91 98765 43210 whatsapp", "[phone] whatsapp"),
    ("no feeling in my legs, 212-555-0123, call 911?", "no feeling in my legs, [phone], call 911?"),
    # mail, links, network
    ("mail jo.o'neil+x@example.co.uk.", "mail [e-mail]."),
    ("JO@EXAMPLE.COM", "[e-mail]"),
    ("<jo@example.com>", "<[e-mail]>"),
    ("write to 'jo@example.com'", "write to '[e-mail]'"),
    ("jo @ example . com", "[e-mail]"),
    ("jo dot smith at gmail dot com", "[e-mail]"),
    ("jo77 at yahoo", "[e-mail]"),
    ("see https://www.facebook.com/maria.lopez.77, ok", "see [link], ok"),
    ("linkedin.com/in/marialopez", "[link]"),
    ("https://mychart.example.org/p/1?token=abc", "[link]"),
    ("insta @marialopez", "insta [link]"),
    ("@maria_92 on telegram", "[link] on telegram"),
    ("from 192.168.10.4", "from [number]"),
    ("ip 2001:db8:85a3::8a2e:370:7334", "ip [number]"),
    # addresses
    ("I live at 12 Oak Street, Austin, TX 78701", "I live at [address], Austin, TX [address]"),
    ("742 evergreen terrace springfield", "[address] springfield"),
    ("1600 Pennsylvania Ave NW, Washington", "[address], Washington"),
    ("4 N. Elm Dr, Apt 5B", "[address]"),
    ("i live on 45 elm st in ohio", "i live on [address] in ohio"),
    ("PO Box 1234, Reno", "[address], Reno"),
    ("zip code 78701", "zip code [address]"),
    ("near 78701-1234", "near [address]"),
    ("M20 4BX, the Christie is close", "[address], the Christie is close"),
    # dates of birth
    ("born 3/4/1960", "born [date of birth]"),
    ("DOB 03-04-60", "DOB [date of birth]"),
    ("d.o.b.: 1960-03-04", "d.o.b.: [date of birth]"),
    ("my birthday is May 4 1960", "my birthday is [date of birth]"),
    ("my date of birth is 4th of May 1960", "my date of birth is [date of birth]"),
    ("it was 4 May 1960, my birthday", "it was [date of birth], my birthday"),
    ("I was born on May 4th, 1960 in Ohio", "I was born on [date of birth] in Ohio"),
    ("born two weeks early on 3/4/2020", "born two weeks early on [date of birth]"),
    ("May 4, 1960 is my birthday", "[date of birth] is my birthday"),
    ("3/4/1960 (DOB)", "[date of birth] (DOB)"),
    ("bday 4 may 60", "bday [date of birth]"),
    ("nací el 4 de mayo de 1960", "nací el [date of birth]"),
    # names
    ("my name is Xyla Brakk and I have lupus", "my name is [name] and I have lupus"),
    ("my name is xyla brakk and i have lupus", "my name is [name] and i have lupus"),
    ("MY NAME IS JOHN SMITH", "MY NAME IS [name]"),
    ("me llamo José García", "me llamo [name]"),
    ("I'm John Smith", "I'm [name]"),
    ("im john smith from dallas", "im [name] from dallas"),
    ("this is Grace Kim", "this is [name]"),
    ("thanks, Maria Lopez", "thanks, [name]"),
    ("Is it urgent? - Linda", "Is it urgent? - [name]"),
    ("Is it urgent?\n\nBest regards,\nAnand Krishnamurthy", "Is it urgent?\n\nBest regards,\n[name]"),
    ("my wife Linda has Crohn's", "my wife [name] has Crohn's"),
    ("my wife linda has crohns", "my wife [name] has crohns"),
    ("our son, Jake, is 6", "our son, [name], is 6"),
    ("my mother Grace broke her hip", "my mother [name] broke her hip"),
    ("Aunt Bea is 93", "Aunt [name] is 93"),
    ("Linda's biopsy", "[name]'s biopsy"),
    ("Dr. Patel", "Dr. [name]"),
    ("Dr.Patel or Dr. White", "Dr.[name] or Dr. [name]"),
    ("Sincerely, R. Gupta", "Sincerely, [name]"),
    ("Dr Sarah O'Neil at Stanford", "Dr [name] at Stanford"),
    ("Dr. J. van der Berg wants chemo", "Dr. [name] wants chemo"),
    ("dr patel and dr okonkwo said no", "dr [name] and dr [name] said no"),
    ("Dr. Graves treats my Graves disease", "Dr. [name] treats my Graves disease"),
    ("nurse Kelly at Mayo Clinic", "nurse [name] at Mayo Clinic"),
    ("Mrs. Carter, your levels are fine", "Mrs. [name], your levels are fine"),
    ("Patient Name: SMITH, JOHN", "Patient Name: [name]"),
    ("I saw Kevin Turner, MD, about Turner syndrome", "I saw [name], MD, about Turner syndrome"),
    ("Yesterday Rosalind Achterberg operated on me", "Yesterday [name] operated on me"),
]

KEPT = [
    # illnesses named after people
    "I have Hodgkin lymphoma",
    "non-Hodgkin's, stage IIIA",
    "my husband's Parkinson's is worse",
    "My son Crohns flare again",
    "Hashimoto's or Graves, two doctors disagree",
    "Ehlers-Danlos, Marfan or Loeys-Dietz?",
    "Ochoa syndrome, who treats it",
    "Lynch syndrome runs in us",
    "Ewing sarcoma in my daughter's leg",
    "Bell's palsy since Monday",
    "Charcot-Marie-Tooth and Charcot foot",
    "Guillain-Barré after a flu shot",
    "Lou Gehrig's disease",
    "Down syndrome and Wilson's disease",
    "Lewy body, not Alzheimer's",
    "Von Willebrand, Budd-Chiari, Peutz-Jeghers",
    "Smith-Magenis or Prader-Willi",
    "Thomson syndrome, never heard of",
    "lou gehrigs, huntingtons, sjogrens",
    # operations, tests
    "Whipple on Thursday, June 14",
    "Mohs surgeon says flap",
    "Linx or Nissen?",
    "Gleason 4+3, PSA 17",
    "gleason score 7, bosniak IIF",
    "Child-Pugh B, Karnofsky 70",
    "Da Vinci robot, Foley after",
    "Fontan, Glenn, Norwood, then a transplant",
    # drugs
    "Humira failed, Stelara next",
    "Keytruda or Opdivo for my wife",
    "Entyvio Says A, Rinvoq Says B",
    # where and who pays
    "Mayo or Cleveland Clinic or MD Anderson",
    "St. Jude took my nephew",
    "St Mary's or the General?",
    "Johns Hopkins, Kaiser, Dana-Farber and Mass General",
    "Mary Bridge Children's Hospital in Tacoma",
    "Henry Ford in Detroit takes Blue Cross Blue Shield",
    "Aetna and Humana both denied it",
    "Anthem says not medically necessary",
    "I'm in Charlotte, NC, near San Jose no more",
    "from Austin, Texas to Santa Fe",
    # dates, ages, numbers
    "surgery on 12/3",
    "surgery June 14 Thursday Dr. says",
    "surgery is 12/03/2025 at 7:30",
    "Thursday June 14, then the 21st",
    "born in 1960",
    "my baby was born at 32 weeks",
    "diagnosed 3/4/2019, treated since 2020",
    "I'm 62, he's 45M, she is 7 yo",
    "L4-L5 and L5/S1, T2N1M0, ER+ PR- HER2 3+",
    "BRCA1, stage IIIA, Ki-67 20%, EGFR L858R",
    "A1c 9.1, creatinine 2.3, platelets 150,000, WBC 11.2",
    "bp 120/80 then 172/112, pulse 88",
    "bp 120 80, 130 85, 140 90, 125 82",
    "metformin 500 mg twice, 250 500 1000 mg",
    "ferritin 300-1200, range 150-1000",
    "ICD M54.16 and C50.911, CPT 63030 and 70450",
    "CT 70450 was denied",
    "they want $4,000 or 1,850 plus 20%",
    "NCT04512345 and rs1801133",
    "in 2019 2020 2021 2022 it grew",
    "pain 1 2 3 4 5 6 7 8 9 10, I say 8",
    "5 x 10^9, 1,234,567,890 cells",
    "see mayoclinic.org/tests or https://www.cancer.gov/types",
    "call 911 or 988 now?",
    # emergencies, untouched
    "help me I can't breathe, chest pain, I want to die",
    "HE TOOK ALL THE PILLS CALL 911",
    "¡Socorro! mi madre no respira, dolor en el pecho",
    # words that are names elsewhere
    "Will it grow? May I wait? I hope so. Mark my words",
    "I'm Faith based, grace and hope help",
    "my doc said dr google is wrong",
    "my dr keeps saying no. Nurse Navigator called",
    "I asked my dr. Biopsy says benign",
    "Doctor A says yes, Dr. B says no",
    "My name is on the waiting list",
    "my mom is scared, my wife and I too",
    "my wife Has lupus",
    "My Wife Will Need Surgery And My Son Max Dose Steroids",
    "the doctor June 14, the surgeon April 2",
    "https://clinicaltrials.gov/study/NCT04512345",
    "thanks",
    "Thank you so much!!",
    "I met 2 surgeons on the way to my dr",
    "it's a 3 hour drive, 5 miles down the road",
    "meds@8pm, pain@night, meet @ 3",
    "Ask for [name] and [number]  as is ,  spaces  too",
    "call [phone] 250-1000",
    "teh  oncoligist   sayed NO",
]


@pytest.mark.parametrize(("message", "scrubbed"), REMOVED)
def test_an_identifier_becomes_a_tag(scrub: Scrubber, message: str, scrubbed: str) -> None:
    assert scrub(message) == scrubbed


@pytest.mark.parametrize("message", KEPT)
def test_what_medicine_needs_stays(scrub: Scrubber, message: str) -> None:
    assert scrub(message) == message


@pytest.mark.parametrize("message", [message for message, _ in REMOVED])
def test_scrubbing_again_changes_nothing(scrub: Scrubber, message: str) -> None:
    assert scrub(scrub(message)) == scrub(message)


def test_every_eponym_stays_alone_and_in_a_sentence(scrub: Scrubber) -> None:
    words = Vocabulary.load(LOOKUPS)
    phrases = [p for group in (words.eponyms, words.kept) for many in group.values() for p in many]
    assert len(phrases) > 900
    names = [" ".join(word.capitalize() for word in phrase) for phrase in phrases]
    lost = [
        n for n in names for said in (n, f"They say it is {n}, is that so?", f"my wife {n}") if scrub(said) != said
    ]
    assert lost == []


def test_it_goes_on_until_nothing_is_found() -> None:
    def first_digit(text: str) -> list[Span]:
        return [Span(m.start(), m.end(), NUMBER) for m in re.finditer(r"\d", text)][:1]

    assert Scrubber([first_digit])("a 1 b 2") == "a [number] b [number]"


def test_threads_may_share_it(scrub: Scrubber) -> None:
    messages = [message for message, _ in REMOVED] * 3
    with ThreadPoolExecutor(8) as threads:
        assert list(threads.map(scrub, messages)) == [scrubbed for _, scrubbed in REMOVED] * 3


def test_a_missing_list_is_named(tmp_path: object) -> None:
    with pytest.raises(VocabularyError, match=r"first_names\.yml"):
        Vocabulary.load(tmp_path)  # type: ignore[arg-type]


# Whatever the sentence ---------------------------------------------------------------------------------

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
