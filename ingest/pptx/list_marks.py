"""The marks before paragraphs on a slide: bullets as they are drawn, automatic numbers as they count."""

from collections.abc import Iterator, Sequence
from typing import Final

from lxml import etree

from ingest.office.numbers import whole
from ingest.office.numerals import numeral, symbol

_UNKNOWN: Final = "・"
_DRAWN: Final = {"•": "・", "–": "-", "—": "-"}
_LAST_CIRCLED: Final = 20
_LAST_BLACK: Final = 10


def mark_styles(own: etree._Element | None, level: int, styles: Sequence[etree._Element]) -> Iterator[etree._Element]:
    """The paragraph properties that may state a mark, nearest first."""
    if own is not None:
        yield own
    for style in styles:
        yield from style.iterfind(f"{{*}}lvl{level + 1}pPr")


def bullet_in(properties: etree._Element) -> etree._Element | None:
    """The element that states the mark (buNone, buChar, buAutoNum, buBlip), if any."""
    for child in properties:
        if etree.QName(child).localname in ("buNone", "buChar", "buAutoNum", "buBlip"):
            return child
    return None


def drawn(bullet: etree._Element) -> str:
    """A bullet as it is drawn; the fonts of signs have letters for them."""
    if etree.QName(bullet).localname == "buBlip":
        return _UNKNOWN
    parent = bullet.getparent()
    font = parent.find("{*}buFont") if parent is not None else None
    typeface = font.get("typeface", "") if font is not None else ""
    signs = (symbol(sign, typeface) for sign in bullet.get("char", _UNKNOWN).strip())
    return "".join(_DRAWN.get(sign, sign) for sign in signs) or _UNKNOWN


class Counter:
    """The automatic numbers of one text: each level counts by itself and anew below a higher one."""

    def __init__(self) -> None:
        self._running: dict[int, tuple[str, int]] = {}

    def next(self, bullet: etree._Element, level: int) -> str:
        """The number of the next paragraph of a level, as its kind writes it."""
        kind, start = bullet.get("type", "arabicPeriod"), whole(bullet.get("startAt"), 1)
        before = self._running.get(level)
        number = before[1] + 1 if before and before[0] == kind else start
        self._running = {deep: told for deep, told in self._running.items() if deep < level}
        self._running[level] = (kind, number)
        return written(number, kind)

    def stop(self, level: int) -> None:
        """A paragraph without a number ends the counting of its level and those below."""
        self._running = {deep: told for deep, told in self._running.items() if deep < level}


def written(number: int, kind: str) -> str:
    """A number in the writing that PowerPoint calls `kind`: ①, (1), 一、a."""
    if kind.startswith("circleNum"):
        return _circled(number, black="Black" in kind)
    if kind.startswith("alpha"):
        body = _letters(number)
    elif kind.startswith("roman"):
        body = numeral(number, "lowerRoman")
    elif kind.startswith("ea1"):
        body = numeral(number, "japaneseCounting")
    else:
        body = numeral(number, "decimalFullWidth" if "Db" in kind else "decimal")
    body = body.upper() if "Uc" in kind else body
    if kind.endswith("ParenBoth"):
        return f"({body})"
    if kind.endswith("ParenR"):
        return f"{body})"
    if kind.endswith("Period"):
        return f"{body}．" if "Db" in kind or kind.startswith("ea1") else f"{body}."
    return body


def _circled(number: int, *, black: bool) -> str:
    if black and number <= _LAST_BLACK:
        return chr(0x2776 + number - 1)
    return chr(0x2460 + number - 1) if 1 <= number <= _LAST_CIRCLED else f"({number})"


def _letters(number: int) -> str:
    letters = ""
    while number > 0:
        number, rest = divmod(number - 1, 26)
        letters = chr(97 + rest) + letters
    return letters
