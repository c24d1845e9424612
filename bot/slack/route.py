"""Where an answer goes: into a thread for everyone in it, or to the asker alone."""

import json
from dataclasses import asdict, dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class Route:
    """`is_private`: only the asker sees the answer, at `response_url` where there is one, else in the channel."""

    is_private: bool = False
    response_url: str = field(default="", repr=False)

    def to_json(self) -> str:
        """The route as it is kept in the inbox."""
        return json.dumps(asdict(self))

    @classmethod
    def from_json(cls, kept: str) -> "Route":
        """The route that `to_json` kept."""
        return cls(**json.loads(kept))


IN_THREAD = Route()
