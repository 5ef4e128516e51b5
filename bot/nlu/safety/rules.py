"""From signs and axes to a level: the rules, each of which can name its reason."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from .axes import Axes
from .signs import Finding

#: Axis values that say: no danger here and now.
VETO_MODES = frozenset(("question", "hypothetical", "quoted", "idiom", "about"))
VETO_WHO = frozenset(("animal", "story"))
SOFTER = frozenset(("recent", "recurring", "worsening"))
ORDER = {"none": 0, "amber": 1, "red": 2}


@dataclass(frozen=True)
class Meant:
    """A sign, how it is meant, and the level that makes."""

    finding: Finding
    axes: Axes
    level: str  # red, amber, none

    @property
    def vetoed(self) -> bool:
        """Whether an axis, rather than the sign, made it none."""
        return is_vetoed(self.axes, self.finding)


def is_vetoed(axes: Axes, finding: Finding) -> bool:
    """Whether the words around a sign say that it is no danger now."""
    return (
        axes.polarity == "denied"
        or axes.who in VETO_WHO
        or axes.mode in VETO_MODES
        or (axes.when == "past" and finding.sign.level != "amber")
    )


def weigh(read: Sequence[tuple[Finding, Axes]]) -> tuple[Meant, ...]:
    """The level of each sign, in the light of the others."""
    live = [(f, a) for f, a in read if not is_vetoed(a, f)]
    return tuple(Meant(f, a, _level(f, a, live)) for f, a in read)


def _level(finding: Finding, axes: Axes, live: Sequence[tuple[Finding, Axes]]) -> str:
    if is_vetoed(axes, finding) or finding.sign.level == "mild":
        return "none"
    if finding.sign.level == "amber":
        return "amber"
    if axes.when in SOFTER:
        return "amber"
    if finding.sign.level == "red":
        return "amber" if axes.when == "long" and finding.sign.kind == "emergency" else "red"
    if axes.when == "long":
        return "none"
    # Without a verb ("Chest pressure, short of breath") a title counts as now when two strong signs meet.
    needed = ("acute", "red", "mild") if axes.when == "now" else ("acute", "red")
    return "red" if _second_sign(finding, live, needed) else "amber"


def _second_sign(finding: Finding, live: Sequence[tuple[Finding, Axes]], levels: tuple[str, ...]) -> bool:
    """Whether another sign, in other words, is there now as well."""
    return any(
        f.sign is not finding.sign
        and f.sign.kind == finding.sign.kind
        and f.sign.level in levels
        and a.when in ("now", "open")
        and (f.last < finding.first or finding.last < f.first)
        for f, a in live
    )


def strongest(meant: Sequence[Meant]) -> Meant | None:
    """The sign that counts most: red before amber, crisis and poisoning before emergency, then order."""
    ranked = [m for m in meant if m.level != "none"]
    kinds = {"crisis": 0, "poisoning": 1, "emergency": 2, "delay": 3}
    return min(ranked, key=lambda m: (-ORDER[m.level], kinds[m.finding.sign.kind]), default=None)
