"""The system's Chromium, quiet: it talks to nobody but the page's own server."""

from __future__ import annotations

from pathlib import Path
from typing import Any

PATH = "/usr/bin/chromium"
_ARGUMENTS = [
    "--no-sandbox",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def is_there() -> bool:
    """Whether this machine has it."""
    return Path(PATH).exists()


def launch(playwright: Any, **options: Any) -> Any:
    """A browser of Playwright's."""
    return playwright.chromium.launch(executable_path=PATH, args=_ARGUMENTS, **options)
