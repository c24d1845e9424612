"""Sharing (共有): an answer that only the asker saw is shown to the channel, or taken away."""

from bot import slack_messages
from bot.slack import names
from bot.slack.acting import Handlers
from bot.slack.audience import audience_in
from bot.slack.delivery import Delivery
from bot.slack.interaction import Interaction
from bot.slack.kept import Kept
from bot.slack.posting import Mark, Outcome, Thread
from bot.slack.showing import Shown, Where
from bot.slack.surface import Surface
from bot.slack.views.words import literal, mention, words


class SharingHandling:
    """The kept answer is posted, not what stands in the message: nobody can share what was never answered here."""

    def __init__(self, *, kept: Kept, surface: Surface, delivery: Delivery, shown: Shown) -> None:
        self._kept = kept
        self._surface = surface
        self._delivery = delivery
        self._shown = shown

    def handlers(self) -> Handlers:
        """By gesture."""
        return {names.SHARE: self._shared, names.CLOSE: self._closed}

    def _shared(self, gesture: Interaction) -> None:
        answer = self._kept.answers.get(gesture.value, audience_in(gesture.channel))
        if answer is None:
            self._surface.respond(gesture.response_url, words(slack_messages.NOT_FOR_HERE))
            return
        who = slack_messages.SHARED.format(user=mention(gesture.user))
        question = slack_messages.SHARED_QUESTION.format(question=literal(answer.question.text))
        thread = Thread(channel=gesture.channel, ts=gesture.thread_ts)
        mark = Mark(event_id=gesture.id, part=1, answer_id=answer.id)
        messages = [words(who, question), *self._shown(answer, Where(team=gesture.team, channel=gesture.channel))]
        if self._delivery.deliver_once(thread, messages, mark) is Outcome.POSTED:
            self._surface.take_away(gesture.response_url)
        else:
            self._surface.respond(gesture.response_url, words(slack_messages.NOT_SHARED))

    def _closed(self, gesture: Interaction) -> None:
        self._surface.take_away(gesture.response_url)
