"""What the content tests share: the shipped guide, and every page of every answer."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

import pytest
import yaml
from advice_cases import CASES, ROOT, TODAY

from bot.advice.answer import answer, next_page
from bot.advice.guide import Guide, Setting
from bot.advice.reply import Reply

#: All replies on one topic: case, page number from 0, reply.
Pages = list[tuple[str, int, Reply]]


@pytest.fixture(scope="session")
def guide() -> Guide:
    return Guide.load(ROOT / "data")


@pytest.fixture(scope="session")
def intents() -> frozenset[str]:
    return frozenset(yaml.safe_load((ROOT / "domain.yml").read_text())["intents"])


@pytest.fixture(scope="session")
def pages_of(guide: Guide) -> Callable[[str], Pages]:
    """Every page of the answer to a topic, for every case."""

    @cache
    def pages(topic: str) -> Pages:
        found: Pages = []
        for name, case in CASES.items():
            setting = Setting.of(guide, case, TODAY)
            page = first = answer((topic,), setting)
            found.append((name, 0, page.reply))
            while page.has_more:
                number = found[-1][1] + 1
                page = next_page((topic,), setting, number, first.taken)
                found.append((name, number, page.reply))
        return found

    return pages
