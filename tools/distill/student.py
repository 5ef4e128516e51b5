"""The small encoder while it learns, and how it is written for onnxruntime."""

from __future__ import annotations

import random
import shutil
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import nn
from transformers import AutoModel, AutoTokenizer

from tools.distill.texts import typed_in_haste

DIMENSION = 384
BATCH = 32
LONGEST = 112
RATE, HEAD_RATE = 2e-4, 5e-4
IN_HASTE = 0.3


class Reader:
    """A published encoder: the mean of its last layer, of length 1."""

    def __init__(self, folder: Path) -> None:
        self.tokenizer = AutoTokenizer.from_pretrained(folder)
        self.body = AutoModel.from_pretrained(
            folder, attention_probs_dropout_prob=0.0, hidden_dropout_prob=0.0, attn_implementation="eager"
        )

    def pieces(self, texts: Sequence[str]) -> tuple[torch.Tensor, torch.Tensor]:
        """Numbers of the word pieces, and which of them are real."""
        cut = self.tokenizer(list(texts), padding=True, truncation=True, max_length=LONGEST, return_tensors="pt")
        return cut["input_ids"], cut["attention_mask"]

    def __call__(self, texts: Sequence[str]) -> np.ndarray:
        """Unit vectors, one a text."""
        return encode(lambda ids, mask: _mean(self.body, ids, mask), self.pieces, texts)


class Student(nn.Module):
    """The small encoder and one linear layer, which starts as near the teacher as a linear map can come."""

    def __init__(self, reader: Reader, texts: Sequence[str], targets: np.ndarray) -> None:
        super().__init__()
        self.body = reader.body
        self.body.embeddings.word_embeddings.weight.requires_grad = False  # rare words keep what they mean
        known = np.hstack([reader(texts), np.ones((len(texts), 1), dtype=np.float32)])
        start = np.linalg.solve(known.T @ known + 2 * np.eye(known.shape[1]), known.T @ targets)
        self.head = nn.Linear(known.shape[1] - 1, DIMENSION)
        with torch.no_grad():
            self.head.weight[:] = torch.tensor(start[:-1].T)
            self.head.bias[:] = torch.tensor(start[-1])

    def forward(self, input_ids: torch.Tensor, attention_mask: torch.Tensor) -> torch.Tensor:
        """Vectors (n, DIMENSION), not yet of length 1."""
        return self.head(_mean(self.body, input_ids, attention_mask))


class _Exported(nn.Module):
    def __init__(self, student: Student) -> None:
        super().__init__()
        self.student = student

    def forward(self, input_ids: torch.Tensor, attention_mask: torch.Tensor) -> torch.Tensor:
        return nn.functional.normalize(self.student(input_ids, attention_mask), dim=1)


def learn(
    student: Student, reader: Reader, texts: Sequence[str], targets: np.ndarray, epochs: int, rng: random.Random
) -> None:
    """Teaches the student to say `targets` of the texts, some of them typed in haste."""
    goal = torch.tensor(targets)
    body = [p for p in student.body.parameters() if p.requires_grad]
    groups = [{"params": body, "lr": RATE}, {"params": student.head.parameters(), "lr": HEAD_RATE}]
    optimizer = torch.optim.AdamW(groups, weight_decay=0.01)
    steps = epochs * -(-len(texts) // BATCH)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda s: min((s + 1) / (0.05 * steps), 1 - s / steps))
    student.train()
    for epoch in range(epochs):
        losses = []
        for batch in _batches(texts, rng):
            said = [typed_in_haste(texts[i], rng) if rng.random() < IN_HASTE else texts[i] for i in batch]
            with torch.autocast("cpu", dtype=torch.bfloat16):
                vectors = student(*reader.pieces(said))
            loss = ((vectors.float() - goal[batch]) ** 2).sum(dim=1).mean()
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            schedule.step()
            losses.append(loss.item())
        print(f"epoch {epoch + 1}: distance {np.mean(losses):.4f}", flush=True)
    student.eval()


def encode(model, pieces, texts: Sequence[str]) -> np.ndarray:  # type: ignore[no-untyped-def]
    """Unit vectors, one a text, read in batches of like length."""
    order = sorted(range(len(texts)), key=lambda i: len(texts[i]))
    rows: dict[int, np.ndarray] = {}
    for start in range(0, len(order), 2 * BATCH):
        batch = order[start : start + 2 * BATCH]
        with torch.no_grad(), torch.autocast("cpu", dtype=torch.bfloat16):
            vectors = model(*pieces([texts[i] for i in batch])).float()
        rows.update(zip(batch, nn.functional.normalize(vectors, dim=1).numpy(), strict=True))
    return np.stack([rows[i] for i in range(len(texts))])


def export(student: Student, vocabulary: Path, folder: Path) -> None:
    """Writes `model.onnx`, with 8-bit weights, and `vocab.txt`."""
    folder.mkdir(parents=True, exist_ok=True)
    full = folder / "full.onnx"
    example = (torch.ones(2, 9, dtype=torch.int64), torch.ones(2, 9, dtype=torch.int64))
    names = ["input_ids", "attention_mask"]
    axes = {name: {0: "texts", 1: "pieces"} for name in names} | {"vectors": {0: "texts"}}
    torch.onnx.export(
        _Exported(student),
        example,
        str(full),
        input_names=names,
        output_names=["vectors"],
        dynamic_axes=axes,
        opset_version=17,
        dynamo=False,
    )
    # One bit less, because processors without VNNI add up two products in 16 bits.
    quantize_dynamic(full, folder / "model.onnx", per_channel=True, reduce_range=True, weight_type=QuantType.QInt8)
    full.unlink()
    shutil.copy(vocabulary, folder / "vocab.txt")


def _mean(body: nn.Module, ids: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
    hidden = body(input_ids=ids, attention_mask=mask).last_hidden_state
    real = mask[..., None].to(hidden.dtype)
    return nn.functional.normalize(((hidden * real).sum(1) / real.sum(1)).float(), dim=1)


def _batches(texts: Sequence[str], rng: random.Random) -> list[list[int]]:
    """Texts of like length share a batch; which do is drawn anew each time."""
    order = rng.sample(range(len(texts)), len(texts))
    found = []
    for start in range(0, len(order), 16 * BATCH):
        near = sorted(order[start : start + 16 * BATCH], key=lambda i: len(texts[i]))
        found += [near[at : at + BATCH] for at in range(0, len(near), BATCH)]
    rng.shuffle(found)
    return found
