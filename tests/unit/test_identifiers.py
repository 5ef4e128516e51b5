"""What the scrubber takes out of a message."""

from __future__ import annotations

import re
from concurrent.futures import ThreadPoolExecutor

import pytest

from bot.privacy import Scrubber
from bot.privacy.spans import NUMBER, Span
from bot.privacy.vocabulary import Vocabulary, VocabularyError

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


@pytest.mark.parametrize(("message", "scrubbed"), REMOVED)
def test_an_identifier_becomes_a_tag(scrub: Scrubber, message: str, scrubbed: str) -> None:
    assert scrub(message) == scrubbed


@pytest.mark.parametrize("message", [message for message, _ in REMOVED])
def test_scrubbing_again_changes_nothing(scrub: Scrubber, message: str) -> None:
    assert scrub(scrub(message)) == scrub(message)


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
