"""The worker: takes questions out of the inbox one by one, has them answered, and sees each answer posted once."""

import logging
import threading
import traceback
import uuid
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Protocol

from bot.reception import Reception
from bot.slack.conversation import turns
from bot.slack.delivery import Delivery
from bot.slack.posting import Mark, Outcome, Poster, Thread
from bot.slack.views.answer import answer_messages, failure_messages
from bot.slack.views.sources import AnswerUrl, SourceUrl
from bot.slack.views.split import SlackMessage
from knowledge.domain.answer import Answer, Turn
from knowledge.library.inbox import InboxRow, InboxStore

_log = logging.getLogger(__name__)
_IDLE_SECONDS = 1.0
_STOP_SECONDS = 10.0


class FindsAnswers(Protocol):
    """Gives back an answer that was kept."""

    def get(self, answer_id: str) -> Answer | None: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """What is to be posted for a row: an answer, or the sentence for one that failed."""

    messages: tuple[SlackMessage, ...]
    answer_id: str = ""
    error_id: str = ""


class AnswerWorker:
    """One thread, so that the answers of a channel keep their order and Slack's one message a second is kept.

    At most one answer a question: each message carries a mark with the event it answers, and what may have been
    posted before (a crash between posting and marking done, a reply lost on the way) is looked for in the thread
    before anything is posted again. Only where Slack does not let us read the thread can such an answer stand twice.
    """

    def __init__(
        self,
        *,
        inbox: InboxStore,
        answers: FindsAnswers,
        reception: Reception,
        poster: Poster,
        source_url: SourceUrl | None,
        answer_url: AnswerUrl | None,
        now: Callable[[], datetime],
    ) -> None:
        self._inbox = inbox
        self._answers = answers
        self._reception = reception
        self._poster = poster
        self._shown = partial(answer_messages, source_url=source_url, answer_url=answer_url)
        self._now = now
        self._arrived = threading.Event()
        self._stopping = threading.Event()
        self._delivery = Delivery(poster=poster, wait=self._stopping.wait)
        self._thread = threading.Thread(target=self._work, name="slack-answers", daemon=True)

    def start(self) -> None:
        """Gives back what an earlier process had claimed, then starts to answer."""
        self._inbox.release_claims()
        self._thread.start()

    def arrived(self) -> None:
        """Tells the worker that something new is in the inbox."""
        self._arrived.set()

    def stop(self) -> None:
        """Waits a little for the question at hand; what is left in the inbox waits for the next start."""
        self._stopping.set()
        self._arrived.set()
        if self._thread.is_alive():
            self._thread.join(_STOP_SECONDS)

    def _work(self) -> None:
        while not self._stopping.is_set():
            try:
                row = self._inbox.claim(now=self._now()) if self._inbox.waiting() else None
                if row is not None:
                    self._handle(row)
                    continue
            except Exception as error:  # noqa: BLE001 - the worker outlives whatever one row does
                _log_failure("slack worker", _error_id(), error)
            self._arrived.wait(_IDLE_SECONDS)
            self._arrived.clear()

    def _handle(self, row: InboxRow) -> None:
        thread = Thread(channel=row.channel, ts=row.thread_ts)
        before = self._poster.marks(thread, row.event_id) if row.attempts > 1 else ()
        reply = self._begun(before) if before else self._fresh(row, thread)
        mark = Mark(event_id=row.event_id, part=1, answer_id=reply.answer_id, error_id=reply.error_id)
        outcome = self._delivery.deliver(thread, reply.messages, mark, posted={m.part for m in before})
        if outcome is Outcome.POSTED:
            self._settle(row, reply)
        elif not self._stopping.is_set():
            self._give_up(row, outcome)

    def _fresh(self, row: InboxRow, thread: Thread) -> Reply:
        self._poster.show_working(thread)
        try:
            answer = self._reception.ask(row.text, history=self._history(row))
            return Reply(answer_id=answer.id, messages=tuple(self._shown(answer)))
        except Exception as error:  # noqa: BLE001 - whatever it is, the person gets one sentence and a number
            error_id = _error_id()
            _log_failure(f"slack answer event={row.event_id}", error_id, error)
            return Reply(error_id=error_id, messages=tuple(failure_messages(error_id)))

    def _begun(self, before: tuple[Mark, ...]) -> Reply:
        """The reply of which some messages stand in the thread already: the kept answer, not a new one."""
        first = before[0]
        answer = self._answers.get(first.answer_id) if first.answer_id else None
        messages = self._shown(answer) if answer else []
        return Reply(answer_id=first.answer_id, error_id=first.error_id, messages=tuple(messages))

    def _settle(self, row: InboxRow, reply: Reply) -> None:
        if reply.error_id:
            self._inbox.failed(row.id, reply.error_id)
        else:
            self._inbox.done(row.id, reply.answer_id)
            _log.info("slack answered event=%s answer=%s parts=%d", row.event_id, reply.answer_id, len(reply.messages))

    def _give_up(self, row: InboxRow, outcome: Outcome) -> None:
        error_id = _error_id()
        _log.error("slack answer not delivered: %s event=%s error=%s", outcome, row.event_id, error_id)
        self._inbox.failed(row.id, error_id)

    def _history(self, row: InboxRow) -> tuple[Turn, ...]:
        said = self._inbox.history(team=row.team, channel=row.channel, thread_ts=row.thread_ts)
        kept = [(question, self._answers.get(answer_id)) for question, answer_id in said]
        return turns([(question, answer) for question, answer in kept if answer is not None])


def _error_id() -> str:
    return uuid.uuid4().hex[:8]


def _log_failure(what: str, error_id: str, error: Exception) -> None:
    """Logs where it happened; not what the exception says, which may hold a person's words."""
    places = " < ".join(
        f"{f.filename}:{f.lineno} {f.name}" for f in reversed(traceback.extract_tb(error.__traceback__))
    )
    _log.error("%s failed: error=%s %s at %s", what, error_id, type(error).__name__, places)
