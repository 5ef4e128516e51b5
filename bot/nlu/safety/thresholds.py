"""Rules and learned score together: which of them is heard when they differ."""

from __future__ import annotations

from .decision import AMBER, DELAY, NONE, RED, Evidence
from .rules import Meant
from .score import Likely

# A red that no rule finds stops the conversation, so the score must be fairly sure of it; a lower chance puts two
# sentences before the answer instead. Weighed on the messages kept back and on ordinary messages that nothing was
# trained on (`python -m bot.nlu.safety.measure`; docs/safety.md has the figures).

#: From this chance of red on, the score alone makes a message red ...
RED_ALONE = 0.3
#: ... and from this one on where the words say that it was, is denied, asked, told or an animal's.
RED_IN_SPITE = 0.8
#: From this chance of red on, the score alone makes a message amber ...
RED_FEARED = 0.22
#: ... and from this chance of red or amber together.
AMBER_ALONE = 0.25
#: Below this one, an amber by rule is dropped ...
AMBER_DOUBTED = 0.05
#: ... and below this one a red by rule becomes amber, if its sign is one that is also told in passing.
RED_DOUBTED = 0.02


def with_score(top: Meant | None, likely: Likely, veto: str) -> tuple[str, str, Evidence]:
    """The final level and kind, and the reason that the score gives.

    `top`: the strongest sign that the rules found. `veto`: the axis that speaks against an alarm, or empty.
    """
    level, kind = (top.level, top.finding.sign.kind) if top else (NONE, "")
    why = f"learned score: red {likely.red:.2f}, amber {likely.amber:.2f}"
    reason = Evidence("", "score", f"{why}; against it: {veto}" if veto else why)
    if top and level == RED:
        in_passing = top.finding.sign.in_passing and top.axes.when != "now"
        return (AMBER if in_passing and likely.danger < RED_DOUBTED else RED), kind, reason
    if likely.red >= (RED_IN_SPITE if veto else RED_ALONE):
        return RED, likely.red_kind, reason
    if level == AMBER:
        doubted = likely.danger < AMBER_DOUBTED and kind != DELAY
        return (NONE, "", reason) if doubted else (AMBER, kind, reason)
    if (likely.danger >= AMBER_ALONE or likely.red >= RED_FEARED) and not veto:
        return AMBER, likely.amber_kind if likely.amber >= likely.red else likely.red_kind, reason
    return NONE, "", reason
