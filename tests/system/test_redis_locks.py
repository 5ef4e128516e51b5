"""Several servers take turns in one conversation when they share a Redis."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator

import pytest
import redis

from .conftest import Project, free_port

MISSING = shutil.which("redis-server") is None and not os.environ.get("CI")

pytestmark = pytest.mark.skipif(MISSING, reason="redis-server is not installed")


@pytest.fixture
def store(tmp_path) -> Iterator[redis.Redis]:
    port = free_port()
    server = subprocess.Popen(
        ["redis-server", "--port", str(port), "--bind", "127.0.0.1", "--save", "", "--dir", str(tmp_path)],
        stdout=subprocess.DEVNULL,
    )
    client = redis.Redis(port=port)
    try:
        _wait_for(client)
        yield client
    finally:
        client.close()
        server.terminate()
        server.wait(timeout=30)


def test_a_turn_takes_the_lock_in_redis(small_project: Project, store: redis.Redis) -> None:
    said = _say(small_project, _address(store))
    assert "second opinion" in json.loads(said.stdout)["replies"][0]["text"].lower(), said.stderr[-2000:]
    assert store.info("commandstats")["cmdstat_set"]["calls"] > 0


def test_without_its_redis_nothing_is_answered(small_project: Project) -> None:
    said = _say(small_project, f"redis://127.0.0.1:{free_port()}/0")
    assert said.returncode != 0
    assert said.stdout == ""


def _address(store: redis.Redis) -> str:
    return f"redis://127.0.0.1:{store.connection_pool.connection_kwargs['port']}/0"


def _say(project: Project, redis_url: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "bot", "say"],
        cwd=project.folder,
        env=project.environment(REDIS_URL=redis_url),
        input="should i get a second opinion before my hysterectomy\n",
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )


def _wait_for(client: redis.Redis, patience: float = 30) -> None:
    end = time.monotonic() + patience
    while time.monotonic() < end:
        try:
            client.ping()
            return
        except redis.ConnectionError:
            time.sleep(0.1)
    raise TimeoutError("redis-server did not start")
