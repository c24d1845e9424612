"""Posting into a thread: what Slack said to it, and finding again what was posted before a crash."""

import logging
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from slack_sdk.errors import SlackApiError, SlackClientError

from bot import slack_messages
from bot.slack.client import NOT_SLACK, code_of, hurried, once, repeating
from bot.slack.views.split import SlackMessage

_log = logging.getLogger(__name__)
_MARK = "dx_advisor_answer"
_TOO_MUCH = frozenset({"invalid_blocks", "invalid_blocks_format", "msg_blocks_too_long", "msg_too_long"})
_PASSING = frozenset({"fatal_error", "internal_error", "ratelimited", "request_timeout", "service_unavailable"})


class Outcome(StrEnum):
    """What became of a post."""

    POSTED = "posted"
    UNREACHABLE = "unreachable"  # no connection, no reply in time: it may or may not stand in the thread
    FAILED_FOR_NOW = "failed_for_now"  # Slack answered with an error of its own
    REFUSED = "refused"  # Slack will not take it, however often


@dataclass(frozen=True, slots=True, kw_only=True)
class Thread:
    """A thread in a channel; without `ts` the channel itself."""

    channel: str
    ts: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """What a posted message carries unseen: which event it answers, with what, and which part it is (from 1).

    `answer_id` or `error_id` is filled for an answer, neither for what else is said after a gesture.
    """

    event_id: str
    part: int
    answer_id: str = ""
    error_id: str = ""


class Poster:
    """Posts with one bot token and waits where Slack asks for it (429).

    A post that failed (5xx, no connection) is not simply sent again: it may stand in the thread all the same.
    """

    def __init__(self, *, bot_token: str, api_url: str) -> None:
        self._posting = once(bot_token, api_url)
        self._reading = repeating(bot_token, api_url)
        self._hinting = hurried(bot_token, api_url)

    def post(self, thread: Thread, message: SlackMessage, mark: Mark) -> Outcome:
        """Posts one message; where Slack finds its blocks too much, the same in plain words."""
        outcome, error = self._send(thread, mark, text=message.text, blocks=list(message.blocks))
        if error in _TOO_MUCH:
            _log.error("slack refused blocks: %s event=%s part=%d", error, mark.event_id, mark.part)
            outcome, error = self._send(thread, mark, text=message.text)
        if outcome is not Outcome.POSTED:
            _log.warning("slack post %s: %s event=%s part=%d", outcome, error, mark.event_id, mark.part)
        return outcome

    def replace(self, thread: Thread, ts: str, message: SlackMessage, mark: Mark) -> Outcome:
        """Puts a message where another of ours stands (the end of a stream)."""
        outcome, error = self._send(thread, mark, ts=ts, text=message.text, blocks=list(message.blocks))
        if outcome is not Outcome.POSTED:
            _log.warning("slack update %s: %s event=%s", outcome, error, mark.event_id)
        return outcome

    def take_away(self, thread: Thread, ts: str) -> None:
        """Takes a message of ours away; where Slack does not let us, it stays."""
        try:
            self._reading.chat_delete(channel=thread.channel, ts=ts)
        except (SlackClientError, OSError) as error:
            _log.warning("slack chat.delete: %s", code_of(error))

    def thread_words(self, thread: Thread, *, before: str) -> tuple[str, ...]:
        """What people wrote in a thread before a message, oldest first; nothing where Slack does not let us look."""
        said: list[str] = []
        try:
            for page in self._reading.conversations_replies(channel=thread.channel, ts=thread.ts, limit=200):
                said += [str(one.get("text") or "") for one in page.get("messages") or [] if _is_said(one, before)]
        except (SlackClientError, OSError) as error:
            _log.warning("slack thread not readable: %s", code_of(error))
        return tuple(said)

    def marks(self, thread: Thread, event_id: str) -> tuple[Mark, ...]:
        """What already stands in the thread for an event; empty where Slack does not let us look."""
        marks: list[Mark] = []
        try:
            for page in self._reading.conversations_replies(
                channel=thread.channel, ts=thread.ts, include_all_metadata=True, limit=200
            ):
                marks += [mark for reply in page.get("messages") or [] if (mark := _mark(reply, event_id))]
        except (SlackClientError, OSError) as error:
            _log.warning("slack thread not readable: %s event=%s", code_of(error), event_id)
        return tuple(marks)

    def show_working(self, thread: Thread, *, asked: str = "", status: str = slack_messages.STATUS) -> None:
        """Shows 「資料を調べています…」 until the next post, or eyes on the message `asked`; nothing depends on it."""
        try:
            self._hinting.assistant_threads_setStatus(
                channel_id=thread.channel,
                thread_ts=thread.ts,
                status=status,
                loading_messages=list(slack_messages.STEPS),
            )
        except (SlackClientError, OSError) as error:
            _log.debug("slack status not shown: %s", code_of(error))
            self._look_at(thread, asked)

    def show_nothing(self, thread: Thread) -> None:
        """Takes the status away where no post of ours did."""
        try:
            self._hinting.assistant_threads_setStatus(channel_id=thread.channel, thread_ts=thread.ts, status="")
        except (SlackClientError, OSError) as error:
            _log.debug("slack status not taken away: %s", code_of(error))

    def _look_at(self, thread: Thread, ts: str) -> None:
        """Eyes on the question, where Slack shows no status."""
        try:
            self._hinting.reactions_add(channel=thread.channel, timestamp=ts or thread.ts, name="eyes")
        except (SlackClientError, OSError) as error:
            _log.debug("slack reaction not added: %s", code_of(error))

    def _send(self, thread: Thread, mark: Mark, *, ts: str = "", **content: Any) -> tuple[Outcome, str]:
        payload = {name: getattr(mark, name) for name in Mark.__slots__}
        metadata = {"event_type": _MARK, "event_payload": payload}
        try:
            if ts:
                self._posting.chat_update(channel=thread.channel, ts=ts, metadata=metadata, **content)
                return Outcome.POSTED, ""
            self._posting.chat_postMessage(
                channel=thread.channel,
                thread_ts=thread.ts or None,
                metadata=metadata,
                unfurl_links=False,
                unfurl_media=False,
                **content,
            )
        except SlackApiError as error:
            code = code_of(error)
            return _outcome(code, error.response.status_code), code
        except (SlackClientError, OSError) as error:
            return Outcome.UNREACHABLE, code_of(error)
        return Outcome.POSTED, ""


def _is_said(message: Mapping[str, Any], before: str) -> bool:
    """Whether a person wrote it, before a message; a ts orders as it is written."""
    return not message.get("bot_id") and "subtype" not in message and str(message["ts"]) < before


def _mark(reply: dict[str, Any], event_id: str) -> Mark | None:
    metadata = reply.get("metadata") or {}
    payload = metadata.get("event_payload") or {}
    if metadata.get("event_type") != _MARK or payload.get("event_id") != event_id:
        return None
    return Mark(
        event_id=event_id,
        part=int(payload.get("part") or 1),
        answer_id=str(payload.get("answer_id") or ""),
        error_id=str(payload.get("error_id") or ""),
    )


def _outcome(code: str, status: int) -> Outcome:
    if code == NOT_SLACK:
        return Outcome.UNREACHABLE
    return Outcome.FAILED_FOR_NOW if code in _PASSING or status >= 500 else Outcome.REFUSED
