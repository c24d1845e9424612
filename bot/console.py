"""The terminal: where output goes, and how an error is told there."""

import logging
import tempfile
import traceback
import uuid
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from bot.messages import UNEXPECTED, error_message
from knowledge.errors import AmbiguousDocument, ConfigurationError, DxError
from knowledge.text import shown

_TELLING = (AmbiguousDocument, ConfigurationError)  # whose `todo` is made of names that help the person on
_log = logging.getLogger(__name__)


def console() -> Console:
    """Standard output."""
    return Console(highlight=False, soft_wrap=False)


def error_console() -> Console:
    """Standard error: progress and errors, so that output can be piped."""
    return Console(stderr=True, highlight=False)


def tell_error(error: DxError) -> None:
    """One Japanese sentence with the thing it is about."""
    _log.debug("%s", error)
    about = f"{shown(error.which)}: " if error.which else ""
    detail = f"（{error.todo}）" if isinstance(error, _TELLING) and error.todo else ""
    error_console().print(f"{about}{error_message(error)}{detail}", style="red", markup=False, soft_wrap=True)


def tell_unexpected(error: Exception) -> None:
    """One sentence with a number; the trace goes to a file that the person can hand on."""
    error_id = uuid.uuid4().hex[:8]
    record = Path(tempfile.gettempdir()) / f"dx-advisor-{error_id}.log"
    record.write_text("".join(traceback.format_exception(error)), encoding="utf-8")
    error_console().print(UNEXPECTED.format(error_id=error_id, path=record), style="red", markup=False, soft_wrap=True)


def progress_bars() -> Progress:
    """Bars on standard error: what is done, how far, since when."""
    columns = (TextColumn("{task.description}", markup=False), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    return Progress(*columns, console=error_console())
