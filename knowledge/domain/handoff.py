"""Handoffs (担当者への引き継ぎ): a question that a person is asked to answer after the advisor."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum


class HandoffState(StrEnum):
    """Where a handoff stands."""

    OPEN = "open"
    ANSWERED = "answered"
    RESOLVED = "resolved"  # settled without words of its own


@dataclass(frozen=True, slots=True, kw_only=True)
class Handoff:
    """Who asked what where (the thread `thread_ts` of `channel`), and what a person replied.

    `settled_in` is the gesture that settled it: done again after a crash, that gesture still has to tell of it.
    """

    id: str
    answer_id: str
    team: str
    channel: str
    thread_ts: str
    asker: str
    opened_at: datetime
    state: HandoffState = HandoffState.OPEN
    reply: str = field(default="", repr=False)
    replied_by: str = ""
    settled_in: str = ""
    settled_at: datetime | None = None
