"""A training is remembered until what it was trained on changes."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.bench import training


@dataclass
class Stock:
    """A stock project of one phrase. `trained` counts its trainings; none takes place."""

    phrase: str = "hello"
    trained: int = 0

    def write(self, guide: Path, target: Path) -> None:
        target.mkdir()
        (target / "nlu.yml").write_text(self.phrase)

    def train(self, project: Path) -> float:
        self.trained += 1
        training.STOCK_MODEL.touch()
        return 7.0


@pytest.fixture
def stock(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Stock:
    stock = Stock()
    monkeypatch.setattr(training, "CACHE", tmp_path)
    monkeypatch.setattr(training, "STOCK_MODEL", tmp_path / "model.tar.gz")
    monkeypatch.setattr(training, "write_project", stock.write)
    monkeypatch.setattr(training, "_train_stock", stock.train)
    return stock


def test_the_second_time_nothing_is_trained(stock: Stock) -> None:
    first = training.stock(again=False, quiet=True)
    assert training.stock(again=False, quiet=False) == first
    assert (first.seconds, first.quiet, stock.trained) == (7.0, True, 1)


def test_it_is_trained_again_when_asked_to(stock: Stock) -> None:
    training.stock(again=False, quiet=False)
    assert training.stock(again=True, quiet=True).quiet
    assert stock.trained == 2


def test_it_is_trained_again_when_the_phrases_change(stock: Stock) -> None:
    training.stock(again=False, quiet=True)
    stock.phrase = "good day"
    training.stock(again=False, quiet=True)
    assert stock.trained == 2


def test_it_is_trained_again_when_its_model_is_lost(stock: Stock) -> None:
    training.stock(again=False, quiet=True)
    training.STOCK_MODEL.unlink()
    training.stock(again=False, quiet=True)
    assert stock.trained == 2
