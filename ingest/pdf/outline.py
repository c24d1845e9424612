"""What a PDF itself says of its headings: its outline (しおり) and the heading tags of its structure tree."""

import ctypes
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pypdfium2
from pypdfium2 import raw

from knowledge.text import fold

_DEEPEST = 20
_MOST_ELEMENTS = 20_000
_TAG = re.compile(r"H([1-6])")
_PLACEHOLDER = re.compile(r"(?:スライド|slide|ページ|page)\s*[0-9０-９]+(?:[:：].*)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of the outline: its folded title, its level from 1, and the page it leads to, from 1."""

    title: str
    level: int
    page: int


def outline_of(document: pypdfium2.PdfDocument) -> list[Entry]:
    """The entries of the outline; those that only count slides or lead nowhere are left out."""
    entries: list[Entry] = []
    for bookmark in document.get_toc(max_depth=_DEEPEST):
        target = bookmark.get_dest()
        title = bookmark.get_title().strip()
        index = target.get_index() if target else None
        if title and index is not None and not _PLACEHOLDER.fullmatch(title):
            entries.append(Entry(fold(title), bookmark.level + 1, index + 1))
    return entries


def heading_marks(page: pypdfium2.PdfPage) -> dict[int, int]:
    """Ids of marked content that the structure tree tags as a heading, with its level."""
    tree = raw.FPDF_StructTree_GetForPage(page.raw)
    if not tree:
        return {}
    marks: dict[int, int] = {}
    budget = _MOST_ELEMENTS
    try:
        todo = [
            (raw.FPDF_StructTree_GetChildAtIndex(tree, at), 0) for at in range(raw.FPDF_StructTree_CountChildren(tree))
        ]
        while todo and budget:
            element, level = todo.pop()
            budget -= 1
            if not element:
                continue
            found = _TAG.fullmatch(_type_of(element))
            level = int(found[1]) if found else level
            if level:
                marks.update(dict.fromkeys(_marks_of(element), level))
            todo.extend((child, level) for child in _children(element))
    finally:
        raw.FPDF_StructTree_Close(tree)
    return marks


def _children(element: raw.FPDF_STRUCTELEMENT) -> Iterator[raw.FPDF_STRUCTELEMENT]:
    for at in range(raw.FPDF_StructElement_CountChildren(element)):
        yield raw.FPDF_StructElement_GetChildAtIndex(element, at)


def _marks_of(element: raw.FPDF_STRUCTELEMENT) -> Iterator[int]:
    for at in range(max(0, raw.FPDF_StructElement_GetMarkedContentIdCount(element))):
        mark = raw.FPDF_StructElement_GetMarkedContentIdAtIndex(element, at)
        if mark >= 0:
            yield mark


def _type_of(element: raw.FPDF_STRUCTELEMENT) -> str:
    return _text(lambda buffer, size: raw.FPDF_StructElement_GetType(element, buffer, size))


def _text(ask: Callable[[object, int], int]) -> str:
    """A UTF-16 string that PDFium writes into a buffer of the size it asks for."""
    size = ask(None, 0)
    if size <= 2:
        return ""
    buffer = (ctypes.c_ushort * (size // 2))()
    ask(buffer, size)
    return bytes(buffer).decode("utf-16-le", errors="replace").rstrip("\0")
