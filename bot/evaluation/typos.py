"""Messages as a tired thumb types them."""

from __future__ import annotations

import random

from bot.nlu.spelling import BESIDE

#: Of all characters, so many are damaged.
SHARE = 0.05


def with_typos(text: str, seed: int) -> str:
    """The text with `SHARE` of its characters (one at least) swapped with the next, dropped, doubled, or replaced
    by a neighbor on the keyboard. The same seed gives the same typos. A text without letters stays as it is."""
    chance = random.Random(seed)
    letters = [at for at, character in enumerate(text) if character.lower() in BESIDE]
    wanted = max(1, round(SHARE * len(text)))
    characters = list(text)
    for at in chance.sample(letters, min(wanted, len(letters))):
        kind = chance.choice(("swap", "drop", "double", "neighbor"))
        if kind == "swap" and at + 1 < len(characters):
            characters[at], characters[at + 1] = characters[at + 1], characters[at]
        elif kind == "drop":
            characters[at] = ""
        elif kind == "double":
            characters[at] *= 2
        else:
            characters[at] = chance.choice(BESIDE[text[at].lower()])
    return "".join(characters)
