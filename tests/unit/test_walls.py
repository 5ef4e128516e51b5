"""Who may know whom (docs, "the house"): each room imports only what it may."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
#: Where the program is put together: the only place that may know everybody.
FRONT_DOOR = ("bot.server", "bot.dialogue", "bot.__main__")


def imports(path: Path) -> set[str]:
    """Full names of all that a file imports, also inside functions."""
    package = path.relative_to(ROOT).with_suffix("").parts[:-1]
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            start = package[: len(package) - node.level + 1] if node.level else ()
            base = ".".join((*start, *(node.module or "").split("."))).rstrip(".")
            found |= {base, *(f"{base}.{alias.name}" for alias in node.names)}
    return found


def offenders(room: str, *forbidden: str, allowed: tuple[str, ...] = ()) -> list[str]:
    """Imports of a room that lead where it may not go, as "file: module"."""
    found = []
    for path in sorted((ROOT / room).rglob("*.py")):
        for name in sorted(imports(path)):
            if within(name, forbidden) and not within(name, allowed):
                found.append(f"{path.relative_to(ROOT)}: {name}")
    return found


def within(name: str, packages: tuple[str, ...]) -> bool:
    return any(name == package or name.startswith(f"{package}.") for package in packages)


def test_an_import_is_seen_wherever_it_hides(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(f"{__name__}.ROOT", tmp_path)
    room = tmp_path / "bot" / "advice"
    room.mkdir(parents=True)
    (room / "hall.py").write_text(
        "def later():\n    from rasa.core import agent\n\n\nfrom ..storage import models\n"
    )
    assert offenders("bot/advice", "rasa", "bot.storage") == [
        "bot/advice/hall.py: bot.storage",
        "bot/advice/hall.py: bot.storage.models",
        "bot/advice/hall.py: rasa.core",
        "bot/advice/hall.py: rasa.core.agent",
    ]


def test_advice_knows_nothing_of_ours_but_itself():
    assert offenders("bot/advice", "bot", "actions", allowed=("bot.advice",)) == []


def test_advice_knows_neither_rasa_nor_sql_nor_any_channel():
    assert offenders("bot/advice", "rasa", "rasa_sdk", "sqlalchemy", "sanic", "alembic") == []


def test_only_the_front_door_knows_the_actions():
    allowed = {f"{name.replace('.', '/')}.py" for name in FRONT_DOOR}
    assert [found for found in offenders("bot", "actions") if found.split(":")[0] not in allowed] == []


def test_actions_know_advice_storage_and_settings():
    allowed = ("bot.advice", "bot.storage", "bot.settings", "rasa_sdk")
    assert offenders("actions", "bot", "rasa", "rasa_sdk", "sqlalchemy", allowed=allowed) == []


def test_documents_know_replies_alone():
    assert offenders("bot/documents", "bot", "actions", allowed=("bot.documents", "bot.advice.reply")) == []


def test_advice_and_storage_draw_nothing():
    assert offenders("bot/advice", "bot.documents") == []
    assert offenders("bot/storage", "bot.documents") == []


def test_channels_know_replies_and_storage_of_the_other_rooms():
    rooms = ("bot.advice", "bot.nlu", "actions", "rasa", "rasa_sdk")
    assert offenders("bot/channels", *rooms, allowed=("bot.advice.reply",)) == []


def test_storage_knows_replies_of_the_other_rooms():
    rooms = ("bot.advice", "bot.nlu", "bot.channels", "actions", "rasa_sdk")
    assert offenders("bot/storage", *rooms, allowed=("bot.advice.reply",)) == []


def test_understanding_knows_no_channel_no_storage_and_no_actions():
    assert offenders("bot/nlu", "bot.channels", "bot.storage", "actions", "sqlalchemy") == []
