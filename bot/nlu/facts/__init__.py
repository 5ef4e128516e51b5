"""Turns a message into facts of the case: who, what, by when, paid by whom, where."""

from .message import Entity
from .reader import Facts, read_facts

__all__ = ["Entity", "Facts", "read_facts"]
