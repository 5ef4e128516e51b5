"""The widget as the server hands it out: modules, words, who may load them."""

from __future__ import annotations

import re

import pytest

from bot.settings import Settings
from bot.web.widget import MODULES, config

#: Blanks that the widget fills in itself.
WIDGETS_OWN = {"n", "longest"}


def texts(part) -> list[str]:
    if isinstance(part, dict):
        return [text for inner in part.values() for text in texts(inner)]
    return [text for inner in part for text in texts(inner)] if isinstance(part, list) else [part]


async def test_the_words_come_with_the_operators_facts(visit):
    page = await visit(organisation="Care & Co", retention_days=7, crisis_line="116 123", brand_color="#123456")
    served = (await page.get_raw("GET", "/widget/config.json")).json()

    assert "on the server of Care & Co. They are deleted 7 days after" in served["words"]["notice"]["kept"]
    assert "call 116 123" in served["words"]["notice"]["danger"]
    assert served["numbers"] == {"emergency": "911", "crisis": "116 123", "poison": "1-800-222-1222"}
    assert (served["colors"]["brand"], served["longest"]) == ("#123456", 2000)


def test_every_blank_is_filled_by_the_server_or_known_to_the_widget():
    words = config(Settings(secret="x" * 40))["words"]
    blanks = {blank for text in texts(words) for blank in re.findall(r"\{(\w+)\}", text)}

    assert blanks == WIDGETS_OWN
    assert "the group that runs it" in words["notice"]["kept"]


async def test_every_import_is_served_and_nothing_else_of_the_folder(page):
    for path in MODULES.glob("*.js"):
        for name in re.findall(r'^import .* from "\./(.+)";', path.read_text(encoding="utf-8"), re.MULTILINE):
            assert (await page.get_raw("GET", f"/widget/{name}")).status == 200
    assert (await page.get_raw("GET", "/widget/types.d.ts")).status == 404
    assert (await page.get_raw("GET", "/widget/../page.py")).status == 404


def test_no_module_makes_markup_out_of_text():
    for path in MODULES.glob("*.js"):
        code = path.read_text(encoding="utf-8")
        assert not re.search(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval\(|new Function", code)


@pytest.mark.parametrize(
    ("origin", "allowed"), [("https://clinic.example", True), ("https://evil.example", False)]
)
async def test_only_pages_that_the_operator_named_may_load_it(visit, origin, allowed):
    page = await visit(allowed_origins=("https://clinic.example",))
    answer = await page.get_raw("GET", "/widget/second-opinion.js", origin=origin)

    assert answer.headers.get("Access-Control-Allow-Origin") == (origin if allowed else None)
    assert answer.headers["Vary"] == "Accept-Encoding, Origin"
