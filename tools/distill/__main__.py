"""Makes data/encoder: python -m tools.distill TEACHER STUDENT, both folders of published sentence encoders."""

from __future__ import annotations

import argparse
import random
from pathlib import Path

import numpy as np
import torch

from tools.distill.student import DIMENSION, Reader, Student, encode, export, learn
from tools.distill.texts import HELD_OUT, further, phrases

PROJECT = Path(__file__).resolve().parents[2]


def main() -> None:
    """Reads the teacher's vectors, teaches the student, says how near it comes on new phrases, writes it."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("teacher", type=Path)
    asked.add_argument("student", type=Path)
    asked.add_argument("--epochs", type=int, default=3)
    asked.add_argument("--out", type=Path, default=PROJECT / "data" / "encoder")
    given = asked.parse_args()
    rng = random.Random(5)
    torch.manual_seed(0)
    known = phrases(PROJECT / "data")
    held_out = set(rng.sample(range(len(known)), HELD_OUT))
    kept = [text for i, text in enumerate(known) if i not in held_out]
    new = [known[i] for i in sorted(held_out)]
    texts = kept + further(kept, PROJECT / "data", rng)

    teacher = Reader(given.teacher)
    taught, wanted = teacher(texts), teacher(new)
    _, _, directions = np.linalg.svd(taught.T @ taught)  # the directions in which our messages differ most
    fewer = directions[:DIMENSION].T.astype(np.float32)
    reader = Reader(given.student)
    student = Student(reader, texts, taught @ fewer)
    learn(student, reader, texts, taught @ fewer, given.epochs, rng)
    said = encode(student, reader.pieces, new)
    print(f"new phrases: cosine to the teacher {_cosine(said, wanted @ fewer):.4f}")
    export(student, given.student / "vocab.txt", given.out)


def _cosine(a: np.ndarray, b: np.ndarray) -> float:
    return float(np.mean((a * b).sum(axis=1) / np.linalg.norm(b, axis=1)))


if __name__ == "__main__":
    main()
