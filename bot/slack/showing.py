"""Showing (見せ方): an answer as messages for one place, with what a colleague answered to much the same question."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from bot.languages.every import CATALOGUES
from bot.slack.views.answer import answer_messages, private_answer_messages
from bot.slack.views.sources import AnswerUrl, SourceUrl
from bot.slack.views.split import SlackMessage
from knowledge.domain.answer import Answer, Question
from knowledge.domain.curated import ColleagueAnswer
from knowledge.domain.language import Language
from knowledge.domain.workspace import ChannelRules


@dataclass(frozen=True, slots=True, kw_only=True)
class Where:
    """The channel of a workspace in which an answer is shown."""

    team: str
    channel: str


Shown = Callable[[Answer, Where], list[SlackMessage]]
"""How an answer looks in a place."""


class KnowsColleagues(Protocol):
    """Knows what the colleagues of a workspace answered."""

    def answer(self, team: str, question: Question) -> ColleagueAnswer | None: ...


class KnowsRules(Protocol):
    """Knows what holds in a channel."""

    def of(self, team: str, channel: str) -> ChannelRules: ...


class Showing:
    """Looks a colleague's answer up each time: one that was taken back is shown nowhere from then on."""

    def __init__(
        self,
        *,
        colleagues: KnowsColleagues,
        rules: KnowsRules,
        source_url: SourceUrl | None,
        answer_url: AnswerUrl | None,
    ) -> None:
        self._colleagues = colleagues
        self._rules = rules
        self._source_url = source_url
        self._answer_url = answer_url

    def openly(self, answer: Answer, where: Where) -> list[SlackMessage]:
        """For everyone in a thread."""
        return self._shown(answer_messages, answer, where)

    def privately(self, answer: Answer, where: Where) -> list[SlackMessage]:
        """For the asker alone, who may share it."""
        return self._shown(private_answer_messages, answer, where)

    def language(self, where: Where) -> Language:
        """The language of the answers in a place."""
        return self._rules.of(where.team, where.channel).language

    def _shown(self, show: Callable[..., list[SlackMessage]], answer: Answer, where: Where) -> list[SlackMessage]:
        return show(
            answer,
            source_url=self._source_url,
            answer_url=self._answer_url,
            colleague=self._colleagues.answer(where.team, answer.question),
            words=CATALOGUES[self.language(where)],
        )
