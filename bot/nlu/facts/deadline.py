"""Which of the days named is the deadline: something planned, not something that was."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from bot.advice.lookups import is_look

from .dates import Found, find_dates
from .gazetteer import Match
from .message import Entity, Message
from .negation import is_swapped_out
from .tokens import words

_PLANNED = words(
    "surgery surgeries operation operate op procedure scheduled schedule booked book appointment appt "
    "start starts starting begin begins is want wants wanna set due decide deadline going go goes "
    "coming consult consultation need needs have has having gets getting will ill gonna answer visit "
    "date moved rescheduled pushed admit admits meet meeting see seeing treatment theyre hes shes "
    "leaving actually its im"
)
_PAST = words(
    "lost gained grew seen tried gone "
    "since last ago diagnosed dx dxd started began born dob birthday had was were happened went saw did "
    "done said told called been past every each got found came fell gave sent finished ended passed "
    "died after postponed"
)
_LONG_PAST = words("since born dob lost gained grew had seen tried diagnosed")
_HAD = words("had after since underwent did from following")
_NEVER_BEFORE = words("last since every past each previous ago")
_NEVER_AFTER = words("ago drive mornings nights")
_TODAY = ("today", "tonight", "tonite", "this morning", "this afternoon", "this evening")
_DUE = words("scheduled operate operating starts start starting appointment appt by")
#: A day is put in the place of another one; with the last of these, it is a later one.
_MOVED = words("moved move moving rescheduled reschedule changed switched shifted")
_PUT_OFF = words("pushed postponed delayed bumped put back later")
_TO = words("to until till til for")
_SCORES = words("pain stage grade bp pressure rate level doctors of gleason vision score")
_RECORDS = words(
    "mri scan ct xray ultrasound report results result test tests labs bloodwork biopsy notes letter images"
)
#: "I'll call tomorrow" is an errand, and its day no day by which anything is settled.
_WILL = words("will gonna can could should going must gotta might may")
_ERRAND = words(
    "call calling phone ring ask asking email message text write fax talk tell send look check request try get "
    "pick do remind think come back continue finish"
)
_DOING = _ERRAND | words("to me us just go probably also still maybe be")
_I_WILL, _I = words("ill well lets let"), words("i im we were maybe")
#: "Do you remember me tomorrow" is about the talk itself.
_YOU_WILL, _OF_THE_TALK = (
    words("do will can could would are"),
    words("remember forget remind here open around there"),
)
#: Before "tomorrow I'll call", where the day is of the call; in "it's tomorrow, I'll call" it is not.
_OPENING = words("and so ok okay then maybe but well")
_BOOKED = words("surgery operation appointment appt start see seeing meet visit decide decision have")
_ERRAND_WORDS = 7
_REACH = 8  # words looked at on either side


def read_deadline(message: Message, today: date) -> tuple[Entity, str] | None:
    """The deadline said in the message, value in ISO form, and how rough it is ("month", "week", ""); or None.

    Of several, the one that belongs to an operation or treatment is taken, else the first.
    """
    best: tuple[int, Entity, str] | None = None
    dates = find_dates(message.text, today)
    found = [_put_off(message, f, dates) for f in dates if _is_ahead(message, f)]
    for one in _without_replaced(message, found):
        rank = 0 if _near_treatment(message, one) else 1
        entity = message.entity("deadline", one.day.isoformat(), one.start, one.end)
        if best is None or rank < best[0]:
            best = (rank, entity, one.rough)
    return best[1:] if best else None


def _is_ahead(message: Message, found: Found) -> bool:
    first, last = _words(message, found)
    before = message.before(first, _REACH)
    if _is_of_an_errand(message, first) or _opens_an_errand(message, first, last):
        return False
    swapped = is_swapped_out(message, first) and message.norms[:first] != ("no",)  # "no, dec 2" tells it anew
    if swapped or _NEVER_BEFORE.intersection(before[-1:]):
        return False
    if (before[-1:] == ("from",) and _RECORDS.intersection(before)) or _is_of_a_mere_look(message, found):
        return False
    if _NEVER_AFTER.intersection(message.norms[last : last + 1]) or _is_score(message, found):
        return False
    if message.text[found.start : found.end].lower() in _TODAY and not _treated_today(message, first, last):
        return False
    return _told_ahead(message, found, first, before, message.after(last, 4))


def _is_of_an_errand(message: Message, first: int) -> bool:
    """ "ill ask him on monday", unless something planned stands between: "ill get my surgery monday"."""
    before = message.before(first, _ERRAND_WORDS)
    if before[-1:] == ("you",):
        return True  # "talk to you tomorrow"
    will = next((i for i in range(len(before) - 2, -1, -1) if _says_will(before, i)), None)
    if will is None:
        return False
    opens = first - len(before) + will
    done = set(before[will + 1 :])
    if before[will] in _YOU_WILL and before[will + 1] == "you":
        return bool(_OF_THE_TALK & done)
    planned = any(opens <= m.first < first for m in message.named("procedure"))
    return bool(_ERRAND & done) and not planned and not done & _BOOKED


def _opens_an_errand(message: Message, first: int, last: int) -> bool:
    """ "tomorrow ill ask my sister", where nothing before it has the day."""
    after = message.after(last, _ERRAND_WORDS)
    if first > 0 and not _OPENING.intersection(message.before(first, 1)):
        return False
    will = next((i for i in range(min(2, len(after) - 1)) if _says_will(after, i)), None)
    if will is None:
        return False
    done = set(after[will + 1 :])
    planned = any(last <= m.first < last + len(after) for m in message.named("procedure"))
    return bool(_ERRAND & done) and not planned and not done & _BOOKED


def _says_will(before: tuple[str, ...], i: int) -> bool:
    if before[i] in _YOU_WILL and before[i + 1] == "you":
        return True
    mine = before[i] in _I_WILL or (before[i] in _WILL and _I.intersection(before[max(i - 1, 0) : i]))
    return bool(mine) and before[i + 1] in _DOING


def is_of_a_look(message: Message, start: int, end: int) -> bool:
    """Whether the day in the characters [start, end) stands beside a scan or a test: it is the day of that."""
    first, last = _words_in(message, start, end)
    opens, closes = first - len(message.before(first, _REACH)), last + len(message.after(last, _REACH))
    near = [m for m in message.named("procedure") if opens <= m.first < closes]
    beside = min(near, key=lambda m: first - m.last if m.first < first else m.first - last, default=None)
    return beside is not None and is_look(beside.id)


def _is_of_a_mere_look(message: Message, found: Found) -> bool:
    """Whether the day is that of a scan while the message has an operation, of which it then says nothing."""
    operates = any(not is_look(m.id) for m in message.named("procedure"))
    return operates and is_of_a_look(message, found.start, found.end)


def _told_ahead(
    message: Message, found: Found, first: int, before: tuple[str, ...], after: tuple[str, ...]
) -> bool:
    """Whether the nearest word that tells says that the day is to come. Without one, it is."""
    if _TO.intersection(before[-1:]) and (_MOVED | _PUT_OFF).intersection(before):
        return True  # "postponed to Tuesday"
    for i in range(len(before) - 1, -1, -1):
        treatment = _treatment_at(message, first - len(before) + i)
        if treatment:
            return not _HAD.intersection(message.before(treatment.first, 2))
        if before[i] in _PLANNED and not (before[i] in ("have", "has") and "been" in before[i:]):
            return True
        if before[i] in _PAST:
            return found.sure and before[i] not in _LONG_PAST
    return found.sure or not _PAST.intersection(after)


def _is_score(message: Message, found: Found) -> bool:
    """ "pain 8/10", "stage 3/4", "4/5 doctors" hold a slash and no date."""
    said = message.text[found.start : found.end]
    if "/" not in said:
        return False
    first, last = _words(message, found)
    return said.endswith("/10") or bool(_SCORES.intersection((*message.before(first, 4), *message.after(last, 2))))


def _treated_today(message: Message, first: int, last: int) -> bool:
    """ "surgery is today", not "they told me today"."""
    around = [*range(first - 4, first), *range(last, last + 3)]
    return any(_treatment_at(message, i) for i in around) or bool(_DUE.intersection(message.before(first, 4)))


def _without_replaced(message: Message, found: list[Found]) -> list[Found]:
    """In "moved from the 5th to the 12th" and "the 5th, moved to the 12th" the first day no longer holds."""
    return [
        one
        for i, one in enumerate(found)
        if not any(_is_replaced(message, one, later) for later in found[i + 1 : i + 2])
    ]


def _is_replaced(message: Message, one: Found, later: Found) -> bool:
    between = message.norms[_words(message, one)[1] : _words(message, later)[0]]
    if "from" in message.before(_words(message, one)[0], 3):
        return "to" in between
    return bool((_MOVED | _PUT_OFF).intersection(between)) and bool(_TO.intersection(between[-1:]))


def _put_off(message: Message, found: Found, dates: tuple[Found, ...]) -> Found:
    """In "surgery was Thursday, pushed back to Monday" the Monday meant comes after that Thursday."""
    old = max((one.day for one in dates if one.end <= found.start), default=None)
    between = set(message.norms[: _words(message, found)[0]])
    if old is None or not found.weekday or found.day > old or not _PUT_OFF & between:
        return found
    weeks = (old - found.day).days // 7 + 1
    return replace(found, day=found.day + timedelta(weeks=weeks))


def _near_treatment(message: Message, found: Found) -> bool:
    first, last = _words(message, found)
    start, end = first - len(message.before(first, 6)), last + len(message.after(last, 5))
    return any(start <= m.first < end for m in message.named("procedure"))


def _treatment_at(message: Message, word: int) -> Match | None:
    return next((m for m in message.named("procedure") if m.first <= word < m.last), None)


def _words(message: Message, found: Found) -> tuple[int, int]:
    return _words_in(message, found.start, found.end)


def _words_in(message: Message, start: int, end: int) -> tuple[int, int]:
    inside = [i for i, t in enumerate(message.tokens) if t.start < end and start < t.end]
    return (inside[0], inside[-1] + 1) if inside else (0, 0)
