"""The modules' types hold: TypeScript reads them as they are, with their JSDoc."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

PROJECT = Path(__file__).parents[2]
LONGEST = 250


def test_every_module_is_of_a_size_one_reads():
    modules = sorted((PROJECT / "bot" / "web").rglob("*.js"))
    assert len(modules) > 10
    assert [m.name for m in modules if len(m.read_text(encoding="utf-8").splitlines()) > LONGEST] == []


@pytest.mark.skipif(not shutil.which("tsc") and not os.environ.get("CI"), reason="There is no TypeScript here.")
def test_the_types_hold(tmp_path: Path):
    checked = subprocess.run(["tsc", "-p", "bot/web/tsconfig.json"], cwd=PROJECT, capture_output=True, text=True)

    assert (checked.returncode, checked.stdout) == (0, "")
