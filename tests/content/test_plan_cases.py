"""A table of cases and the plan each of them gets; a change of plan.yml shows here what it does to whom."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Any

import pytest
import yaml
from advice_cases import ROOT, TODAY

from bot.advice.answer import answer, next_page
from bot.advice.case import Case
from bot.advice.guide import Guide, Setting
from bot.advice.plan import dated, plan
from bot.advice.progress import Progress
from bot.advice.validation.readability import MOST, Readability, read_aloud

ROWS: list[dict[str, Any]] = yaml.safe_load((ROOT / "tests/content/plan_cases.yml").read_text(encoding="utf-8"))


def setting_of(guide: Guide, row: dict[str, Any]) -> Setting:
    today = TODAY + timedelta(days=row.get("today", 0))

    def day(name: str) -> date | None:
        return today + timedelta(days=row[name]) if name in row else None

    facts = {name: tuple(value) if isinstance(value, list) else value for name, value in row["facts"].items()}
    started, visit = day("started"), day("visit")
    progress = Progress(
        started=started.isoformat() if started else "",
        visit=visit.isoformat() if visit else "",
        done=tuple(row.get("done", ())),
        opinions=tuple(row.get("opinions", ())),
    )
    return Setting.of(guide, Case(**facts, deadline=day("deadline")), today, progress)


def test_there_are_enough_cases_and_no_two_of_one_name():
    names = [row["case"] for row in ROWS]
    assert len(names) >= 60
    assert len(set(names)) == len(names)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["case"])
def test_a_case_gets_its_plan(guide: Guide, row: dict[str, Any]):
    setting = setting_of(guide, row)
    found = plan(setting, setting.progress)
    steps = [f"{s.id} {(s.due - setting.today).days}{' late' if s.late else ''}" for s in found.left]
    assert found.pace == row["pace"]
    assert steps == row["steps"]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["case"])
def test_every_page_of_a_plan_is_short_easy_and_allowed(guide: Guide, row: dict[str, Any]):
    setting, readability = setting_of(guide, row), Readability.of(guide)
    first = page = answer(("plan",), setting)
    pages, number = [page.reply], 0
    while page.has_more:
        number += 1
        page = next_page(("plan",), setting, number, first.taken)
        pages.append(page.reply)
    rules = [re.compile(rule["pattern"], re.IGNORECASE) for rule in guide.library.texts["forbidden"]]
    for reply in pages:
        text = read_aloud(reply)
        assert reply.words() <= 120, text
        assert readability.grade(text) <= MOST, text
        assert not [rule.pattern for rule in rules if rule.search(text)], text
        assert not re.search(r"[{}]|\bNone\b", text), text


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["case"])
def test_a_step_alone_is_easy_to_read(guide: Guide, row: dict[str, Any]):
    setting, readability = setting_of(guide, row), Readability.of(guide)
    said = [dated(setting, step) for step in plan(setting, setting.progress).left]
    if said:
        assert readability.grade("\n".join(said)) <= MOST, said
