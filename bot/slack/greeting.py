"""Greeting: who has to wait sees within a second that the question has arrived, and how many are before it."""

import threading
from queue import SimpleQueue

from bot import slack_messages
from bot.slack.conversation import Incoming
from bot.slack.posting import Poster, Thread
from knowledge.library.inbox import InboxStore

_END = None


class Greeter:
    """A thread of its own, so that no answer keeps it waiting. Nothing depends on it: after a crash nobody is greeted.

    A question that is next is not greeted here: its answer could be faster, and the status would stay behind it.
    """

    def __init__(self, *, inbox: InboxStore, poster: Poster) -> None:
        self._inbox = inbox
        self._poster = poster
        self._arrived: SimpleQueue[Incoming | None] = SimpleQueue()
        self._thread = threading.Thread(target=self._work, name="slack-greeting", daemon=True)

    def start(self) -> None:
        """Starts to greet."""
        self._thread.start()

    def arrived(self, message: Incoming) -> None:
        """Somebody has asked."""
        self._arrived.put(message)

    def stop(self) -> None:
        """Greets nobody any more."""
        self._arrived.put(_END)

    def _work(self) -> None:
        while (message := self._arrived.get()) is not _END:
            ahead = self._inbox.ahead_of(message.event_id)
            if ahead:
                thread = Thread(channel=message.channel, ts=message.thread_ts)
                self._poster.show_working(thread, asked=message.ts, status=slack_messages.QUEUED.format(ahead=ahead))
