"""Gestures: buttons, forms, the shortcut, /dx and the home tab go into the inbox before Slack has its 200."""

import re
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from slack_bolt import Ack, App

from bot import slack_messages
from bot.slack import names
from bot.slack.conversation import Kind, cleaned
from bot.slack.interaction import PREFIX, Interaction, asked, called, commanded, home_opened, pressed, submitted
from bot.slack.listeners.questions import Questions
from bot.slack.route import Route
from knowledge.library.inbox import InboxStore, Lane

_OURS = re.compile("^" + re.escape(PREFIX))


class Gestures:
    """Turns each into one row; a question among them takes the way of all questions."""

    def __init__(
        self, *, inbox: InboxStore, questions: Questions, now: Callable[[], datetime], arrived: Callable[[Lane], None]
    ) -> None:
        self._inbox = inbox
        self._questions = questions
        self._now = now
        self._arrived = arrived

    def register(self, app: App) -> None:
        """Listens to all that the manifest names and to every element and form of ours."""
        app.action(_OURS)(self._pressed)
        app.view(_OURS)(self._submitted)
        app.shortcut(names.ASK_ABOUT_MESSAGE)(self._shortcut)
        app.command(names.COMMAND)(self._command)
        app.event(names.HOME_OPENED)(self._home)

    def _pressed(self, ack: Ack, body: Mapping[str, Any]) -> None:
        self._put(pressed(body))
        ack()

    def _submitted(self, ack: Ack, body: Mapping[str, Any]) -> None:
        self._put(submitted(body))
        ack()

    def _home(self, body: Mapping[str, Any]) -> None:
        self._put(home_opened(body))

    def _shortcut(self, ack: Ack, body: Mapping[str, Any]) -> None:
        """The message that it was called on is the question; only who called it sees the answer."""
        gesture = called(body)
        self._ask(gesture, cleaned(gesture.value), Kind.SHORTCUT)
        ack()

    def _command(self, ack: Ack, body: Mapping[str, Any]) -> None:
        """「/dx 設定」 and its like are gestures; the rest is a question that only the asker sees answered."""
        text = cleaned(str(body.get("text") or ""))
        gesture = commanded(body, names.COMMANDS.get(text, ""))
        if gesture.name:
            self._put(gesture)
            ack()
        else:
            self._ask(gesture, text, Kind.COMMAND)
            ack(text=slack_messages.STATUS)

    def _ask(self, gesture: Interaction, text: str, kind: Kind) -> None:
        route = Route(is_private=True, response_url=gesture.response_url)
        self._questions.take(asked(gesture, text, kind), route)

    def _put(self, gesture: Interaction) -> None:
        lane = Lane.FORMS if gesture.name in names.OPENS_FORM else Lane.ACTIONS
        is_new = self._inbox.put(
            event_id=gesture.id,
            team=gesture.team,
            channel=gesture.channel,
            ts=gesture.id,
            thread_ts=gesture.thread_ts,
            user=gesture.user,
            text="",
            kind=gesture.name,
            payload_json=gesture.to_json(),
            received_at=self._now(),
            lane=lane,
        )
        if is_new:
            self._arrived(lane)
