"""The settings of a channel (チャンネルの設定): facilitators and admins say how the advisor behaves in it."""

from collections.abc import Callable
from datetime import datetime

from bot import slack_messages
from bot.roles import Role, Roles
from bot.slack import names
from bot.slack.acting import Handlers
from bot.slack.handling.origin import Origin
from bot.slack.interaction import Interaction
from bot.slack.kept import Kept
from bot.slack.personal import open_form, tell_in
from bot.slack.posting import Thread
from bot.slack.surface import Surface
from bot.slack.views.channel import HELPERS, LANGUAGE, LANGUAGE_WORDS, SPEAKS, SPEAKS_WORDS, settings_form
from bot.slack.views.words import mention, words
from knowledge.domain.language import Language
from knowledge.domain.workspace import ChannelRules, Speaks


class ChannelHandling:
    """Who may not change the settings hears who may, before a form is opened and again when it is sent."""

    def __init__(self, *, kept: Kept, surface: Surface, roles: Roles, now: Callable[[], datetime]) -> None:
        self._kept = kept
        self._surface = surface
        self._roles = roles
        self._now = now

    def handlers(self) -> Handlers:
        """By gesture."""
        return {names.SETTINGS: self._opened, names.SETTINGS_SENT: self._sent}

    def _opened(self, gesture: Interaction) -> None:
        if not self._may(gesture.user):
            self._surface.respond(gesture.response_url, words(slack_messages.ONLY_FACILITATORS))
            return
        rules = self._kept.rules.of(gesture.team, gesture.channel)
        origin = Origin(channel=gesture.channel, thread_ts="")
        open_form(self._surface, gesture, settings_form(rules, origin.to_private()))

    def _sent(self, gesture: Interaction) -> None:
        channel = Origin.from_private(gesture.private).channel
        thread = Thread(channel=channel, ts="")
        if not self._may(gesture.user):
            tell_in(self._surface, thread, gesture.user, words(slack_messages.ONLY_FACILITATORS))
            return
        before = self._kept.rules.of(gesture.team, channel)
        rules = ChannelRules(
            speaks=Speaks(gesture.values[SPEAKS]),
            helpers=tuple(gesture.values.get(HELPERS) or ()),
            language=Language(gesture.values.get(LANGUAGE) or before.language),  # a form of an earlier version has none
        )
        self._kept.rules.put(gesture.team, channel, rules, by=gesture.user, at=self._now())
        helpers = "、".join(map(mention, rules.helpers)) or slack_messages.NOBODY
        saved = slack_messages.SETTINGS_SAVED.format(
            speaks=SPEAKS_WORDS[rules.speaks], helpers=helpers, language=LANGUAGE_WORDS[rules.language]
        )
        tell_in(self._surface, thread, gesture.user, words(saved))

    def _may(self, user: str) -> bool:
        return self._roles.of(user) >= Role.FACILITATOR
