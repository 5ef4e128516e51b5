"""For every test: the project can be imported, and Rasa keeps quiet and off the network."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bot.quiet import before_rasa

before_rasa()
