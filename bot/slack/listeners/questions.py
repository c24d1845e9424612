"""Questions: every event that may be one goes into the inbox; nothing else happens before Slack has its 200."""

import json
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from slack_bolt import App

from bot.slack.conversation import Incoming, Kind, incoming
from knowledge.library.inbox import InboxStore

LISTENED = ("app_mention", "message")
"""Event types with a listener: all that the manifest subscribes to (a test says so)."""


def register(app: App, *, inbox: InboxStore, now: Callable[[], datetime], arrived: Callable[[], None]) -> None:
    """Listens to mentions and messages; `arrived` is called when the inbox has something new."""

    def listen(body: Mapping[str, Any]) -> None:
        message = incoming(body)
        if message is not None and _for_us(message, inbox) and _put(message, inbox, now()):
            arrived()

    for event_type in LISTENED:
        app.event(event_type)(listen)


def _for_us(message: Incoming, inbox: InboxStore) -> bool:
    return message.kind is not Kind.FOLLOW_UP or inbox.asked_in(
        team=message.team, channel=message.channel, thread_ts=message.thread_ts
    )


def _put(message: Incoming, inbox: InboxStore, received_at: datetime) -> bool:
    return inbox.put(
        event_id=message.event_id,
        team=message.team,
        channel=message.channel,
        ts=message.ts,
        thread_ts=message.thread_ts,
        user=message.user,
        text=message.text,
        kind=message.kind.value,
        payload_json=json.dumps({}),
        received_at=received_at,
    )
