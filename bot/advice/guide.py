"""The guide: everything advice is made from, in one value that travels."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from bot.advice.case import Case
from bot.advice.documents.template import Template, load_templates
from bot.advice.guards import CANCER, FINDING, view_of
from bot.advice.library import Advice, Library, Line, load_library
from bot.advice.lookups import Lookups
from bot.advice.no_illness import BENIGN, FEARED, TO_BE_SURE, state_of
from bot.advice.progress import Progress
from bot.advice.wording import Operator, fill, values_of

#: What stands in for other advice, by its id: see `Setting.stand_in`.
STAND_INS = (CANCER, BENIGN, FEARED)


@dataclass(frozen=True)
class Guide:
    """Advice, lookups, the numbers of the operator, and the documents."""

    library: Library
    lookups: Lookups
    operator: Operator = field(default_factory=Operator)
    documents: Mapping[str, Template] = field(default_factory=dict)

    def operator_for(self, country: str) -> Operator:
        """The operator, with words in place of numbers for somebody abroad, where the numbers don't work."""
        if self.operator.serves(country):
            return self.operator
        return replace(self.operator, **self.library.texts["safety"]["elsewhere"])

    @staticmethod
    def load(data: Path, operator: Operator | None = None, language: str = "en") -> Guide:
        """Reads `data/advice/<language>` and `data/lookups`."""
        texts = data / "advice" / language
        return Guide(
            load_library(texts),
            Lookups.load(data / "lookups"),
            operator or Operator(),
            load_templates(texts / "documents"),
        )


@dataclass(frozen=True)
class Setting:
    """One case on one day, ready to be written for: what guards see and what blanks stand for."""

    guide: Guide
    case: Case
    today: date
    view: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    values: Mapping[str, str] = field(default_factory=dict)
    progress: Progress = field(default_factory=Progress)

    @staticmethod
    def of(guide: Guide, case: Case, today: date, progress: Progress | None = None) -> Setting:
        """Derives the view and the values once."""
        return Setting(
            guide,
            case,
            today,
            view_of(case, guide.lookups, today),
            values_of(case, guide.lookups, guide.operator_for(case.country), today),
            progress or Progress(),
        )

    def about(self, topic: str) -> Setting:
        """The setting for texts on this topic: an illness that is no cancer fills no blank of those on cancer."""
        kind = self.guide.lookups.condition(self.case.condition).scenario if self.case.condition else ""
        if topic != CANCER or kind in ("", CANCER, "life_threatening"):
            return self
        named = {name: value for name, value in self.values.items() if name not in ("condition", "illness")}
        return replace(self, values={**named, "problem": named.get("procedure", "")})

    def topic(self, name: str) -> Advice:
        """The advice of that name, or what stands in for it while nothing is proven.

        Raises:
            KeyError: there is none.
        """
        library = self.guide.library
        return library.unproven.get(self.stand_in(name)) or library.topic(name)

    def stand_in(self, name: str) -> str:
        """What stands in for the advice of that name in this case, "" when nothing does."""
        if name == TO_BE_SURE:
            return state_of(self.case)
        return CANCER if name == CANCER and FINDING in self.view["scenario"] else ""

    def say(self, text: str) -> str:
        """The text with its blanks filled for this case."""
        return fill(text, self.values, self.guide.library.registers)

    def first(self, lines: tuple[Line, ...]) -> Line | None:
        """The first line for this case, filled."""
        return next((self._filled(line) for line in lines if line.guard.holds(self.view)), None)

    def all(self, lines: tuple[Line, ...]) -> tuple[Line, ...]:
        """All lines for this case, filled."""
        return tuple(self._filled(line) for line in lines if line.guard.holds(self.view))

    def _filled(self, line: Line) -> Line:
        return Line(self.say(line.text), line.sources, line.guard, self.say(line.title))
