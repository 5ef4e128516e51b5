"""Reads what doctors said, as the person tells it: who says what, and which part of an opinion each clause is.

All by plain cues of `comparing.yml`, so that whoever reads it can see why: nothing is weighed or guessed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from bot.advice.cues import before_each, has_cue

PLAN, DIAGNOSIS, EVIDENCE = "plan", "diagnosis", "evidence"
#: Where a clause goes that has cues of several aspects: the first of these.
PLACES = (PLAN, DIAGNOSIS, "risk", "goal", EVIDENCE, "timing", "certainty")
#: Opinions that are kept.
MOST = 4
PAIR = ("first", "second")
#: Words to look back for the one who speaks.
REACH = 5
#: Words within which a "not" turns a cue around.
NEAR = 3
#: Words of a quotation; more of it stays with the person.
QUOTED = 9
_WORD = re.compile(r"dr\.|\[name\]|[\w'’-]+|[.,;:!?\n]", re.IGNORECASE)
#: "March 3, surgery" are two clauses; "March 3, 2027" is one day.
_CLAUSE = re.compile(
    r"(?<!\d)[,;.!?\n]+(?:\s+|$)|(?<=\d),\s+(?=\D)|\s+(?=(?:because|but|since|so that|though)\b)", re.IGNORECASE
)
#: "and" parts two statements, not two words: "wait and see" stays whole.
_AND = re.compile(r"(?<=\w)\s+and\s+(?=\S+\s+\S+)", re.IGNORECASE)
#: What links a clause to the one before it, and says nothing by itself.
_LINKED = re.compile(r"^(?:(?:but|and|though|yet|then|however)\b[\s,]*)+", re.IGNORECASE)
_BEFORE_SPEAKER = (
    "the",
    "my",
    "our",
    "his",
    "her",
    "their",
    "a",
    "an",
    "this",
    "that",
    "dr",
    "local",
    "family",
    "new",
)
_MARKS = (".", ",", ";", ":", "!", "?", "\n")
_LINKS = ("and", "but", "while", "whereas", "then", "whilst", "though", "however", "yet")
#: Words that tell speakers apart only together with another one: "the first one", "the doctor".
_VAGUE = ("one", "doctor", "doctors", "doc", "docs", "specialist", "specialists", "surgeon", "surgeons")
_COUNTED = frozenset({"two", "2", "both", "three", "3", "several", "four", "different"})
#: Said twice they mean two: "one wants this, one wants that", "Dr. [name] ..., Dr. [name] ...".
_SOMEBODY_NEW = ("one", "another", "[name]")
#: "He" and "she" tell two doctors apart as long as nobody is named.
_PRONOUNS = ("he", "she")
_LETTERS = ("a", "b", "c", "1", "2", "3")


@dataclass(frozen=True)
class Opinion:
    """One doctor's view. `said`: clauses by aspect, in the person's words; `moves`: the kinds of plan in it."""

    text: str
    said: Mapping[str, str]
    covers: frozenset[str]  # aspects that any clause touches
    moves: frozenset[str]


def read_opinion(text: str, texts: Mapping[str, Any]) -> Opinion:
    """The opinion in these words. `texts` are those of `comparing.yml`."""
    said: dict[str, str] = {}
    covers: set[str] = set()
    for clause in clauses(text, texts):
        touched = _touched(clause, texts)
        covers.update(touched)
        place = _place(clause, touched, texts)
        if place and place not in said:
            said[place] = clause
    if not said:  # nothing known by a cue: it is at least an answer to "what to do?"
        said, covers = {PLAN: ", ".join(clauses(text, texts)) or text}, {PLAN}
    return Opinion(text, said, frozenset(covers), frozenset(moves_in(text, texts)))


def _place(clause: str, touched: Sequence[str], texts: Mapping[str, Any]) -> str:
    """Where a clause goes; "risk of infection" is a risk, whatever else its words may tell."""
    order = ("risk", *PLACES) if has_cue(clause, texts["aspects"]["risk"]["sure"]["cues"]) else PLACES
    return next((name for name in order if name in touched), "")


def clauses(text: str, texts: Mapping[str, Any]) -> list[str]:
    """The text in short pieces, without "the first one says"."""
    undotted = re.sub(r"\bdr\.", "dr", text, flags=re.IGNORECASE)
    parts = (part.strip() for piece in _CLAUSE.split(undotted) if piece for part in _AND.split(piece))
    bare = (_LINKED.sub("", without_speaker(part, texts)) for part in parts)
    return [part for part in bare if part]


def without_speaker(clause: str, texts: Mapping[str, Any]) -> str:
    """The clause from behind the word of saying: "he wants to fuse it" is "to fuse it"."""
    verbs = sorted((_spaced(cue) for cue in texts["verbs"]["cues"]), key=len, reverse=True)
    found = re.match(
        rf"(?:[\w\[\]'’.-]+\s+){{0,{REACH}}}?(?:{'|'.join(verbs)})\b[:,]?\s*(?:that\s+)?", clause, re.I
    )
    found = found or re.match(r"(?:\S+\s+){0,3}\S+\s*:\s+", clause)
    return (clause[found.end() :] if found else clause).strip(" :")


def moves_in(text: str, texts: Mapping[str, Any]) -> list[str]:
    """The kinds of plan that the text names; "no surgery" is no operation."""
    return [name for name, move in texts["moves"].items() if any(stands(text, cue, texts) for cue in move["cues"])]


def quoted(words: str) -> str:
    """The words as a quotation that fits a phone."""
    listed = words.split()
    return " ".join(listed[:QUOTED]) + (" …" if len(listed) > QUOTED else "")


def split_opinions(text: str, texts: Mapping[str, Any]) -> tuple[str, ...]:
    """What each doctor says, when a message tells of several; else the whole text alone.

    A part begins where somebody new speaks: "one says fuse it, | the other says physio".
    """
    heads = _heads(text, texts)
    starts: list[int] = []
    last = ""
    for start, speaker in heads:
        if speaker != last or speaker in _SOMEBODY_NEW:
            starts.append(start)
        last = speaker
    if len(starts) < len(PAIR):
        return (text.strip(),)
    parts = (_trimmed(text[a:b]) for a, b in zip(starts, [*starts[1:], len(text)], strict=True))
    return tuple(part for part in parts if part)[:MOST]


def speaks(text: str, texts: Mapping[str, Any]) -> bool:
    """Whether the text tells what somebody said."""
    return has_cue(text, texts["verbs"]["cues"])


def _heads(text: str, texts: Mapping[str, Any]) -> list[tuple[int, str]]:
    """Where somebody begins to speak, and who: (character, name)."""
    words = [(m.group(0).lower().replace("’", "'"), m.start()) for m in _WORD.finditer(text)]
    verbs = _verbs(texts)
    found = (
        (_is_verb(words, i, verbs) and _head_before(words, i, texts)) or _elliptic(words, i)
        for i in range(len(words))
    )
    heads = [head for head in found if head]
    named = [head for head in heads if head[1] not in _PRONOUNS]
    return named or heads


def _verbs(texts: Mapping[str, Any]) -> list[list[str]]:
    return [cue.split() for cue in texts["verbs"]["cues"]]


def _is_verb(words: Sequence[tuple[str, int]], i: int, verbs: Sequence[Sequence[str]]) -> bool:
    said = words[i][0]
    return said == ":" or any(
        said == verb[0] and [word for word, _ in words[i : i + len(verb)]] == verb for verb in verbs
    )


def _head_before(words: Sequence[tuple[str, int]], i: int, texts: Mapping[str, Any]) -> tuple[int, str] | None:
    """Whoever is named right before the word of saying, back to the next comma, link or word of saying."""
    first = i
    while first > 0 and i - first < REACH and not _ends_head(words, first - 1, texts):
        first -= 1
    said = [word.rstrip(".") for word, _ in words[first:i]]
    known = (*texts["speakers"]["cues"], "[name]", *_PRONOUNS)
    places = [n for n, word in enumerate(said) if word in known or _is_title(word)]
    if not places or (_are_many(said[places[-1]]) and (words[i][0] == ":" or _COUNTED.intersection(said))):
        return None  # "two doctors: ..." begins a list of speakers, and is none of them
    start = places[-1]
    while start > 0 and (start - 1 in places or said[start - 1] in _BEFORE_SPEAKER):
        start -= 1
    named = [said[n] for n in places if n >= start]
    exact = [word for word in named if word not in _VAGUE and word != "dr"] or named[-1:]
    letters = [word for word in said[start:] if word in _LETTERS and word != said[start]]
    return words[first + start][1], " ".join((*exact, *letters))


def _ends_head(words: Sequence[tuple[str, int]], i: int, texts: Mapping[str, Any]) -> bool:
    return words[i][0] in (*_MARKS, *_LINKS) or _is_verb(words, i, _verbs(texts))


def _elliptic(words: Sequence[tuple[str, int]], i: int) -> tuple[int, str] | None:
    """ "..., the other physio": a second speaker without a word of saying."""
    if i == 0 or words[i][0] != "the" or i + 1 >= len(words) or words[i + 1][0] not in ("other", "second"):
        return None
    before = words[i - 1][0]
    return (words[i][1], words[i + 1][0]) if before in (*_LINKS, ",", ";", ".", "\n") else None


def _are_many(word: str) -> bool:
    return word.endswith("s") and (word in _VAGUE or _is_title(word))


def _is_title(word: str) -> bool:
    return bool(re.search(r"(?:ologist|iatrist|ician|opath|ontist)s?$", word))


def speaker_of(text: str, texts: Mapping[str, Any]) -> str:
    """Who speaks first in the text, "" when nobody is named."""
    heads = _heads(text, texts)
    return heads[0][1] if heads else ""


def _trimmed(part: str) -> str:
    low = part.strip(" ,;.\n")
    return re.sub(rf"\s*\b(?:{'|'.join(_LINKS)})$", "", low, flags=re.IGNORECASE).strip(" ,;.\n")


def _touched(clause: str, texts: Mapping[str, Any]) -> list[str]:
    if has_cue(clause, texts["kinds"]["values"]["cues"]):
        return [PLAN]
    touched = [PLAN] if moves_in(clause, texts) else []
    return touched + [name for name, aspect in texts["aspects"].items() if has_cue(clause, aspect["cues"])]


def stands(text: str, cue: str, texts: Mapping[str, Any]) -> bool:
    """Whether the cue stands in the text without a "not" close before it."""
    for before in before_each(text, cue):
        near = re.split(r"[.,;:!?]", before)[-1].split()[-NEAR:]
        if not has_cue(" ".join(near), texts["not_this"]["cues"]):
            return True
    return False


def _spaced(cue: str) -> str:
    return re.escape(cue).replace(r"\ ", r"\s+")


def open_questions(opinions: Iterable[Opinion], texts: Mapping[str, Any]) -> list[str]:
    """The questions about what at least one of the doctors has not spoken of, what matters most first."""
    listed = list(opinions)
    order = (DIAGNOSIS, PLAN, EVIDENCE, "risk", "timing", "certainty", "goal")
    return [texts["aspects"][name]["question"] for name in order if any(name not in o.covers for o in listed)]
