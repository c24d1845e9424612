"""People (担当者): called for a question, they answer or settle it, and the asker hears of it."""

from collections.abc import Callable
from datetime import datetime

from bot import slack_messages
from bot.slack import names
from bot.slack.acting import Handlers
from bot.slack.audience import audience_in
from bot.slack.delivery import Delivery
from bot.slack.handling.origin import Origin
from bot.slack.interaction import Interaction
from bot.slack.kept import Kept
from bot.slack.personal import open_form
from bot.slack.posting import Mark, Thread
from bot.slack.surface import Surface
from bot.slack.views.people import REPLY, call, reply_form, settled, told_to_asker
from bot.slack.views.split import SlackMessage
from bot.slack.views.words import words
from knowledge.domain.handoff import Handoff, HandoffState


class PeopleHandling:
    """Only the helpers of a channel settle what was asked there; whoever is first settles it."""

    def __init__(self, *, kept: Kept, surface: Surface, delivery: Delivery, now: Callable[[], datetime]) -> None:
        self._kept = kept
        self._surface = surface
        self._delivery = delivery
        self._now = now

    def handlers(self) -> Handlers:
        """By gesture."""
        return {
            names.ASK_PEOPLE: self._called,
            names.REPLY: self._about_to_reply,
            names.REPLY_SENT: self._replied,
            names.RESOLVE: self._resolved,
        }

    def _called(self, gesture: Interaction) -> None:
        helpers = self._kept.rules.of(gesture.team, gesture.channel).helpers
        answer = self._kept.answers.get(gesture.value, audience_in(gesture.channel))
        if answer is None:
            self._whisper(gesture, slack_messages.NOT_FOR_HERE)
            return
        if not helpers:
            self._whisper(gesture, slack_messages.NO_HELPERS)
            return
        asked = Handoff(
            id=gesture.id,
            answer_id=gesture.value,
            team=gesture.team,
            channel=gesture.channel,
            thread_ts=gesture.thread_ts,
            asker=gesture.user,
            opened_at=self._now(),
        )
        handoff = self._kept.handoffs.open(asked)
        if handoff.id != gesture.id:
            self._whisper(gesture, slack_messages.ALREADY_CALLED)
            return
        self._say(handoff, call(handoff, answer.question.text, helpers), gesture.id)

    def _about_to_reply(self, gesture: Interaction) -> None:
        handoff = self._to_settle(gesture)
        if handoff:
            origin = Origin(channel=gesture.channel, thread_ts=gesture.thread_ts, about=handoff.id)
            open_form(self._surface, gesture, reply_form(self._question(handoff), origin.to_private()))

    def _replied(self, gesture: Interaction) -> None:
        origin = Origin.from_private(gesture.private)
        self._settle(gesture, origin.about, HandoffState.ANSWERED, reply=str(gesture.values[REPLY]))

    def _resolved(self, gesture: Interaction) -> None:
        self._settle(gesture, gesture.value, HandoffState.RESOLVED)

    def _settle(self, gesture: Interaction, handoff_id: str, state: HandoffState, *, reply: str = "") -> None:
        if not self._may_settle(gesture, handoff_id):
            return
        handoff = self._kept.handoffs.settle(
            handoff_id, state, by=gesture.user, gesture=gesture.id, at=self._now(), reply=reply
        )
        if handoff is None:
            self._whisper(gesture, slack_messages.SETTLED_BEFORE)
            return
        self._say(handoff, settled(handoff), gesture.id)
        self._tell_asker(handoff, gesture.id)

    def _tell_asker(self, handoff: Handoff, gesture_id: str) -> None:
        channel = self._surface.direct(handoff.asker)
        if channel:
            permalink = self._surface.permalink(handoff.channel, handoff.thread_ts)
            told = told_to_asker(handoff, self._question(handoff), permalink)
            self._delivery.deliver_once(Thread(channel=channel, ts=""), [told], Mark(event_id=gesture_id, part=1))

    def _question(self, handoff: Handoff) -> str:
        """What was asked; not its words where its channel may not see any more what was answered from."""
        answer = self._kept.answers.get(handoff.answer_id, audience_in(handoff.channel))
        return answer.question.text if answer else slack_messages.QUESTION_OF_A_CHANNEL

    def _to_settle(self, gesture: Interaction) -> Handoff | None:
        if not self._may_settle(gesture, gesture.value):
            return None
        handoff = self._kept.handoffs.get(gesture.value)
        if handoff is None or handoff.state is not HandoffState.OPEN:
            self._whisper(gesture, slack_messages.SETTLED_BEFORE)
            return None
        return handoff

    def _may_settle(self, gesture: Interaction, handoff_id: str) -> bool:
        handoff = self._kept.handoffs.get(handoff_id)
        helpers = self._kept.rules.of(handoff.team, handoff.channel).helpers if handoff else ()
        if gesture.user in helpers:
            return True
        self._whisper(gesture, slack_messages.ONLY_HELPERS)
        return False

    def _say(self, handoff: Handoff, message: SlackMessage, gesture_id: str) -> None:
        thread = Thread(channel=handoff.channel, ts=handoff.thread_ts)
        self._delivery.deliver_once(thread, [message], Mark(event_id=gesture_id, part=1))

    def _whisper(self, gesture: Interaction, sentence: str) -> None:
        origin = Origin.from_private(gesture.private) if gesture.private else None
        channel = origin.channel if origin else gesture.channel
        thread_ts = origin.thread_ts if origin else gesture.thread_ts
        self._surface.whisper(Thread(channel=channel, ts=thread_ts), gesture.user, words(sentence))
