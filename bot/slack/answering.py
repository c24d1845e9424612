"""Answering: a question out of the inbox becomes an answer in its thread, or one that only the asker sees, once."""

import logging
import threading
from dataclasses import dataclass

from bot import slack_messages
from bot.reception import Reception
from bot.slack.afterwards import Afterwards
from bot.slack.audience import audience_in
from bot.slack.conversation import talk, turns
from bot.slack.delivery import Delivery
from bot.slack.failing import error_id, log_failure
from bot.slack.kept import Kept
from bot.slack.pace import Pace
from bot.slack.posting import Mark, Outcome, Poster, Thread
from bot.slack.route import Route
from bot.slack.showing import Showing, Shown, Where
from bot.slack.streaming import Streams
from bot.slack.surface import Surface
from bot.slack.views.answer import failure_messages
from bot.slack.views.split import SlackMessage
from bot.slack.views.words import words
from knowledge.answering.telling import Tell, nobody
from knowledge.domain.answer import Turn
from knowledge.library.inbox import InboxRow

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """What is to be posted for a row: an answer, or the sentence for one that failed."""

    messages: tuple[SlackMessage, ...]
    answer_id: str = ""
    error_id: str = ""


class Answering:
    """Handles the questions one after the other: the answers of a channel keep their order, and Slack its pace.

    At most one answer a question: each message carries a mark with the event it answers, and what may have been
    posted before (a crash between posting and marking done, a reply lost on the way) is looked for in the thread
    before anything is posted again. Only where Slack does not let us read the thread can such an answer stand twice,
    and a private one, which cannot be read, after a crash.
    """

    def __init__(
        self,
        *,
        kept: Kept,
        reception: Reception,
        poster: Poster,
        delivery: Delivery,
        surface: Surface,
        streams: Streams,
        showing: Showing,
        afterwards: Afterwards,
        pace: Pace,
        stopping: threading.Event,
    ) -> None:
        self._inbox = kept.inbox
        self._answers = kept.answers
        self._people = kept.people
        self._reception = reception
        self._poster = poster
        self._surface = surface
        self._streams = streams
        self._showing = showing
        self._afterwards = afterwards
        self._pace = pace
        self._stopping = stopping
        self._delivery = delivery

    def handle(self, row: InboxRow) -> None:
        """Answers one question where it was asked."""
        route = Route.from_json(row.payload_json)
        thread = Thread(channel=row.channel, ts=row.thread_ts)
        if route.is_private:
            self._privately(row, thread, route)
        else:
            self._in_thread(row, thread, route)

    def _in_thread(self, row: InboxRow, thread: Thread, route: Route) -> None:
        before = self._poster.marks(thread, row.event_id) if row.attempts > 1 else ()
        streamed = ""
        if before:
            reply = self._begun(row, before)
        else:
            self._poster.show_working(thread, asked=row.ts)
            stream = self._streams.open(thread, team=row.team, user=row.user)
            reply = self._fresh(row, self._showing.openly, stream.tell)
            streamed = stream.end()
        mark = Mark(event_id=row.event_id, part=1, answer_id=reply.answer_id, error_id=reply.error_id)
        posted = {m.part for m in before}
        outcome = self._delivery.deliver(thread, reply.messages, mark, posted=posted, streamed=streamed)
        if outcome is Outcome.POSTED:
            self._settle(row, route, reply)
        elif not self._stopping.is_set():
            self._poster.show_nothing(thread)
            self._give_up(row, outcome)

    def _privately(self, row: InboxRow, thread: Thread, route: Route) -> None:
        reply = self._fresh(row, self._showing.privately)
        for message in reply.messages:
            shown = bool(route.response_url) and self._surface.respond(route.response_url, message)
            if not shown and not self._surface.whisper(thread, row.user, message):
                self._give_up(row, Outcome.REFUSED)
                return
        self._settle(row, route, reply)

    def _fresh(self, row: InboxRow, shown: Shown, tell: Tell = nobody) -> Reply:
        if self._pace.is_too_fast(row, self._inbox):
            return Reply(messages=(words(slack_messages.TOO_MANY),))
        municipality = self._people.municipality(row.team, row.user)
        try:
            answer = self._reception.ask(
                row.text,
                municipality=municipality,
                history=self._history(row),
                audience=audience_in(row.channel),
                language=self._showing.language(_where(row)),
                tell=tell,
            )
            return Reply(answer_id=answer.id, messages=tuple(shown(answer, _where(row))))
        except Exception as error:  # noqa: BLE001 - whatever it is, the person gets one sentence and a number
            number = error_id()
            log_failure(f"slack answer event={row.event_id}", number, error)
            return Reply(error_id=number, messages=tuple(failure_messages(number)))

    def _begun(self, row: InboxRow, before: tuple[Mark, ...]) -> Reply:
        """The reply of which some messages stand in the thread already: the kept answer, not a new one."""
        first = before[0]
        answer = self._answers.get(first.answer_id, audience_in(row.channel)) if first.answer_id else None
        messages = self._showing.openly(answer, _where(row)) if answer else []
        return Reply(answer_id=first.answer_id, error_id=first.error_id, messages=tuple(messages))

    def _settle(self, row: InboxRow, route: Route, reply: Reply) -> None:
        if reply.answer_id:
            self._afterwards.follow(row, route, reply.answer_id)
        if reply.error_id:
            self._inbox.failed(row.id, reply.error_id)
        else:
            self._inbox.done(row.id, reply.answer_id)
            _log.info("slack answered event=%s answer=%s parts=%d", row.event_id, reply.answer_id, len(reply.messages))

    def _give_up(self, row: InboxRow, outcome: Outcome) -> None:
        number = error_id()
        _log.error("slack answer not delivered: %s event=%s error=%s", outcome, row.event_id, number)
        self._inbox.failed(row.id, number)

    def _history(self, row: InboxRow) -> tuple[Turn, ...]:
        said = self._inbox.history(team=row.team, channel=row.channel, thread_ts=row.thread_ts)
        audience = audience_in(row.channel)
        kept = [(question, self._answers.get(answer_id, audience)) for question, answer_id in said]
        asked = turns([(question, answer) for question, answer in kept if answer is not None])
        return asked or self._talk(row)

    def _talk(self, row: InboxRow) -> tuple[Turn, ...]:
        """What people said in the thread before they called the advisor into it."""
        if row.thread_ts in ("", row.ts):
            return ()
        thread = Thread(channel=row.channel, ts=row.thread_ts)
        return talk(self._poster.thread_words(thread, before=row.ts))


def _where(row: InboxRow) -> Where:
    return Where(team=row.team, channel=row.channel)
