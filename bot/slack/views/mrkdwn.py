"""Slack's own markup (mrkdwn): source text that cannot turn into markup, and the few marks we set ourselves."""

import re

from knowledge.text import display

_TWINS = str.maketrans({"*": "＊", "_": "＿", "~": "～", "`": "｀"})
# Slack reads a mark as the start or end of formatting only where one side is a space, a punctuation mark or an edge.
_MARKS = re.compile(r"(?<![^\W_])[*_~`]+|[*_~`]+(?![^\W_])")
_BLOCK_QUOTE = re.compile(r"^(?:&gt;)+", re.MULTILINE)
_URL = re.compile(r"https?://[!-;=?-{}~]*[!#-&*-+/-9=?-Z^-z~]")
_NOTHING = "\u3000"  # Slack refuses a text without characters


def escaped(text: str) -> str:
    """Text that Slack shows literally: &, <, > escaped, marks that would format made full-width."""
    literal = _MARKS.sub(lambda marks: marks.group().translate(_TWINS), text)
    literal = literal.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return _BLOCK_QUOTE.sub(lambda marks: "＞" * (len(marks.group()) // len("&gt;")), literal)


def shown(text: str) -> str:
    """Text of a source for people: its bullets and emphasis gone, addresses as links, the rest literal; never empty."""
    plain = display(text)
    parts, start = [], 0
    for url in _URL.finditer(plain):
        parts += [escaped(plain[start : url.start()]), f"<{_address(url.group())}>"]
        start = url.end()
    return "".join([*parts, escaped(plain[start:])]) or _NOTHING


def label(text: str) -> str:
    """Text of a source on one line without links, as a link's label or in a notification; never empty."""
    return escaped(display(text)) or _NOTHING


def bold(literal: str) -> str:
    """Escaped text in bold. Slack wants a space or a line end on both sides, also next to Japanese."""
    return f"*{literal}*"


def link(url: str, text: str) -> str:
    """A link whose label is source text; the label alone where there is no web address."""
    if not url.startswith(("http://", "https://")):
        return label(text)
    return f"<{_address(url)}|{label(text)}>"


def shortened(text: str, limit: int) -> str:
    """The first `limit` characters, with … where something was cut."""
    return text if len(text) <= limit else text[: limit - 1] + "…"


def _address(url: str) -> str:
    return url.replace("|", "%7C").replace("<", "%3C").replace(">", "%3E").replace("&", "&amp;")
