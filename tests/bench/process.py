"""A program in a process group of its own, which is gone when the benchmark is done with it."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

STOPPING_SECONDS = 15
SHOWN_OF_LOG = 2000


class ProgramError(RuntimeError):
    """A program ended badly; the text holds the end of what it wrote."""


@contextlib.contextmanager
def running(
    command: Sequence[str], cwd: Path, env: Mapping[str, str], log: Path
) -> Iterator[subprocess.Popen[bytes]]:
    """The program, its output going to `log`. Ends with its whole group, however the block is left."""
    with log.open("wb") as output:
        program = subprocess.Popen(
            list(command),
            cwd=cwd,
            env={**os.environ, **env},
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        try:
            yield program
        finally:
            _end(program)


def run(command: Sequence[str], cwd: Path, env: Mapping[str, str], log: Path, limit: float) -> float:
    """Runs a program to its end and returns the seconds it took.

    Raises:
        ProgramError: it failed, or took longer than `limit` seconds.
    """
    started = time.monotonic()
    with running(command, cwd, env, log) as program:
        try:
            code = program.wait(limit)
        except subprocess.TimeoutExpired:
            raise ProgramError(f"{command[0]} took more than {limit:.0f} s\n{end_of(log)}") from None
    if code:
        raise ProgramError(f"{' '.join(command)} ended with {code}\n{end_of(log)}")
    return time.monotonic() - started


def end_of(log: Path) -> str:
    """The last lines of a log."""
    return log.read_text(errors="replace")[-SHOWN_OF_LOG:]


def resident_bytes(group: int) -> int:
    """Memory held by all processes of a group, in bytes; pages that two of them share are counted twice."""
    listing = subprocess.run(["ps", "-A", "-o", "pgid=,rss="], capture_output=True, text=True, check=True).stdout
    rows = (line.split() for line in listing.splitlines())
    return sum(int(kilobytes) for owner, kilobytes in rows if int(owner) == group) * 1024


def _end(program: subprocess.Popen[bytes]) -> None:
    with contextlib.suppress(ProcessLookupError):
        os.killpg(program.pid, signal.SIGTERM)
    with contextlib.suppress(subprocess.TimeoutExpired):
        program.wait(STOPPING_SECONDS)
    with contextlib.suppress(ProcessLookupError):  # children may outlive the one that started them
        os.killpg(program.pid, signal.SIGKILL)
    program.wait()
