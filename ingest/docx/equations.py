"""Equations (数式) as their text."""

from collections.abc import Iterator

from ingest.docx.names import MATH, Element

_SKIPPED = frozenset(
    f"{{{MATH}}}{name}" for name in ("rPr", "fPr", "dPr", "sSupPr", "sSubPr", "naryPr", "ctrlPr", "argPr")
)
_TEXT = f"{{{MATH}}}t"
_FRACTION = f"{{{MATH}}}f"
_OVER = f"{{{MATH}}}num"
_DELIMITED = f"{{{MATH}}}d"


def math_text(equation: Element) -> str:
    """The signs of an equation in order, with / in a fraction and the brackets of its groups."""
    return "".join(_pieces(equation))


def _pieces(element: Element) -> Iterator[str]:
    for child in element:
        if child.tag == _TEXT:
            yield child.text or ""
        elif child.tag in _SKIPPED:
            continue
        elif child.tag == _DELIMITED:
            yield "".join(("(", *_pieces(child), ")"))
        else:
            yield from _pieces(child)
            if child.tag == _OVER and element.tag == _FRACTION:
                yield "/"
