"""What stands on somebody's home tab (ホームの内容), gathered anew each time it is opened."""

from collections.abc import Callable, Sequence
from datetime import date, datetime
from itertools import chain
from typing import Protocol

from bot import slack_messages
from bot.deadlines.rows import parts_of
from bot.roles import Role
from bot.slack.kept import Kept
from bot.slack.views.home import Asked, ForAdmins, ForFacilitators, ForStaff, Home
from bot.slack.views.mrkdwn import link, shortened
from bot.slack.views.sources import AnswerUrl
from bot.slack.views.words import literal
from bot.wording import dated
from knowledge.answering.deadlines.asker import asker_named
from knowledge.answering.deadlines.listing import deadlines
from knowledge.domain.calendar import japanese_date
from knowledge.domain.measure import Measure
from knowledge.library.catalog import EditionState
from knowledge.library.history import Held

_FEW = 5
_WITHIN_DAYS = 90
_LONGEST = 120
_ENDING = "ending"
Documents = Sequence[Sequence[Held]]
_Registered = tuple[datetime, Held]
Permalink = Callable[[str, str], str]
"""(channel, ts) → the address of a message; empty where Slack does not tell."""


class KnowsShelf(Protocol):
    """Knows every edition of each document, and the measures that answer now."""

    def documents(self) -> tuple[tuple[Held, ...], ...]: ...

    def measures(self) -> tuple[Measure, ...]: ...


class HomeContents:
    """Gathers what a role may see of what is for everyone; what others asked is for facilitators and admins."""

    def __init__(
        self,
        *,
        kept: Kept,
        shelf: KnowsShelf,
        permalink: Permalink,
        answer_url: AnswerUrl | None,
        now: Callable[[], datetime],
    ) -> None:
        self._kept = kept
        self._shelf = shelf
        self._permalink = permalink
        self._answer_url = answer_url
        self._now = now

    def of(self, team: str, user: str, role: Role) -> Home:
        """The home tab of a person."""
        documents, now = self._shelf.documents(), self._now()
        return Home(
            moment=f"{japanese_date(now.date())} {now:%H:%M}",
            staff=self._for_staff(team, user, documents),
            facilitators=self._for_facilitators(team) if role >= Role.FACILITATOR else None,
            admins=self._for_admins(documents) if role >= Role.ADMIN else None,
        )

    def _for_staff(self, team: str, user: str, documents: Documents) -> ForStaff:
        municipality = self._kept.people.municipality(team, user)
        mine = self._kept.inbox.asked_by(team, user, _FEW)
        return ForStaff(
            municipality=municipality,
            asked=[Asked(question=text, url=self._url(answer_id)) for text, answer_id in mine],
            editions=[self._edition_line(*one) for one in _youngest(documents)[:_FEW]],
            deadlines=self._deadline_lines(self._now().date(), municipality),
        )

    def _deadline_lines(self, today: date, municipality: str) -> list[str]:
        listed = deadlines(self._shelf.measures(), as_of=today, within=_WITHIN_DAYS)
        [ending] = [part for part in parts_of(listed, asker_named(municipality)) if part.key == _ENDING]
        told = []
        for one in ending.rows[:_FEW]:
            barred = slack_messages.HOME_BARRED.format(reason=shortened(one.barred, _LONGEST)) if one.barred else ""
            told.append(literal(f"{one.left}　{shortened(one.name, _LONGEST)}：{one.day}{barred}"))
        return told

    def _for_facilitators(self, team: str) -> ForFacilitators:
        queue = []
        for handoff in self._kept.handoffs.waiting(team, _FEW):
            answer = self._kept.answers.get(handoff.answer_id)
            asked = answer.question.text if answer else slack_messages.QUESTION_OF_A_CHANNEL
            question = link(self._permalink(handoff.channel, handoff.thread_ts), shortened(asked, _LONGEST))
            queue.append(slack_messages.HOME_WAITING.format(question=question, day=self._day(handoff.opened_at)))
        kept = [(one.question, one.id) for one in self._kept.curated.standing(team, _FEW)]
        return ForFacilitators(queue=queue, unanswered=self._kept.answers.unanswered(_FEW), curated=kept)

    def _for_admins(self, documents: Documents) -> ForAdmins:
        every = list(chain.from_iterable(documents))
        current = [held for held in every if held.state is EditionState.CURRENT]
        staged = [_named(held) for held in every if held.state is EditionState.STAGED]
        chunks = sum(held.chunks for held in current)
        last = [self._day(moment) for moment, _ in _youngest(documents)[:1]]
        lines = [
            slack_messages.HOME_LIBRARY_STATE.format(documents=len(current), chunks=chunks),
            *(slack_messages.HOME_LAST_REGISTERED.format(day=day) for day in last),
            *([slack_messages.HOME_STAGED.format(titles="、".join(staged))] if staged else []),
            slack_messages.HOME_HEALTH.format(waiting=self._kept.inbox.waiting()),
        ]
        return ForAdmins(lines=lines)

    def _edition_line(self, registered: datetime, held: Held) -> str:
        return slack_messages.HOME_EDITION.format(title=_named(held), registered=self._day(registered))

    def _day(self, moment: datetime) -> str:
        """The day in the reader's calendar: moments are kept in UTC."""
        return japanese_date(moment.astimezone(self._now().tzinfo).date())

    def _url(self, answer_id: str) -> str:
        """The page of an answer, where it is shown there: only what everyone may see is."""
        return self._answer_url(answer_id) if self._answer_url and self._kept.answers.get(answer_id) else ""


def _named(held: Held) -> str:
    return literal(shortened(dated(held.edition), _LONGEST))


def _youngest(documents: Documents) -> list[_Registered]:
    """The editions that answer and when they were registered, the last first."""
    every = chain.from_iterable(documents)
    current = [(held.published_at, held) for held in every if held.state is EditionState.CURRENT and held.published_at]
    return sorted(current, key=lambda one: one[0], reverse=True)
