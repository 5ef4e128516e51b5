"""Serves the guide's own pages, with the operator's name, numbers and colours filled in."""

from __future__ import annotations

import html
from pathlib import Path
from string import Template

from sanic import Blueprint, Request
from sanic.response import HTTPResponse

from bot.settings import Settings
from bot.web.files import File

SITE = Path(__file__).parent / "site"
PAGES = {"/": "index.html", "/theme": "theme.html"}
TYPES = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".svg": "image/svg+xml",
}


def page_blueprint(settings: Settings) -> Blueprint:
    """`/`, `/theme` and `/assets/...`."""
    paths = {**PAGES, **{f"/assets/{path.name}": path.name for path in SITE.iterdir() if path.suffix != ".html"}}
    files = {path: _file(SITE / name, settings) for path, name in sorted(paths.items())}

    async def serve(request: Request) -> HTTPResponse:
        return files[request.path].response(request)

    pages = Blueprint("page")
    for number, path in enumerate(files):
        pages.add_route(serve, path, methods=["GET", "HEAD"], name=f"page_{number}")
    return pages


def _file(path: Path, settings: Settings) -> File:
    text = path.read_text(encoding="utf-8")
    filled = text if path.suffix == ".js" else Template(text).substitute(_facts(settings))
    return File(TYPES[path.suffix], filled.encode())


def _facts(settings: Settings) -> dict[str, str]:
    facts = {
        "emergency_number": settings.emergency_number,
        "crisis_line": settings.crisis_line,
        "poison_line": settings.poison_line,
        "operator": f"Offered by {settings.organisation}." if settings.organisation else "",
        "contact": f"To reach a person: {settings.contact}." if settings.contact else "",
        "brand_color": settings.brand_color,
        "brand_text_color": settings.brand_text_color,
    }
    return {name: html.escape(fact) for name, fact in facts.items()}
