"""How much room an environment takes: the files of its packages, without bytecode and interpreter."""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Iterable
from pathlib import Path

#: Run by the interpreter of the environment that is measured.
SCRIPT = """
import importlib.metadata, json
sizes = {}
for package in importlib.metadata.distributions():
    files = (f.locate() for f in package.files or () if f.suffix != ".pyc")
    sizes[package.metadata["Name"]] = sum(f.stat().st_size for f in files if f.is_file())
print(json.dumps(sizes))
"""
_PINNED = re.compile(r"^([A-Za-z0-9._-]+)==", re.MULTILINE)


def package_sizes(python: Path) -> dict[str, int]:
    """Bytes of each package that this interpreter finds, by plain name."""
    printed = subprocess.run([str(python), "-c", SCRIPT], capture_output=True, check=True).stdout
    return {plain(name): size for name, size in json.loads(printed).items()}


def size_of(sizes: dict[str, int], names: Iterable[str]) -> int:
    """Bytes of these packages; one that is not installed here takes none."""
    return sum(sizes.get(plain(name), 0) for name in names)


def locked_names(lock: Path) -> list[str]:
    """The packages that a lock file names."""
    return _PINNED.findall(lock.read_text())


def plain(name: str) -> str:
    """A package's name as the index compares it."""
    return re.sub(r"[-_.]+", "-", name).lower()
