"""Streaming (途中経過): checked claims appear while a model writes; the whole answer then takes their place."""

import logging
from collections.abc import Callable

from slack_sdk import WebClient
from slack_sdk.errors import SlackClientError

from bot.slack.client import code_of, hurried
from bot.slack.posting import Thread
from bot.slack.views.mrkdwn import label
from bot.slack.views.split import split
from knowledge.answering.telling import Told, ToldClaim

_log = logging.getLogger(__name__)
_BULLET = "- "
_MOST = 11_000
"""Slack takes 12,000 characters at once; of a claim that is longer, the beginning is told ahead."""


class Streams:
    """Opens a stream for each answer that is told ahead."""

    def __init__(self, *, bot_token: str, api_url: str) -> None:
        self._client = hurried(bot_token, api_url)

    def open(self, thread: Thread, *, team: str, user: str) -> "Stream":
        """A stream that begins with the first claim told."""
        return Stream(self._client, thread, team=team, user=user)


class Stream:
    """Nothing depends on it: where Slack does not stream, or the stream dies, the answer comes whole all the same."""

    def __init__(self, client: WebClient, thread: Thread, *, team: str, user: str) -> None:
        self._client = client
        self._thread = thread
        self._team, self._user = team, user
        self._ts = ""
        self._is_broken = False

    def tell(self, told: Told) -> None:
        """Adds a claim to what stands there; the first stands alone, as the conclusion does."""
        if not isinstance(told, ToldClaim) or self._is_broken:
            return
        numbers = "".join(f"[{n}]" for n in told.claim.citations)
        [text, *_] = split(f"{label(told.claim.rendering or told.claim.text)} {numbers}", _MOST)
        if self._ts:
            self._try(lambda: self._append(f"\n{_BULLET}{text}"))
        else:
            self._try(lambda: self._start(text))

    def end(self) -> str:
        """Ends the stream; the ts of its message, which the whole answer replaces, or nothing where none stands."""
        if self._ts:
            self._try(lambda: self._client.chat_stopStream(channel=self._thread.channel, ts=self._ts))
        return self._ts

    def _start(self, text: str) -> None:
        begun = self._client.chat_startStream(
            channel=self._thread.channel,
            thread_ts=self._thread.ts,
            markdown_text=text,
            recipient_team_id=self._team,
            recipient_user_id=self._user,
        )
        self._ts = str(begun["ts"])

    def _append(self, text: str) -> None:
        self._client.chat_appendStream(channel=self._thread.channel, ts=self._ts, markdown_text=text)

    def _try(self, call: Callable[[], object]) -> None:
        try:
            call()
        except (SlackClientError, OSError) as error:
            self._is_broken = True
            _log.info("slack stream ended early: %s", code_of(error))
