"""Lets Rasa run without packages that it imports and that this project never uses.

Rasa 3.6 imports TensorFlow, scikit-learn and the libraries of a dozen channels, stores and brokers, used or not.
Leaving them out saves about 2 GB on disk, half the memory and three seconds at every start. `install()` puts an
importer in place that answers for the missing packages with empty stand-ins. Nothing happens to one that is
installed. What really needs one says so, in one sentence, as soon as it is used.
"""

from __future__ import annotations

import importlib.abc
import importlib.machinery
import importlib.util
import sys
from collections.abc import Sequence
from types import ModuleType
from typing import Any

PACKAGES = (
    # the components DIETClassifier, TEDPolicy, ResponseSelector
    *("tensorflow", "tensorflow_hub", "tensorflow_text", "tensorflow_addons", "keras"),
    # the components CountVectorsFeaturizer, LogisticRegressionClassifier, CRFEntityExtractor
    *("sklearn", "sklearn_crfsuite", "skops"),
    # Rasa's own prompts in the terminal, its reminders, and its way to plan a run (ours: bot/graph.py)
    *("prompt_toolkit", "apscheduler", "dask"),
    # Rasa's own channels
    *("aiogram", "engineio", "fbmessenger", "mattermostwrapper", "questionary", "rocketchat_API", "socketio"),
    *("twilio", "webexteamssdk"),
    # Rasa's own tracker stores and event brokers
    *("aio_pika", "aiormq", "boto3", "botocore", "confluent_kafka", "pymongo"),
)

#: Modules of Rasa that load something large (here matplotlib) for what this project never does.
PARTS = ("rasa.utils.plotting",)


class LeftOutError(ImportError):
    """Something needs a package that this installation leaves out."""


class _StandIn(type):
    """A class that can be subclassed, annotated with and looked into, but not used."""

    package: str

    def __getattr__(cls, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        return _stand_in(name, cls.package)

    def __call__(cls, *args: Any, **kwargs: Any) -> Any:
        # Decorators such as @tf.function run while Rasa's modules are being imported.
        if len(args) == 1 and not kwargs and callable(args[0]) and not isinstance(args[0], _StandIn):
            return args[0]
        raise LeftOutError(
            f"Something in config.yml or in a setting needs the package {cls.package}, which this installation "
            "leaves out. Install it into .venv, in a version that Rasa 3.6 takes, or take away what needs it "
            "(for tensorflow: DIETClassifier, TEDPolicy, ResponseSelector, ...)."
        )


def _stand_in(name: str, package: str) -> type:
    return _StandIn(name, (), {"package": package})


class _StandInModule(ModuleType):
    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        package = self.__name__ if self.__name__ in PARTS else self.__name__.partition(".")[0]
        return _stand_in(name, package)


class _Finder(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    def __init__(self, missing: Sequence[str]) -> None:
        self._missing = frozenset(missing)

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> importlib.machinery.ModuleSpec | None:
        if fullname in PARTS or fullname.partition(".")[0] in self._missing:
            return importlib.machinery.ModuleSpec(fullname, self, is_package=True)
        return None

    def create_module(self, spec: importlib.machinery.ModuleSpec) -> ModuleType:
        return _StandInModule(spec.name)

    def exec_module(self, module: ModuleType) -> None:
        module.__dict__["__version__"] = "0"


def install() -> None:
    """Answers for the packages that are not installed from now on. Call before importing rasa."""
    if not any(isinstance(finder, _Finder) for finder in sys.meta_path):
        sys.meta_path.insert(0, _Finder([p for p in PACKAGES if importlib.util.find_spec(p) is None]))
