"""The text inside one block (段落): white space as a browser shows it, <br> as a line end."""

import re
from collections.abc import Sequence

from ingest.html.tree import Node
from ingest.normalise import mend

BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "caption",
        "center",
        "dd",
        "details",
        "dialog",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hgroup",
        "hr",
        "html",
        "legend",
        "li",
        "main",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "summary",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
        "dir",
        "menu",
        "marquee",
    ]
)
_SPACES = re.compile(r"[ \t\r\n\f\x85]+")
_CJK = "\u2e80-\u30ff\u31f0-\u9fff\uf900-\ufaff\uff01-\uff9f"
_WRAPPED = re.compile(rf"(?<=[{_CJK}])[ \t]*[\r\n][ \t\r\n]*(?=[{_CJK}])")
_ADDRESS_FOLLOWS = re.compile(r"(?:URL|ＵＲＬ|リンク先?|ホームページ)[）)】\s　]*[：:】]?[\s　]*$", re.IGNORECASE)


def text_of(parts: "Sequence[Node | str]") -> str:
    """The text of inline content, mended line by line; <br> begins a line, lines without text are left out."""
    # A line end inside Japanese is how the source was typed, not a space between words.
    lines = _WRAPPED.sub("", _raw(parts)).split("\v")
    shown = (mend(_SPACES.sub(" ", line)).strip(" \u3000") for line in lines)
    return "\n".join(line for line in shown if line)


def line_of(node: Node) -> str:
    """All text of a node on one line."""
    return " ".join(text_of(node.children).split("\n"))


def verbatim(node: Node) -> str:
    """The text of <pre>: its lines as they are."""
    lines = _raw(node.children).replace("\v", "\n").replace("\r\n", "\n").split("\n")
    return "\n".join(mend(line.rstrip()) for line in lines).strip("\n")


def _raw(parts: "Sequence[Node | str]") -> str:
    """Text with a vertical tab for every <br> and at the edges of blocks that stand inside."""
    said: list[str] = []
    stack: list[Node | str] = list(reversed(parts))
    while stack:
        at = stack.pop()
        if isinstance(at, str):
            said.append(at)
        elif at.tag == "br":
            said.append("\v")
        else:
            edge = "\v" if at.tag in BLOCKS else ""
            stack += [_address(at, said), edge, *reversed(at.children), edge]
    return "".join(said)


def _address(node: Node, said: Sequence[str]) -> str:
    """The address of a link that the words before it announce as one (関連URL：), where it does not show itself."""
    target = node.get("href").strip() if node.tag == "a" else ""
    if not target.startswith(("http://", "https://")) or "://" in node.text():
        return ""
    return f" {target} " if _ADDRESS_FOLLOWS.search("".join(said[-3:])) else ""
