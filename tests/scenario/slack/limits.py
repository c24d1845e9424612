"""Slack's limits on one message as data: (what is counted, the most Slack takes, the error it answers with)."""

import json
from collections.abc import Callable, Mapping
from typing import Any

Message = Mapping[str, Any]


def _sections(message: Message) -> list[dict[str, Any]]:
    return [block for block in message.get("blocks") or [] if block["type"] == "section"]


def _tables(message: Message) -> list[dict[str, Any]]:
    return [block for block in message.get("blocks") or [] if block["type"] == "table"]


def _texts(value: object) -> list[str]:
    """Every text that stands in a block."""
    if isinstance(value, Mapping):
        own = [v for k, v in value.items() if k in ("text", "alt_text") and isinstance(v, str)]
        return own + [t for v in value.values() if not isinstance(v, str) for t in _texts(v)]
    return [t for v in value for t in _texts(v)] if isinstance(value, list | tuple) else []


def _longest(texts: list[str]) -> int:
    return max(map(len, texts), default=0)


LIMITS: tuple[tuple[str, Callable[[Message], int], int, str], ...] = (
    ("characters of text", lambda m: len(m.get("text") or ""), 40_000, "msg_too_long"),
    ("blocks", lambda m: len(m.get("blocks") or []), 50, "invalid_blocks"),
    ("characters of a section", lambda m: _longest([s["text"]["text"] for s in _sections(m)]), 3_000, "invalid_blocks"),
    (
        "fields of a section",
        lambda m: max((len(s.get("fields", [])) for s in _sections(m)), default=0),
        10,
        "invalid_blocks",
    ),
    (
        "elements of a context",
        lambda m: max((len(b["elements"]) for b in m.get("blocks") or [] if b["type"] == "context"), default=0),
        10,
        "invalid_blocks",
    ),
    (
        "characters of a header",
        lambda m: _longest([b["text"]["text"] for b in m.get("blocks") or [] if b["type"] == "header"]),
        150,
        "invalid_blocks",
    ),
    (
        "characters of a markdown block",
        lambda m: _longest([b["text"] for b in m.get("blocks") or [] if b["type"] == "markdown"]),
        12_000,
        "msg_too_long",
    ),
    ("tables", lambda m: len(_tables(m)), 1, "invalid_blocks"),
    ("rows of a table", lambda m: max((len(t["rows"]) for t in _tables(m)), default=0), 100, "invalid_blocks"),
    ("cells of a row", lambda m: max((len(r) for t in _tables(m) for r in t["rows"]), default=0), 20, "invalid_blocks"),
    ("characters of all blocks", lambda m: sum(map(len, _texts(m.get("blocks") or []))), 13_200, "msg_blocks_too_long"),
)


def refused(message: Message) -> str:
    """The error Slack answers a message with, or an empty string where it takes it."""
    if not message.get("text") and not message.get("blocks"):
        return "no_text"
    if any(not text for text in _texts(message.get("blocks") or [])):
        return "invalid_blocks"
    return next((error for _, count, most, error in LIMITS if count(message) > most), "")


View = Mapping[str, Any]


def _plain(view: View, name: str) -> str:
    return str((view.get(name) or {}).get("text") or "")


VIEW_LIMITS: tuple[tuple[str, Callable[[View], int], int], ...] = (
    ("blocks", lambda v: len(v["blocks"]), 100),
    ("characters of the title", lambda v: len(_plain(v, "title")), 24),
    ("characters of the submit button", lambda v: len(_plain(v, "submit")), 24),
    ("characters of the close button", lambda v: len(_plain(v, "close")), 24),
    ("characters of the callback_id", lambda v: len(v.get("callback_id") or ""), 255),
    ("characters of private_metadata", lambda v: len(v.get("private_metadata") or ""), 3_000),
    ("characters of a section", lambda v: _longest([s["text"]["text"] for s in _sections(v)]), 3_000),
    ("bytes", lambda v: len(json.dumps(v, ensure_ascii=False).encode()), 250_000),
)


def refused_view(view: View) -> str:
    """The error Slack answers a form or a home tab with, or an empty string where it takes it."""
    if any(not text for text in _texts(view["blocks"])):
        return "invalid_arguments"
    return next(("invalid_arguments" for _, count, most in VIEW_LIMITS if count(view) > most), "")
