"""Feedback (評価): 役に立った is kept at once; 立たなかった is kept, then asked for its reason."""

from bot import slack_messages
from bot.archive import Archive
from bot.slack import names
from bot.slack.acting import Handlers
from bot.slack.handling.origin import Origin
from bot.slack.interaction import Interaction
from bot.slack.personal import open_form
from bot.slack.posting import Thread
from bot.slack.surface import Surface
from bot.slack.views.buttons import heard
from bot.slack.views.feedback import REASON, WORDS, reason_form
from bot.slack.views.words import words
from knowledge.domain.feedback import Verdict


class FeedbackHandling:
    """Keeps one verdict a person and answer, the last one."""

    def __init__(self, *, archive: Archive, surface: Surface) -> None:
        self._archive = archive
        self._surface = surface

    def handlers(self) -> Handlers:
        """By gesture."""
        return {names.FEEDBACK: self._given, names.FEEDBACK_SENT: self._explained}

    def _given(self, gesture: Interaction) -> None:
        what, answer_id = heard(gesture.value)
        verdict = Verdict(what)
        self._archive.rate(answer_id, verdict, reader=_reader(gesture))
        origin = Origin(channel=gesture.channel, thread_ts=gesture.thread_ts, about=answer_id)
        if verdict is Verdict.HELPFUL:
            self._thank(gesture, origin, slack_messages.THANKS)
        else:
            open_form(self._surface, gesture, reason_form(origin.to_private()))

    def _explained(self, gesture: Interaction) -> None:
        origin = Origin.from_private(gesture.private)
        said = [slack_messages.UNHELPFUL_REASONS.get(gesture.values.get(REASON, ""), ""), gesture.values.get(WORDS, "")]
        reason = "：".join(part for part in said if part)
        self._archive.rate(origin.about, Verdict.UNHELPFUL, reader=_reader(gesture), reason=reason)
        self._thank(gesture, origin, slack_messages.THANKS_FOR_REASON)

    def _thank(self, gesture: Interaction, origin: Origin, sentence: str) -> None:
        thread = Thread(channel=origin.channel, ts=origin.thread_ts)
        self._surface.whisper(thread, gesture.user, words(sentence))


def _reader(gesture: Interaction) -> str:
    return f"slack:{gesture.team}:{gesture.user}"
