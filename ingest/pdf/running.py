"""Running headers, footers and page numbers (柱・ノンブル): what stands at the same edge of page after page."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ingest.pdf.lines import Line
from ingest.pdf.pages import Layer, Page

_EDGE = 0.12
_NARROW_EDGE = 0.1
_NUMBER = re.compile(
    r"[\s\-–—－‐−・~～()（）]*(?:[pP][.．]?|[pP]age)?\s*[0-9０-９ivxIVX]{1,4}(?:\s*[/／]\s*[0-9０-９]{1,4})?\s*(?:ページ|頁)?"
    r"[\s\-–—－‐−・~～()（）]*"
)
_DIGITS = re.compile(r"[0-9０-９一二三四五六七八九十〇]+")
_FEWEST_PAGES = 3
_SHARE = 0.3
_TITLE_SIZE = 1.15

Key = tuple[str, int, bool]


def without_running_lines(pages: Sequence[Page], body_size: float) -> list[Page]:
    """The pages without the lines that belong to the frame of the document and not to its text."""
    seen = Counter(key for page in pages for key in set(_keys(page)))
    least = max(_FEWEST_PAGES, _SHARE * len(pages))
    repeated = {key for key, count in seen.items() if count >= least}
    return [
        replace(page, layers=tuple(_without(page, layer, repeated, body_size) for layer in page.layers))
        for page in pages
    ]


def _keys(page: Page) -> Iterator[Key]:
    for layer in page.layers:
        for line in layer.lines:
            if _is_at_edge(page, layer, line, _EDGE):
                yield _key(line)


def _key(line: Line) -> Key:
    return _DIGITS.sub("#", line.text)[:40], round(line.top / 8), line.face.bold


def _is_at_edge(page: Page, layer: Layer, line: Line, edge: float) -> bool:
    height = page.levelled_height(layer.direction)
    return line.bottom < edge * height or line.top > (1 - edge) * height


def _without(page: Page, layer: Layer, repeated: set[Key], body_size: float) -> Layer:
    kept = tuple(line for line in layer.lines if not _is_running(page, layer, line, repeated, body_size))
    return replace(layer, lines=kept)


def _is_running(page: Page, layer: Layer, line: Line, repeated: set[Key], body_size: float) -> bool:
    """Big type at the head of slide after slide is a title, not a header."""
    if _NUMBER.fullmatch(line.text):
        return _is_at_edge(page, layer, line, _NARROW_EDGE) or (
            _key(line) in repeated and _is_at_edge(page, layer, line, _EDGE)
        )
    is_title = line.size > _TITLE_SIZE * body_size
    return not is_title and _is_at_edge(page, layer, line, _EDGE) and _key(line) in repeated
