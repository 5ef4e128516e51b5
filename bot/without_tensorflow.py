"""Lets Rasa run where TensorFlow is not installed.

Rasa 3.6 imports TensorFlow all over its code, whether a pipeline uses it or not. Ours does not, and leaving
it out saves about 1.8 GB on disk and half the memory. `install()` puts an importer in place that answers for
the missing packages with empty stand-ins. Nothing happens where TensorFlow is installed. A component
that really needs it says so, in one sentence, as soon as it is used.
"""

from __future__ import annotations

import importlib.abc
import importlib.machinery
import importlib.util
import sys
from collections.abc import Sequence
from types import ModuleType
from typing import Any

PACKAGES = ("tensorflow", "tensorflow_hub", "tensorflow_text", "tensorflow_addons", "keras")


class TensorFlowMissingError(ImportError):
    """A configured component needs TensorFlow, which is not installed."""


class _StandIn(type):
    """A class that can be subclassed, annotated with and looked into, but not used."""

    def __getattr__(cls, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        return _stand_in(name)

    def __call__(cls, *args: Any, **kwargs: Any) -> Any:
        # Decorators such as @tf.function run while Rasa's modules are being imported.
        if len(args) == 1 and not kwargs and callable(args[0]) and not isinstance(args[0], _StandIn):
            return args[0]
        raise TensorFlowMissingError(
            "A component in config.yml needs TensorFlow, which this installation leaves out. "
            "Install tensorflow 2.12.0 into .venv, or take the component "
            "(DIETClassifier, TEDPolicy, ResponseSelector, ...) out of config.yml."
        )


def _stand_in(name: str) -> type:
    return _StandIn(name, (), {})


class _StandInModule(ModuleType):
    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        return _stand_in(name)


class _Finder(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> importlib.machinery.ModuleSpec | None:
        if fullname.partition(".")[0] in PACKAGES:
            return importlib.machinery.ModuleSpec(fullname, self, is_package=True)
        return None

    def create_module(self, spec: importlib.machinery.ModuleSpec) -> ModuleType:
        return _StandInModule(spec.name)

    def exec_module(self, module: ModuleType) -> None:
        module.__dict__["__version__"] = "0"


def install() -> None:
    """Answers for TensorFlow from now on, unless it is installed. Call before importing rasa."""
    if any(isinstance(finder, _Finder) for finder in sys.meta_path):
        return
    if importlib.util.find_spec("tensorflow") is None:
        sys.meta_path.append(_Finder())
