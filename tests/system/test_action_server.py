"""The actions also run as Rasa's own action server."""

from __future__ import annotations

import json
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator

import pytest

from .conftest import Project, free_port


@pytest.fixture
def action_server(small_project: Project) -> Iterator[int]:
    port = free_port()
    server = subprocess.Popen(
        [sys.executable, "-m", "rasa_sdk", "--actions", "actions", "--port", str(port)],
        cwd=small_project.folder,
        env=small_project.environment(),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        _wait_for(port)
        yield port
    finally:
        server.terminate()
        server.wait(timeout=30)


def test_a_reply_comes_from_the_action_server(small_project: Project, action_server: int) -> None:
    said = _say(small_project, f"http://127.0.0.1:{action_server}/webhook")
    assert "second opinion" in json.loads(said.stdout)["replies"][0]["text"].lower(), said.stderr[-2000:]


def test_without_its_action_server_nothing_is_answered(small_project: Project) -> None:
    said = _say(small_project, f"http://127.0.0.1:{free_port()}/webhook")
    assert said.stdout == ""


def _say(project: Project, endpoint: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "bot", "say"],
        cwd=project.folder,
        env=project.environment(ACTION_ENDPOINT_URL=endpoint),
        input="should i get a second opinion before my hysterectomy\n",
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )


def _wait_for(port: int, patience: float = 60) -> None:
    end = time.monotonic() + patience
    while time.monotonic() < end:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/health", timeout=5):
                return
        except (TimeoutError, OSError):
            time.sleep(0.3)
    raise TimeoutError("the action server did not start")
