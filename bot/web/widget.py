"""Serves the widget: its modules, and its words with the operator's facts as JSON.

Browsers load modules of another site only with that site's leave, so both carry the headers of the origins that
the operator named.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml
from sanic import Blueprint, Request
from sanic.response import HTTPResponse

from bot.channels.incoming import LONGEST
from bot.channels.web.origins import Origins
from bot.channels.web.session import LIFETIME
from bot.settings import PROJECT, Settings
from bot.web.files import File

MODULES = Path(__file__).parent / "widget"
WORDS = PROJECT / "data" / "advice" / "en" / "widget.yml"


def widget_blueprint(settings: Settings) -> Blueprint:
    """`/widget/second-opinion.js`, the modules it loads, and `/widget/config.json`."""
    files = {f"/widget/{path.name}": _module(path) for path in sorted(MODULES.glob("*.js"))}
    files["/widget/config.json"] = File(
        "application/json", json.dumps(config(settings), separators=(",", ":")).encode()
    )
    origins = Origins(settings.allowed_origins, settings.public_url)

    async def serve(request: Request) -> HTTPResponse:
        response = files[request.path].response(request)
        shared = origins.headers(request.headers.get("origin"), request.host)
        response.headers.update({**shared, "Vary": f"{response.headers['Vary']}, {shared['Vary']}"})
        return response

    routes = Blueprint("widget")
    for number, path in enumerate(files):
        routes.add_route(serve, path, methods=["GET", "HEAD"], name=f"widget_{number}")
    return routes


def config(settings: Settings, words: Path = WORDS) -> dict[str, Any]:
    """What the widget needs to know: words, numbers, colours, the longest message."""
    said = yaml.safe_load(words.read_text(encoding="utf-8"))
    nobody = said.pop("no_operator")
    facts = {
        "operator": settings.organisation or nobody,
        "contact": settings.contact,
        "days": str(settings.retention_days),
        "hours": str(int(LIFETIME.total_seconds() // 3600)),
        "emergency_number": settings.emergency_number,
        "crisis_line": settings.crisis_line,
        "poison_line": settings.poison_line,
    }
    return {
        "words": _filled(said, facts),
        "contact": settings.contact,
        "numbers": {
            "emergency": settings.emergency_number,
            "crisis": settings.crisis_line,
            "poison": settings.poison_line,
        },
        "colors": {"brand": settings.brand_color, "on_brand": settings.brand_text_color},
        "longest": LONGEST,
    }


def _filled(said: Any, facts: Mapping[str, str]) -> Any:
    """The same words with the blanks that are known now; the others are filled while people read."""
    if isinstance(said, dict):
        return {name: _filled(part, facts) for name, part in said.items()}
    if isinstance(said, list):
        return [_filled(part, facts) for part in said]
    return re.sub(r"\{(\w+)\}", lambda blank: facts.get(blank[1], blank[0]), said)


def _module(path: Path) -> File:
    return File("text/javascript; charset=utf-8", path.read_bytes())
