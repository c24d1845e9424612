"""Who may see a document (閲覧範囲), in words and as JSON."""

from typing import Any
from zoneinfo import ZoneInfo

from bot import handbook_messages as messages
from knowledge.domain.visibility import FOR_ALL, Visibility
from knowledge.library.visibilities import VisibilityChange

_TOKYO = ZoneInfo("Asia/Tokyo")


def visibility_words(visibility: Visibility) -> str:
    """「全員」, 「C0123ABCD の人だけ」."""
    if visibility == FOR_ALL:
        return messages.FOR_ALL
    return messages.ONLY_IN.format(channels="・".join(visibility.channels) or messages.NO_CHANNEL)


def visibility_json(visibility: Visibility) -> dict[str, Any]:
    """The same as JSON values; `channels` is empty for everyone."""
    return {"reach": visibility.reach.value, "channels": list(visibility.channels)}


def change_line(change: VisibilityChange) -> str:
    """「2026-07-01 09:00　全員」."""
    moment = change.at.astimezone(_TOKYO).strftime("%Y-%m-%d %H:%M")
    return messages.VISIBILITY_CHANGE.format(moment=moment, visibility=visibility_words(change.visibility))
