"""Questions: every message that may be one goes into the inbox; nothing else happens before Slack has its 200."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any, Protocol

from slack_bolt import App

from bot.slack.conversation import Incoming, Kind, incoming
from bot.slack.route import Route
from knowledge.answering.reading.interrogatives import asks_outright
from knowledge.domain.workspace import ChannelRules, Speaks
from knowledge.library.inbox import InboxStore

LISTENED = ("app_mention", "message")
"""Event types with a listener: with `app_home_opened`, all that the manifest subscribes to (a test says so)."""


class KnowsRules(Protocol):
    """Knows what holds in a channel."""

    def of(self, team: str, channel: str) -> ChannelRules: ...


class Questions:
    """Decides what is for the advisor, and keeps it."""

    def __init__(
        self,
        *,
        inbox: InboxStore,
        rules: KnowsRules,
        now: Callable[[], datetime],
        arrived: Callable[[Incoming, Route], None],
    ) -> None:
        self._inbox = inbox
        self._rules = rules
        self._now = now
        self._arrived = arrived

    def register(self, app: App) -> None:
        """Listens to mentions and messages."""
        for event_type in LISTENED:
            app.event(event_type)(self._listen)

    def take(self, message: Incoming, route: Route) -> None:
        """Keeps a question that came on any way; `arrived` hears of it unless it was there already."""
        is_new = self._inbox.put(
            event_id=message.event_id,
            team=message.team,
            channel=message.channel,
            ts=message.ts,
            thread_ts=message.thread_ts,
            user=message.user,
            text=message.text,
            kind=message.kind.value,
            payload_json=route.to_json(),
            received_at=self._now(),
        )
        if is_new:
            self._arrived(message, route)

    def _listen(self, body: Mapping[str, Any]) -> None:
        message = incoming(body)
        if message is None:
            return
        rules = self._rules.of(message.team, message.channel)
        if self._is_for_us(message, rules):
            self.take(message, _route(message, rules))

    def _is_for_us(self, message: Incoming, rules: ChannelRules) -> bool:
        if message.kind is Kind.TALK:
            return rules.speaks is Speaks.EVERY_QUESTION and asks_outright(message.text)
        return message.kind is not Kind.FOLLOW_UP or self._inbox.asked_in(
            team=message.team, channel=message.channel, thread_ts=message.thread_ts
        )


def _route(message: Incoming, rules: ChannelRules) -> Route:
    return Route(is_private=rules.speaks is Speaks.PRIVATELY_FIRST and message.kind is not Kind.DIRECT)
