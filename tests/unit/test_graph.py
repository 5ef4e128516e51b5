"""Runs Rasa's graph: each node once, after those it needs, and only for what is asked."""

import pytest

from bot.graph import InOrder


class Schema:
    """The part of a graph schema that a run looks at."""

    def __init__(self, needs):
        self.nodes = {name: type("Node", (), {"needs": dict(enumerate(needed))}) for name, needed in needs.items()}
        self.target_names = ["reply"]


@pytest.fixture
def ran():
    return []


@pytest.fixture
def runner(ran):
    needs = {"read": ["message"], "topic": ["read"], "danger": ["read"], "reply": ["topic", "danger"], "chart": []}

    def node(name):
        def run(*inputs):
            ran.append(name)
            return name, f"{name}({', '.join(value for _, value in inputs)})"

        return run

    return InOrder(Schema(needs), {name: node(name) for name in needs})


def test_each_node_runs_once_after_those_it_needs(runner, ran):
    said = runner.run({"message": "hello"})

    assert said == {"reply": "reply(topic(read(hello)), danger(read(hello)))"}
    assert ran == ["read", "topic", "danger", "reply"]


def test_only_what_a_target_needs_is_run(runner, ran):
    assert runner.run({"message": "hello"}, ["topic"]) == {"topic": "topic(read(hello))"}
    assert ran == ["read", "topic"]


def test_the_next_run_begins_anew(runner, ran):
    runner.run({"message": "hello"}, ["read"])
    assert runner.run({"message": "bye"}, ["read"]) == {"read": "read(bye)"}
