"""What the understanding made of one message: plain data that advice can work on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

#: Below this calibrated confidence the guide asks instead of guessing.
UNSURE = 0.2


@dataclass(frozen=True)
class Topic:
    """A topic of a message. `confidence` is calibrated: of topics said at 0.7, seven in ten are right."""

    name: str
    confidence: float


@dataclass(frozen=True)
class Safety:
    """The level of a message (red, amber, none) and what kind of danger it is about."""

    level: str = "none"
    kind: str = ""  # emergency, crisis, poisoning; amber also: delay
    who: str = "self"  # self, other, threatened (by somebody)
    language: str = "en"


@dataclass(frozen=True)
class Reading:
    """One message, understood.

    `facts` are changes to the case (`Case.with_facts`); `bare` says that the message holds facts and hardly
    anything else, as in "I got Medicare".
    """

    text: str
    intent: str
    confidence: float
    topics: tuple[Topic, ...] = ()
    ranking: tuple[Topic, ...] = ()
    facts: Mapping[str, Any] = field(default_factory=dict)
    bare: bool = False
    correction: bool = False  # "sorry, knee not hip": `facts` hold what is right
    aside: tuple[str, ...] = ()  # facts only spoken of, such as what a friend had: they replace nothing known
    pressed: bool = False  # a button was pressed: `intent` is where it leads
    choice: str = ""  # which one, when the button's topic has several
    safety: Safety = Safety()
    language: str = "en"
