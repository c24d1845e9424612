"""Afterwards (答えのあと): what may follow an answer that stands: its thread's title, and one question to the asker."""

from collections.abc import Callable
from datetime import datetime

from bot.slack.audience import audience_in
from bot.slack.conversation import Kind
from bot.slack.kept import Kept
from bot.slack.posting import Thread
from bot.slack.route import Route
from bot.slack.surface import Surface
from bot.slack.title import thread_title
from bot.slack.views.municipality import municipality_question
from knowledge.domain.answer import Grounded, QuestionKind
from knowledge.library.inbox import InboxRow

_WITH_THE_BOT_ALONE = frozenset({Kind.DIRECT.value, Kind.HOME.value})
_DEPENDS_ON_ASKER = frozenset({QuestionKind.CASE, QuestionKind.MEASURE, QuestionKind.DEADLINE})


class Afterwards:
    """Nothing depends on it: after a crash a thread has no title, and nobody is asked."""

    def __init__(self, *, kept: Kept, surface: Surface, now: Callable[[], datetime]) -> None:
        self._kept = kept
        self._surface = surface
        self._now = now

    def follow(self, row: InboxRow, route: Route, answer_id: str) -> None:
        """An answer to a question of the inbox stands where it was asked."""
        if row.kind in _WITH_THE_BOT_ALONE and row.ts == row.thread_ts and row.text:
            self._surface.name_thread(Thread(channel=row.channel, ts=row.thread_ts), thread_title(row.text))
        answer = self._kept.answers.get(answer_id, audience_in(row.channel))
        if isinstance(answer, Grounded) and answer.kind in _DEPENDS_ON_ASKER:
            self._ask_for_municipality(row, route)

    def _ask_for_municipality(self, row: InboxRow, route: Route) -> None:
        """Seen by the asker alone, once in their life with the advisor, whatever they do with it."""
        if not self._kept.people.ask_once(row.team, row.user, at=self._now()):
            return
        question = municipality_question()
        if not (route.response_url and self._surface.respond(route.response_url, question)):
            self._surface.whisper(Thread(channel=row.channel, ts=row.thread_ts), row.user, question)
