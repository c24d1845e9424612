"""The channels that a command names (チャンネルの指定): by their ids, which stay when a channel is renamed."""

import re
from collections.abc import Iterable
from typing import Annotated

import typer

from bot import handbook_messages as messages
from knowledge.domain.visibility import Visibility, only_in

Channels = Annotated[list[str] | None, typer.Option("--channel", help=messages.HELP_CHANNEL)]
_ID = re.compile(r"(?:https://[a-z0-9.-]+/archives/)?([CG][A-Z0-9]{7,20})/?")
"""A channel's id, or its link as Slack copies it. A conversation with one person (D…) is no channel."""


def visibility_of(channels: Iterable[str] | None) -> Visibility | None:
    """Only for the channels named; ``None`` where none is. A name is refused: whoever renames a channel may take it."""
    given = [channel.strip() for channel in channels or ()]
    ids = [_ID.fullmatch(channel) for channel in given]
    for channel, found in zip(given, ids, strict=True):
        if found is None:
            raise typer.BadParameter(messages.CHANNEL_UNCLEAR.format(channel=channel))
    return only_in(found[1] for found in ids if found) if given else None
