"""Nothing leaves this machine: not while training, not while talking, not while serving."""

from __future__ import annotations

import json
import subprocess
import sys
import time
import urllib.request

from .conftest import Project, free_port


def test_training_reaches_nothing_beyond_this_machine(small_project: Project) -> None:
    assert (small_project.folder / "models" / "guide.tar.gz").exists()
    assert small_project.foreign_addresses() == []


def test_talking_reaches_nothing_beyond_this_machine(small_project: Project) -> None:
    said = small_project.run("say", stdin="they want to take out my gallbladder on friday\nwhat about cost?\n")
    assert [json.loads(line)["conversation"] for line in said.stdout.splitlines()] == [1, 1], said.stderr[-2000:]
    assert small_project.foreign_addresses() == []


def test_serving_reaches_nothing_beyond_this_machine(small_project: Project) -> None:
    port = free_port()
    server = subprocess.Popen(
        [sys.executable, "-m", "bot", "serve"],
        cwd=small_project.folder,
        env=small_project.environment(PORT=str(port), DATABASE_URL=f"sqlite:///{small_project.folder}/chats.db"),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    )
    try:
        token = _post(port, "session", {}, "")["token"]
        reply = _post(port, "messages", {"text": "my doctor wont listen to me"}, token)
    finally:
        server.terminate()
        server.wait(timeout=60)
    assert reply[-1]["text"]
    assert small_project.foreign_addresses() == []


def test_the_watch_notices_a_foreign_address(small_project: Project, tmp_path) -> None:
    notes = tmp_path / "addresses.txt"
    code = "import socket\ntry: socket.create_connection(('192.0.2.1', 9), timeout=0.01)\nexcept OSError: pass"
    environment = {**small_project.environment(), "ADDRESSES": str(notes)}
    subprocess.run([sys.executable, "-c", code], env=environment, check=True, timeout=60)
    assert "192.0.2.1" in notes.read_text(encoding="utf-8")


def _post(port: int, path: str, body: dict, token: str, patience: float = 120):
    """The JSON answer of the web channel, once the server is up."""
    request = urllib.request.Request(
        f"http://127.0.0.1:{port}/webhooks/web/{path}",
        json.dumps(body).encode(),
        {
            "Content-Type": "application/json",
            "Accept": "application/json",
            "Authorization": f"Bearer {token}",
        },
    )
    end = time.monotonic() + patience
    while True:
        try:
            with urllib.request.urlopen(request, timeout=60) as answer:
                return json.load(answer)
        except OSError:
            if time.monotonic() > end:
                raise
            time.sleep(0.5)
