"""Slack's limits: long text cut at 「。」, blocks packed into as many messages as they need."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from knowledge.text import sentences

SECTION_CHARACTERS = 2_900
"""Slack refuses the whole message when one section has more than 3,000."""
MESSAGE_CHARACTERS = 9_000
"""Slack refuses a message when all its blocks together have more than about 13,200 (measured, not documented)."""
MESSAGE_BLOCKS = 45
"""Slack allows 50."""
MESSAGE_TABLES = 1
"""Slack refuses a message with more than one table block."""
FALLBACK_CHARACTERS = 3_900
"""Slack advises 4,000 for `text` (notifications, screen readers, clients without blocks)."""

_BEYOND = 100
"""Characters behind the limit that tell whether a sentence ends at it."""

Block = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """Blocks that belong together (a card, a list), and the same in plain words."""

    blocks: tuple[Block, ...]
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SlackMessage:
    """One message: blocks, and the plain text that stands in for them. It is within Slack's limits."""

    blocks: tuple[Block, ...]
    text: str


def split(text: str, limit: int) -> list[str]:
    """Escaped text in pieces of at most `limit` characters, cut after a sentence where there is one."""
    pieces = []
    while len(text) > limit:
        near = text[: limit + _BEYOND]  # of a long text, only what may end within the limit is looked at
        cut = max((end for _, end in sentences(near) if end <= limit), default=0) or _unbroken(text, limit)
        pieces.append(text[:cut].rstrip())
        text = text[cut:].lstrip()
    return [*pieces, text] if text else pieces


def section(text: str) -> tuple[Block, ...]:
    """Escaped text as one section block, or as several when it is long."""
    return tuple(
        {"type": "section", "text": {"type": "mrkdwn", "text": piece, "verbatim": True}}
        for piece in split(text, SECTION_CHARACTERS)
    )


def context(text: str) -> tuple[Block, ...]:
    """Escaped text in small grey letters."""
    return ({"type": "context", "elements": [{"type": "mrkdwn", "text": text, "verbatim": True}]},)


def pack(parts: Iterable[Part]) -> list[SlackMessage]:
    """Parts in messages, in order; a part is broken only where it alone is more than a message holds."""
    messages: list[SlackMessage] = []
    for part in parts:
        whole = _joined(messages[-1], part) if messages else None
        if whole and _fits(whole.blocks):
            messages[-1] = whole
        else:
            messages += _broken(part)
    return [replace(message, text=_fallback(message.text)) for message in messages]


def characters(value: object) -> int:
    """How many characters of text a block carries, in all its text objects."""
    if isinstance(value, Mapping):
        return sum(len(v) if k == "text" and isinstance(v, str) else characters(v) for k, v in value.items())
    return sum(map(characters, value)) if isinstance(value, list | tuple) else 0


def _joined(message: SlackMessage, part: Part) -> SlackMessage:
    text = f"{message.text}\n\n{part.text}" if part.text else message.text  # buttons say nothing
    return SlackMessage(blocks=message.blocks + part.blocks, text=text)


def _fits(blocks: tuple[Block, ...]) -> bool:
    tables = sum(block["type"] == "table" for block in blocks)
    return len(blocks) <= MESSAGE_BLOCKS and characters(blocks) <= MESSAGE_CHARACTERS and tables <= MESSAGE_TABLES


def _broken(part: Part) -> list[SlackMessage]:
    """A part as messages of its own, its plain words spread over them."""
    runs: list[tuple[Block, ...]] = [()]
    for block in part.blocks:
        if _fits((*runs[-1], block)):
            runs[-1] = (*runs[-1], block)
        else:
            runs.append((block,))
    pieces = split(part.text, FALLBACK_CHARACTERS)
    texts = [*pieces[: len(runs)], *[pieces[-1]] * max(0, len(runs) - len(pieces))]
    return [SlackMessage(blocks=run, text=text) for run, text in zip(runs, texts, strict=True)]


def _fallback(text: str) -> str:
    return text if len(text) <= FALLBACK_CHARACTERS else split(text, FALLBACK_CHARACTERS)[0]


def _unbroken(text: str, limit: int) -> int:
    """A place to cut at or before `limit` that is not inside &amp; or a link."""
    head = text[:limit]
    inside = max(
        head.rfind("<") if head.rfind("<") > head.rfind(">") else -1,
        head.rfind("&") if head.rfind("&") > head.rfind(";") else -1,
    )
    return inside if inside > 0 else limit
