"""Curating (人の回答の登録): facilitators keep a colleague's answer for who asks the same, and take it back."""

from collections.abc import Callable
from datetime import datetime

from bot import slack_messages
from bot.roles import Role, Roles
from bot.slack import names
from bot.slack.acting import Handlers
from bot.slack.handling.origin import Origin
from bot.slack.interaction import Interaction
from bot.slack.kept import Kept
from bot.slack.personal import open_form
from bot.slack.posting import Thread
from bot.slack.surface import Surface
from bot.slack.views.colleague import BASIS, QUESTION, REPLY, curated_message, curating_form
from bot.slack.views.split import SlackMessage
from bot.slack.views.words import words
from bot.wording import dated
from knowledge.domain.answer import Answer, Grounded
from knowledge.domain.curated import CuratedAnswer
from knowledge.domain.document import Edition
from knowledge.domain.handoff import Handoff, HandoffState


class CuratingHandling:
    """Who presses is looked up at every step; what is kept names nobody who asked or answered."""

    def __init__(
        self,
        *,
        kept: Kept,
        surface: Surface,
        roles: Roles,
        without_people: Callable[[str], str],
        now: Callable[[], datetime],
    ) -> None:
        self._kept = kept
        self._surface = surface
        self._roles = roles
        self._without_people = without_people
        self._now = now

    def handlers(self) -> Handlers:
        """By gesture."""
        return {names.CURATE: self._opened, names.CURATE_SENT: self._sent, names.WITHDRAW: self._withdrawn}

    def _opened(self, gesture: Interaction) -> None:
        handoff = self._answered(gesture, gesture.value)
        if handoff is None:
            return
        if self._kept.curated.standing_for(handoff.id):
            self._whisper(gesture, words(slack_messages.CURATED_BEFORE))
            return
        answer = self._everyones(gesture, handoff)
        if answer is None:
            return
        origin = Origin(channel=gesture.channel, thread_ts=gesture.thread_ts, about=handoff.id)
        basis = "、".join(map(dated, _editions(answer)))
        question, reply = map(self._without_people, (answer.question.text, handoff.reply))
        open_form(self._surface, gesture, curating_form(question, reply, basis, origin.to_private()))

    def _sent(self, gesture: Interaction) -> None:
        handoff = self._answered(gesture, Origin.from_private(gesture.private).about)
        answer = self._everyones(gesture, handoff) if handoff else None
        if handoff is None or answer is None:
            return
        now = self._now()
        answered_at = handoff.settled_at or now
        curated = CuratedAnswer(
            id=gesture.id,
            handoff_id=handoff.id,
            team=handoff.team,
            question=str(gesture.values[QUESTION]).strip(),
            reply=str(gesture.values[REPLY]).strip(),
            basis=str(gesture.values.get(BASIS) or "").strip(),
            edition_ids=tuple(edition.id for edition in _editions(answer)),
            answered_on=answered_at.astimezone(now.tzinfo).date(),
            approved_by=gesture.user,
            approved_at=now,
        )
        stands = self._kept.curated.approve(curated)
        told = curated_message(stands) if stands.id == curated.id else words(slack_messages.CURATED_BEFORE)
        self._whisper(gesture, told)

    def _withdrawn(self, gesture: Interaction) -> None:
        if not self._may(gesture):
            return
        if self._kept.curated.withdraw(gesture.team, gesture.value, by=gesture.user, at=self._now()):
            self._whisper(gesture, words(slack_messages.WITHDRAWN))

    def _answered(self, gesture: Interaction, handoff_id: str) -> Handoff | None:
        """The handoff that a colleague answered, for who may curate it."""
        handoff = self._kept.handoffs.get(handoff_id) if self._may(gesture) else None
        return handoff if handoff and handoff.state is HandoffState.ANSWERED else None

    def _everyones(self, gesture: Interaction, handoff: Handoff) -> Answer | None:
        """What a colleague answered further to, where everyone may see it: what is curated is shown everywhere."""
        answer = self._kept.answers.get(handoff.answer_id)
        if answer is None:
            self._whisper(gesture, words(slack_messages.NOT_FOR_ALL))
        return answer

    def _may(self, gesture: Interaction) -> bool:
        if self._roles.of(gesture.user) >= Role.FACILITATOR:
            return True
        self._whisper(gesture, words(slack_messages.ONLY_CURATORS))
        return False

    def _whisper(self, gesture: Interaction, message: SlackMessage) -> None:
        origin = Origin.from_private(gesture.private) if gesture.private else None
        channel = (origin.channel if origin else gesture.channel) or self._surface.direct(gesture.user)
        thread_ts = origin.thread_ts if origin else gesture.thread_ts
        if channel:
            self._surface.whisper(Thread(channel=channel, ts=thread_ts), gesture.user, message)


def _editions(answer: Answer) -> list[Edition]:
    """The editions that an answer cites, each once."""
    cited = answer.citations if isinstance(answer, Grounded) else ()
    return list({one.location.edition.id: one.location.edition for one in cited}.values())
