"""My municipality (所属する自治体): told once, used for eligibility and precedents, changed and forgotten at will."""

from collections.abc import Callable
from datetime import datetime

from bot import slack_messages
from bot.slack import names
from bot.slack.acting import Handlers
from bot.slack.handling.origin import Origin
from bot.slack.interaction import Interaction
from bot.slack.kept import Kept
from bot.slack.personal import open_form, tell_in
from bot.slack.posting import Thread
from bot.slack.surface import Surface
from bot.slack.views.municipality import ASKED, NAME, municipality_form
from bot.slack.views.words import literal, words
from knowledge.domain.municipality import Municipality
from knowledge.domain.municipality_names import municipalities_in, municipality_named


class MunicipalityHandling:
    """A name that several bear is not guessed: the person is asked for the prefecture."""

    def __init__(self, *, kept: Kept, surface: Surface, now: Callable[[], datetime]) -> None:
        self._kept = kept
        self._surface = surface
        self._now = now

    def handlers(self) -> Handlers:
        """By gesture."""
        return {
            names.MUNICIPALITY: self._opened,
            names.MUNICIPALITY_SENT: self._sent,
            names.MUNICIPALITY_FORGOTTEN: self._forgotten,
            names.MUNICIPALITY_DECLINED: self._declined,
        }

    def _opened(self, gesture: Interaction) -> None:
        now = self._kept.people.municipality(gesture.team, gesture.user)
        origin = Origin(channel=gesture.channel, thread_ts=gesture.thread_ts)
        is_open = open_form(self._surface, gesture, municipality_form(now, origin.to_private()))
        if is_open and gesture.value == ASKED:
            self._surface.take_away(gesture.response_url)

    def _declined(self, gesture: Interaction) -> None:
        """Nothing is to be kept: who was asked once is not asked again."""
        self._surface.take_away(gesture.response_url)

    def _sent(self, gesture: Interaction) -> None:
        said = str(gesture.values[NAME])
        body = municipality_named(said)
        if body is None or not body.prefecture:
            self._tell(gesture, _unclear(said, body))
            return
        self._kept.people.put(gesture.team, gesture.user, body.full_name, at=self._now())
        self._tell(gesture, slack_messages.MUNICIPALITY_SAVED.format(name=literal(body.full_name)))

    def _forgotten(self, gesture: Interaction) -> None:
        self._kept.people.forget(gesture.team, gesture.user)
        self._surface.change_form(gesture.view_id, municipality_form("", gesture.private))
        self._tell(gesture, slack_messages.MUNICIPALITY_FORGOTTEN)

    def _tell(self, gesture: Interaction, sentence: str) -> None:
        channel = Origin.from_private(gesture.private).channel
        tell_in(self._surface, Thread(channel=channel, ts=""), gesture.user, words(sentence))


def _unclear(said: str, body: Municipality | None) -> str:
    candidates = [one.full_name for found in municipalities_in(said) for one in found]
    if body is None or len(candidates) < 2:
        return slack_messages.MUNICIPALITY_UNKNOWN.format(name=literal(said))
    return slack_messages.MUNICIPALITY_AMBIGUOUS.format(name=literal(said), choices="・".join(candidates))
