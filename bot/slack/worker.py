"""A worker: takes what waits in one lane of the inbox, one by one, as long as the process lives."""

import logging
import threading
from collections.abc import Callable
from datetime import datetime

from bot.slack.failing import error_id, log_failure
from knowledge.library.inbox import InboxRow, InboxStore, Lane

_log = logging.getLogger(__name__)
_IDLE_SECONDS = 1.0
_STOP_SECONDS = 10.0


class LaneWorker:
    """One thread a lane. `handle` settles its row; what it raises is logged, and the row waits for the next start."""

    def __init__(
        self,
        *,
        inbox: InboxStore,
        lane: Lane,
        handle: Callable[[InboxRow], None],
        now: Callable[[], datetime],
        stopping: threading.Event,
    ) -> None:
        self._inbox = inbox
        self._lane = lane
        self._handle = handle
        self._now = now
        self._arrived = threading.Event()
        self._stopping = stopping
        self._thread = threading.Thread(target=self._work, name=f"slack-{lane}", daemon=True)

    def start(self) -> None:
        """Starts to take what waits."""
        self._thread.start()

    def arrived(self) -> None:
        """Tells the worker that something new is in the inbox."""
        self._arrived.set()

    def join(self) -> None:
        """Waits a little for the row at hand, once `stopping` is set; what is left waits for the next start."""
        self._arrived.set()
        if self._thread.is_alive():
            self._thread.join(_STOP_SECONDS)

    def _work(self) -> None:
        while not self._stopping.is_set():
            try:
                row = self._inbox.claim(now=self._now(), lane=self._lane) if self._inbox.waiting(self._lane) else None
                if row is not None:
                    self._handle(row)
                    continue
            except Exception as error:  # noqa: BLE001 - the worker outlives whatever one row does
                log_failure(f"slack worker {self._lane}", error_id(), error)
            self._arrived.wait(_IDLE_SECONDS)
            self._arrived.clear()
