"""A program that the benchmark started is gone afterwards, and so are the programs that it started."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path

import pytest

from tests.bench import process

#: Ignores a polite request to end, says that it is up, and waits.
STUBBORN = """
import signal, time
signal.signal(signal.SIGTERM, signal.SIG_IGN)
print("up", flush=True)
time.sleep(60)
"""
#: Starts the stubborn one, and waits.
PARENT = f"import subprocess, sys, time; subprocess.Popen([sys.executable, '-c', {STUBBORN!r}]); time.sleep(60)"


def group_is_gone(group: int) -> bool:
    for _ in range(100):
        try:
            os.killpg(group, 0)
        except ProcessLookupError:
            return True
        time.sleep(0.05)
    return False


def test_the_whole_group_ends_when_the_block_fails(tmp_path: Path) -> None:
    log = tmp_path / "log"
    with (
        pytest.raises(ZeroDivisionError),
        process.running([sys.executable, "-c", PARENT], tmp_path, {}, log) as program,
    ):
        while "up" not in log.read_text():
            time.sleep(0.05)
        assert process.resident_bytes(program.pid) > 1_000_000
        raise ZeroDivisionError
    assert group_is_gone(program.pid)


def test_a_program_that_fails_is_told_with_the_end_of_its_log(tmp_path: Path) -> None:
    with pytest.raises(process.ProgramError, match="no such phrase"):
        process.run([sys.executable, "-c", "exit('no such phrase')"], tmp_path, {}, tmp_path / "log", 30)


def test_a_program_that_takes_too_long_is_ended(tmp_path: Path) -> None:
    command = [sys.executable, "-c", "import time; time.sleep(60)"]
    with pytest.raises(process.ProgramError, match="more than 1 s"):
        process.run(command, tmp_path, {}, tmp_path / "log", 1)
