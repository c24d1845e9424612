"""What a reader of the page does not see (見えない文字): scripts, controls, hidden elements."""

import re

from ingest.html.tree import Node, prune

_NO_TEXT = frozenset(
    [
        "script",
        "style",
        "template",
        "noscript",
        "noframes",
        "iframe",
        "object",
        "embed",
        "svg",
        "math",
        "canvas",
        "audio",
        "video",
        "map",
        "img",
        "picture",
        "select",
        "datalist",
        "option",
        "button",
        "input",
        "textarea",
        "progress",
        "meter",
        "dialog",
        "rt",
        "rp",
        "rtc",
    ]
)
_CONTROLS = frozenset({"input", "select", "textarea", "button"})
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6", "dt", "summary"})
_WHOLE = frozenset({"main", "article"})  # hidden until a script shows it
_HIDDEN = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|opacity\s*:\s*0?\.?0*\s*(?:;|!|$)"
    r"|font-size\s*:\s*0*\.?0*(?:px|pt|em|rem|%)?\s*(?:;|!|$)|(?:text-indent|left|top)\s*:\s*-(?:\d{4,}|999)",
    re.IGNORECASE,
)
_INK = re.compile(r"(?<![-\w])color\s*:\s*([^;!]+)", re.IGNORECASE)
_PAPER = re.compile(r"background(?:-color)?\s*:\s*([^;!\s]+)", re.IGNORECASE)


def without_unseen(body: Node) -> int:
    """Takes off what is not shown; returns how many characters its hidden elements would have said."""
    hidden = 0

    def is_unseen(node: Node) -> bool:
        nonlocal hidden
        if node.tag in _NO_TEXT:
            return not _unfolds(node)
        if node.tag in _WHOLE or not _is_hidden(node):
            return False
        hidden += len("".join(_words(node)))
        return True

    prune(body, is_unseen)
    return hidden


def forms_of(body: Node) -> frozenset[Node]:
    """The forms, and parts of them, that ask something of the reader: found before their controls are taken off."""
    asking = (node for node in body.walk() if node.tag in ("form", "fieldset"))
    return frozenset(node for node in asking if any(_is_control(below) for below in node.walk()))


def _unfolds(node: Node) -> bool:
    """Whether a button is the heading of a text to be unfolded."""
    return node.tag == "button" and any(above.tag in _HEADINGS for above in node.above())


def _is_control(node: Node) -> bool:
    return node.tag in _CONTROLS and node.get("type").lower() != "hidden"


def _words(node: Node) -> list[str]:
    """The text of a hidden element that is not behind a link: menus are hidden everywhere, and harmless."""
    words: list[str] = []
    stack: list[Node | str] = [node]
    while stack:
        at = stack.pop()
        if isinstance(at, str):
            words.extend(at.split())
        elif at.tag not in _NO_TEXT and at.tag != "a":
            stack.extend(at.children)
    return words


def _is_hidden(node: Node) -> bool:
    style = node.get("style")
    return (
        ("hidden" in node.attributes and node.get("hidden") != "until-found")
        or node.get("aria-hidden").lower() == "true"
        or bool(style and (_HIDDEN.search(style) or _is_invisible_ink(style)))
    )


def _is_invisible_ink(style: str) -> bool:
    ink, paper = _INK.search(style), _PAPER.search(style)
    return bool(ink and paper and ink[1].strip().lower() == paper[1].strip().lower())
