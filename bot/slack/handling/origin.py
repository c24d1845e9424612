"""Where a form was opened from: what it carries unseen, so that its sending finds back."""

import json
from dataclasses import asdict, dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """The thread, and what the form is about (an answer, a handoff)."""

    channel: str
    thread_ts: str
    about: str = ""

    def to_private(self) -> str:
        """As `private_metadata`."""
        return json.dumps(asdict(self))

    @classmethod
    def from_private(cls, private: str) -> "Origin":
        """What `to_private` wrote."""
        return cls(**json.loads(private))
