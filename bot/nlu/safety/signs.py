"""Finds the danger signs of a message, before anybody asks how they are meant."""

from __future__ import annotations

from dataclasses import dataclass

from .lexicon import Lexicon, Sign
from .phrases import Found
from .words import Words


@dataclass(frozen=True)
class Finding:
    """A danger sign on words first..last; `spanish` when Spanish words said it."""

    sign: Sign
    first: int
    last: int
    spanish: bool = False


def find_signs(words: Words, keys: frozenset[str], lexicon: Lexicon) -> tuple[Finding, ...]:
    """All danger signs; of one that is said several times in overlapping words, the longest."""
    findings: list[Finding] = []
    for sign in lexicon.signs:
        if sign.unless.find(words, keys):
            continue
        for found in sign.say.find(words, keys):
            findings.append(Finding(sign, found.first, found.last))
        for found in sign.es.find(words, keys):
            findings.append(Finding(sign, found.first, found.last, spanish=True))
        findings.extend(_all_groups(sign, words, keys))
    return tuple(_longest(findings))


def _all_groups(sign: Sign, words: Words, keys: frozenset[str]) -> list[Finding]:
    groups: list[Found] = []
    for phrases in sign.together:
        found = phrases.find(words, keys)
        if not found:
            return []
        groups.append(found[-1])
    return [Finding(sign, g.first, g.last) for g in groups[:1]] if groups else []


def _longest(findings: list[Finding]) -> list[Finding]:
    kept: list[Finding] = []
    for finding in sorted(findings, key=lambda f: (f.sign.name, f.first - f.last)):
        if not any(k.sign is finding.sign and k.first <= finding.last and finding.first <= k.last for k in kept):
            kept.append(finding)
    return sorted(kept, key=lambda f: (f.first, f.last))
