"""What a reader said of an answer (評価)."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum


class Verdict(StrEnum):
    """役に立った, 立たなかった."""

    HELPFUL = "helpful"
    UNHELPFUL = "unhelpful"


@dataclass(frozen=True, slots=True, kw_only=True)
class Feedback:
    """One reader's verdict on an answer; `reader` is a channel's own name for a person, empty where it knows none."""

    answer_id: str
    verdict: Verdict
    at: datetime
    reader: str = ""
    reason: str = field(default="", repr=False)
