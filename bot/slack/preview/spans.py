"""Slack's markup as runs of text (mrkdwn の読み取り): what is bold, what links where; read as strictly as by Slack."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

# A mark begins or ends formatting only beside a space, a punctuation mark or an edge: next to Japanese it is shown.
_MARKED = re.compile(
    r"<(?P<link>[^<>\n]+)>"
    r"|(?<!\w)`(?P<code>[^`\n]+)`(?!\w)"
    r"|(?<!\w)\*(?P<bold>[^\s*](?:[^*\n]*[^\s*])?)\*(?!\w)"
    r"|(?<!\w)_(?P<italic>[^\s_](?:[^_\n]*[^\s_])?)_(?!\w)"
    r"|(?<!\w)~(?P<strike>[^\s~](?:[^~\n]*[^\s~])?)~(?!\w)"
    r"|:(?P<emoji>[a-z0-9_+-]+):"
)
_ENTITIES = {"&lt;": "<", "&gt;": ">", "&amp;": "&"}
_ENTITY = re.compile("|".join(_ENTITIES))
_EMOJI = {
    "warning": "⚠️",
    "eyes": "👀",
    "white_check_mark": "✅",
    "x": "❌",
    "mag": "🔍",
    "memo": "📝",
    "bulb": "💡",
    "lock": "🔒",
}
_WEB = ("http://", "https://", "mailto:")
_QUOTE = "&gt;"


@dataclass(frozen=True, slots=True)
class Span:
    """A run of text in one style; `url` where it is a link, `style` the names of its marks (bold, italic, …)."""

    text: str
    style: tuple[str, ...] = ()
    url: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of spans, inside a quotation or not."""

    spans: tuple[Span, ...]
    is_quote: bool = False


def lines_of(text: str) -> tuple[Line, ...]:
    """The lines of an mrkdwn text."""
    return tuple(
        Line(
            tuple(_spans(line.removeprefix(_QUOTE).lstrip() if line.startswith(_QUOTE) else line)),
            line.startswith(_QUOTE),
        )
        for line in text.split("\n")
    )


def plain_spans(text: str) -> tuple[Span, ...]:
    """A plain_text, in which only emoji are read."""
    return tuple(
        Span(_EMOJI.get(part[1:-1], part) if part.startswith(":") else part)
        for part in re.split(r"(:[a-z0-9_+-]+:)", text)
        if part
    )


def rich_spans(elements: Sequence[Mapping[str, Any]]) -> tuple[Span, ...]:
    """The elements of a section, a list item or a quotation of rich text."""
    return tuple(
        Span(_rich_text(one), tuple(name for name, is_set in one.get("style", {}).items() if is_set), _web(one))
        for one in elements
    )


def _spans(text: str, style: tuple[str, ...] = ()) -> Iterator[Span]:
    start = 0
    for found in _MARKED.finditer(text):
        if found.start() > start:
            yield Span(_plain(text[start : found.start()]), style)
        yield from _marked(str(found.lastgroup), found[str(found.lastgroup)], style)
        start = found.end()
    if start < len(text):
        yield Span(_plain(text[start:]), style)


def _marked(mark: str, inside: str, style: tuple[str, ...]) -> Iterator[Span]:
    match mark:
        case "link":
            yield replace(_linked(inside), style=style)
        case "emoji":
            yield Span(_EMOJI.get(inside, f":{inside}:"), style)
        case "code":
            yield Span(_plain(inside), (*style, "code"))
        case _:
            yield from _spans(inside, (*style, mark))


def _linked(inside: str) -> Span:
    """A link, or the name of a person or a channel (<@U1>, <#C1|総務>, <!here>), which links nowhere here."""
    target, _, words = inside.partition("|")
    if target[0] in "@#!":
        return Span(f"{target[0].replace('!', '@')}{_plain(words or target[1:])}")
    url = _plain(target)
    return Span(_plain(words) or url, url=url if url.startswith(_WEB) else "")


def _rich_text(element: Mapping[str, Any]) -> str:
    match element["type"]:
        case "emoji":
            return _EMOJI.get(element["name"], f":{element['name']}:")
        case "user":
            return f"@{element['user_id']}"
        case "channel":
            return f"#{element['channel_id']}"
        case "broadcast":
            return f"@{element['range']}"
        case _:
            return str(element.get("text") or element.get("url") or "")


def _web(element: Mapping[str, Any]) -> str:
    url = str(element.get("url", ""))
    return url if url.startswith(_WEB) else ""


def _plain(text: str) -> str:
    return _ENTITY.sub(lambda entity: _ENTITIES[entity.group()], text)
