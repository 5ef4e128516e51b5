"""Failures an operator can put right; their message says how."""

from bot.advice.entries import LookupDataError
from bot.advice.library import AdviceError
from bot.model import NotTrainedError, TrainingError
from bot.nlu.topics.measures import EvaluationError
from bot.settings import SettingsError
from bot.storage.database import DatabaseAwayError

EXPECTED = (
    AdviceError,
    LookupDataError,
    NotTrainedError,
    TrainingError,
    SettingsError,
    EvaluationError,
    DatabaseAwayError,
)
