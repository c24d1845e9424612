"""Failures: a number for the person, and where it happened for the log."""

import logging
import traceback
import uuid

_log = logging.getLogger(__name__)


def error_id() -> str:
    """A number under which the log knows a failure."""
    return uuid.uuid4().hex[:8]


def log_failure(what: str, number: str, error: Exception) -> None:
    """Logs where it happened; not what the exception says, which may hold a person's words."""
    places = " < ".join(
        f"{f.filename}:{f.lineno} {f.name}" for f in reversed(traceback.extract_tb(error.__traceback__))
    )
    _log.error("%s failed: error=%s %s at %s", what, number, type(error).__name__, places)
