"""Runs Rasa's graph of components, one node after the other.

Rasa plans every run anew with Dask, which takes longer than most of our nodes do, and loading Dask costs a quarter
of a second at every start.
"""

from __future__ import annotations

from typing import Any

from rasa.engine.graph import ExecutionContext, GraphNode, GraphNodeHook, GraphSchema
from rasa.engine.runner.interface import GraphRunner
from rasa.engine.storage.storage import ModelStorage


class InOrder(GraphRunner):
    """A runner that asks each node once, after those it needs."""

    def __init__(self, schema: GraphSchema, nodes: dict[str, GraphNode]) -> None:
        self._schema = schema
        self._nodes = nodes

    @classmethod
    def create(
        cls,
        graph_schema: GraphSchema,
        model_storage: ModelStorage,
        execution_context: ExecutionContext,
        hooks: list[GraphNodeHook] | None = None,
    ) -> InOrder:
        """Called by Rasa, before training and before serving."""
        nodes = {
            name: GraphNode.from_schema_node(name, node, model_storage, execution_context, hooks)
            for name, node in graph_schema.nodes.items()
        }
        return cls(graph_schema, nodes)

    def run(self, inputs: dict[str, Any] | None = None, targets: list[str] | None = None) -> dict[str, Any]:
        """What the targets say, and nothing that they do not need is run."""
        said = {name: (name, value) for name, value in (inputs or {}).items()}

        def ask(name: str) -> tuple[str, Any]:
            if name not in said:
                said[name] = self._nodes[name](
                    *(ask(needed) for needed in self._schema.nodes[name].needs.values())
                )
            return said[name]

        return dict(ask(target) for target in targets or self._schema.target_names)


class NoHook(GraphNodeHook):
    """Does nothing before and after a node."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__()

    def on_before_node(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Called by Rasa."""
        return {}

    def on_after_node(self, *args: Any, **kwargs: Any) -> None:
        """Called by Rasa."""
