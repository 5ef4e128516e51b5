"""Keeps Rasa from talking: to the network (telemetry) and to the terminal (200 lines of warnings).

`before_rasa()` must run before anything imports rasa; every entry point calls it first.
"""

from __future__ import annotations

import logging
import os

import structlog

from bot import left_out

#: Read by Rasa and its libraries when they are imported.
ENVIRONMENT = {
    "RASA_TELEMETRY_ENABLED": "false",
    "TF_CPP_MIN_LOG_LEVEL": "3",
    "SQLALCHEMY_SILENCE_UBER_WARNING": "1",
    "LOG_LEVEL_LIBRARIES": "ERROR",
}


def before_rasa() -> None:
    """Telemetry off, warnings off, stand-ins for what is left out. Logs only errors, never what people write."""
    os.environ["RASA_TELEMETRY_ENABLED"] = "false"
    for name, value in ENVIRONMENT.items():
        os.environ.setdefault(name, value)
    # Libraries change the warning filters as they are imported; what is captured stays off the terminal.
    logging.captureWarnings(True)
    for name in ("py.warnings", "rasa", "rasa_sdk", "sanic", "apscheduler", "matplotlib"):
        logging.getLogger(name).setLevel(logging.ERROR)
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.ERROR))
    left_out.install()
