"""The names of WordprocessingML, and how its on/off values read."""

from collections.abc import Iterator
from functools import cache
from typing import Final

from lxml.etree import _Element

Element = _Element
"""An element of lxml, under one name for the steps that take it."""

WORD: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
MATH: Final = "http://schemas.openxmlformats.org/officeDocument/2006/math"
COMPATIBILITY: Final = "http://schemas.openxmlformats.org/markup-compatibility/2006"
DRAWING: Final = "http://schemas.openxmlformats.org/drawingml/2006/main"
SHAPES: Final = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
WORD_2010: Final = "http://schemas.microsoft.com/office/word/2010/wordml"
RELATIONS: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
VML: Final = "urn:schemas-microsoft-com:vml"

_OFF = ("0", "false", "off", "none")


@cache
def w(name: str) -> str:
    """The qualified name of a Word element or attribute."""
    return f"{{{WORD}}}{name}"


ALTERNATE: Final = f"{{{COMPATIBILITY}}}AlternateContent"
_CHOICE: Final = f"{{{COMPATIBILITY}}}Choice"
_FALLBACK: Final = f"{{{COMPATIBILITY}}}Fallback"
_VAL: Final = w("val")


def value(element: Element | None) -> str:
    """The w:val of an element, empty where it has none."""
    return "" if element is None else element.get(_VAL, "")


def child_value(parent: Element | None, name: str) -> str:
    """The w:val of a child, empty where there is no such child."""
    return "" if parent is None else value(parent.find(w(name)))


def whole(text: str) -> int | None:
    """The whole number that a value states, or ``None`` where it states none."""
    try:
        return int(text)
    except ValueError:
        return None


def is_on(element: Element) -> bool:
    """Whether a switch is on: it is when its value is left out."""
    return element.get(_VAL, "1") not in _OFF


def chosen(alternate: Element) -> Iterator[Element]:
    """What an mc:AlternateContent stands for: its first choice, the fallback only where there is no choice."""
    taken = alternate.find(_CHOICE)
    if taken is None:
        taken = alternate.find(_FALLBACK)
    if taken is not None:
        yield from taken
