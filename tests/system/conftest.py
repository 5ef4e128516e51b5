"""A small copy of the project that trains in half a minute, run as its own process with the network watched."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest
import yaml

PROJECT = Path(__file__).resolve().parents[2]
#: One block of training phrases in so many is kept.
EVERY = 6


@dataclass(frozen=True)
class Project:
    """A copy of the project and the file that holds every foreign address it asked for."""

    folder: Path
    addresses: Path

    def environment(self, **more: str) -> dict[str, str]:
        """The environment of a run: the watching hook first, and nothing of the operator's."""
        path = os.pathsep.join([str(PROJECT / "tests/system/hook"), str(self.folder)])
        # Telemetry must be off without any help from outside.
        kept = {k: v for k, v in os.environ.items() if not k.startswith("RASA_")}
        return {**kept, "PYTHONPATH": path, "ADDRESSES": str(self.addresses), **more}

    def run(self, *arguments: str, stdin: str = "") -> subprocess.CompletedProcess[str]:
        """`python -m bot ARGUMENTS` in the copy."""
        return subprocess.run(
            [sys.executable, "-m", "bot", *arguments],
            cwd=self.folder,
            env=self.environment(),
            input=stdin,
            capture_output=True,
            text=True,
            timeout=600,
            check=False,
        )

    def foreign_addresses(self) -> list[str]:
        """What it wanted to reach beyond this machine."""
        return self.addresses.read_text(encoding="utf-8").split("\n")[:-1] if self.addresses.exists() else []


@pytest.fixture(scope="session")
def small_project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """The copy, trained."""
    folder = tmp_path_factory.mktemp("project")
    for name in ("bot", "actions", "data"):
        shutil.copytree(PROJECT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("config.yml", "domain.yml"):
        shutil.copy(PROJECT / name, folder / name)
    for path in (folder / "data" / "nlu").glob("*.yml"):
        data = yaml.safe_load(path.read_text(encoding="utf-8"))
        whole = [b for b in data["nlu"] if "metadata" not in b]
        data["nlu"] = whole + [b for b in data["nlu"] if "metadata" in b][::EVERY]
        path.write_text(yaml.safe_dump(data, allow_unicode=True), encoding="utf-8")
    project = Project(folder, folder / "addresses.txt")
    trained = project.run("train")
    assert trained.returncode == 0, trained.stderr[-3000:]
    return project


def free_port() -> int:
    """A port nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
