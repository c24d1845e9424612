"""Delivering the messages of one answer: each exactly once, in order, however often it takes."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from itertools import chain, count, repeat

from bot.slack.posting import Mark, Outcome, Poster, Thread
from bot.slack.views.split import SlackMessage

PAUSES = (1.0, 2.0, 5.0, 15.0, 30.0, 60.0)


class Delivery:
    """Tries again with growing pauses, and looks into the thread before each further try.

    While Slack cannot be reached at all it goes on until `wait` says stop: nothing else could be delivered either.
    `wait(seconds)` returns whether to stop.
    """

    def __init__(self, *, poster: Poster, wait: Callable[[float], bool], pauses: Sequence[float] = PAUSES) -> None:
        self._poster = poster
        self._wait = wait
        self._pauses = pauses

    def deliver(
        self,
        thread: Thread,
        replies: Sequence[SlackMessage],
        mark: Mark,
        *,
        posted: Collection[int] = (),
        streamed: str = "",
    ) -> Outcome:
        """Posts the replies whose part is not `posted` yet; stops at the first that cannot be posted.

        The first takes the place of the message `streamed`; where it cannot, that message goes.
        """
        if streamed:
            if self._poster.replace(thread, streamed, replies[0], mark) is Outcome.POSTED:
                posted = {*posted, mark.part}
            else:
                self._poster.take_away(thread, streamed)
        for part, message in enumerate(replies, start=1):
            if part in posted:
                continue
            outcome = self._until_posted(thread, message, replace(mark, part=part))
            if outcome is not Outcome.POSTED:
                return outcome
        return Outcome.POSTED

    def deliver_once(self, thread: Thread, replies: Sequence[SlackMessage], mark: Mark) -> Outcome:
        """As `deliver`, after a look into the thread for what an earlier try had posted before a crash."""
        before = self._poster.marks(thread, mark.event_id) if thread.ts else ()
        return self.deliver(thread, replies, mark, posted={one.part for one in before})

    def _until_posted(self, thread: Thread, message: SlackMessage, mark: Mark) -> Outcome:
        pauses = chain(self._pauses, repeat(self._pauses[-1]))
        for tries, pause in zip(count(1), pauses, strict=False):
            outcome = self._poster.post(thread, message, mark)
            if outcome in (Outcome.POSTED, Outcome.REFUSED):
                return outcome
            given_up = outcome is Outcome.FAILED_FOR_NOW and tries > len(self._pauses)
            if given_up or self._wait(pause):
                return outcome
            if any(mark.part == other.part for other in self._poster.marks(thread, mark.event_id)):
                return Outcome.POSTED
        raise AssertionError("the pauses never end")
