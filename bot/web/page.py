"""Serves the page, with the operator's name, numbers and colours filled in."""

from __future__ import annotations

import html
from pathlib import Path
from string import Template

from sanic import Blueprint, Request
from sanic.response import HTTPResponse

from bot.settings import Settings

FILES = Path(__file__).parent


def page_blueprint(settings: Settings) -> Blueprint:
    """`/` and `/assets/...`."""
    served = {
        "/": ("text/html; charset=utf-8", _filled("index.html", settings)),
        "/assets/page.css": ("text/css; charset=utf-8", _filled("page.css", settings)),
        "/assets/icon.svg": ("image/svg+xml", _filled("icon.svg", settings)),
        "/assets/page.js": ("text/javascript; charset=utf-8", _read("page.js")),
    }

    async def serve(request: Request) -> HTTPResponse:
        content_type, body = served[request.path]
        return HTTPResponse(body, headers={"Cache-Control": "no-cache"}, content_type=content_type)

    pages = Blueprint("page")
    for number, path in enumerate(served):
        pages.add_route(serve, path, methods=["GET", "HEAD"], name=f"page_{number}")
    return pages


def _filled(name: str, settings: Settings) -> str:
    facts = {
        "emergency_number": settings.emergency_number,
        "crisis_line": settings.crisis_line,
        "poison_line": settings.poison_line,
        "operator": f"Offered by {settings.organisation}." if settings.organisation else "",
        "contact": f"To reach a person: {settings.contact}." if settings.contact else "",
        "brand_color": settings.brand_color,
        "brand_text_color": settings.brand_text_color,
    }
    return Template(_read(name)).substitute({name: html.escape(fact) for name, fact in facts.items()})


def _read(name: str) -> str:
    return (FILES / name).read_text(encoding="utf-8")
