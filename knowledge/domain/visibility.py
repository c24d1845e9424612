"""Who may see a document (閲覧範囲), and who reads an answer (読み手)."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True, kw_only=True)
class Audience:
    """Who reads an answer: the people of one channel or, without one, whoever it may be."""

    channel: str = ""


EVERYONE = Audience()
"""Whoever it may be: sees only what is for all."""


class Reach(StrEnum):
    """Whether a document is for all, or only for the people of the channels named."""

    EVERYONE = "everyone"
    CHANNELS = "channels"


@dataclass(frozen=True, slots=True, kw_only=True)
class Visibility:
    """Who may see a document (閲覧範囲). Channels are known by their ids: a name can be given to another one."""

    reach: Reach = Reach.EVERYONE
    channels: tuple[str, ...] = ()

    def admits(self, audience: Audience) -> bool:
        """Whether all of an audience may see the document; one that is not known may see what is for all."""
        return self.reach is Reach.EVERYONE or (audience != EVERYONE and audience.channel in self.channels)


FOR_ALL = Visibility()


def only_in(channels: Iterable[str]) -> Visibility:
    """Only for the people of these channels."""
    return Visibility(reach=Reach.CHANNELS, channels=tuple(sorted({channel for channel in channels if channel})))
