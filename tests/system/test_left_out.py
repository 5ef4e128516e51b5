"""What Rasa imports in vain is not installed: the guide works without it, and says so when something needs it."""

from __future__ import annotations

import importlib.metadata
import json
import shutil
import subprocess
import sys
from dataclasses import replace

import pytest

from bot.model import PROJECT

from .conftest import Project


@pytest.mark.parametrize("package", ["tensorflow", "scikit-learn", "dask", "boto3", "pymongo", "aiogram"])
def test_it_is_truly_absent(package: str) -> None:
    with pytest.raises(importlib.metadata.PackageNotFoundError):
        importlib.metadata.version(package)


def test_a_server_does_not_load_what_only_training_and_documents_need() -> None:
    loads = (
        "from bot.quiet import before_rasa; before_rasa(); "
        "import sys, bot.commands.serve, bot.nlu.topics.component, rasa.engine.recipes.default_components; "
        "print(*{'matplotlib', 'scipy.optimize', 'scipy.stats', 'reportlab', 'icalendar'} & sys.modules.keys())"
    )
    ran = subprocess.run([sys.executable, "-c", loads], cwd=PROJECT, capture_output=True, text=True, check=True)
    assert not ran.stdout.split()


def test_it_trains_and_answers(small_project: Project) -> None:
    said = small_project.run("say", stdin="can i get a second opinion before my hysterectomy\n")
    assert "second opinion" in json.loads(said.stdout)["replies"][0]["text"]


def test_a_component_that_needs_it_is_refused_in_one_sentence(small_project: Project, tmp_path) -> None:
    folder = tmp_path / "project"
    shutil.copytree(small_project.folder, folder, ignore=shutil.ignore_patterns("models", ".rasa"))
    config = folder / "config.yml"
    config.write_text(
        "recipe: default.v1\nassistant_id: test\nlanguage: en\npipeline:\n  - name: WhitespaceTokenizer\n"
        "  - name: CountVectorsFeaturizer\n  - name: DIETClassifier\n    epochs: 1\n"
        "policies:\n  - name: RulePolicy\n",
        encoding="utf-8",
    )
    trained = replace(small_project, folder=folder).run("train")
    assert trained.returncode == 1
    assert "which this installation leaves out" in trained.stderr
    assert "Traceback" not in trained.stderr
