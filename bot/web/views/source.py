"""A section of a source as the values of its page, with the quote marked (原文)."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import groupby

from knowledge.domain.document import Chunk, Edition
from knowledge.text import display, find

# Where the mark begins and ends while a line is cleaned for display: noncharacters, taken out of the source before.
_ON, _OFF = "\ufdd0", "\ufdd1"
_FREE = {ord(_ON): " ", ord(_OFF): " "}
_BLANK = " \t\u3000*_"
_HYPHENS = dict.fromkeys(map(ord, "-+" + _BLANK))

Span = tuple[int, int]


class Shape(StrEnum):
    """How a line is set: a heading, plain text, an item of a list, or an item of an item."""

    HEADING = "heading"
    TEXT = "text"
    ITEM = "item"
    INNER = "inner"


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A run of a line; the first marked run of a page is where the link jumps to."""

    text: str
    marked: bool
    first: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line of the source. `bullet` is the sign in front of an item, empty where there is none."""

    shape: Shape
    bullet: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """The lines of one page of the source; `page` is ``None`` where it has no pages."""

    page: int | None
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceView:
    """What the page shows of a section. `current` is the document's edition in the library today, if any."""

    document: str
    edition: str
    published: date | None
    file: str
    headings: tuple[str, ...]
    page: int | None
    sheets: tuple[Sheet, ...]
    quoted: bool
    marked: bool
    is_current: bool
    current: str | None


def source_view(chunk: Chunk, section: Sequence[Chunk], *, quote: str, current: Edition | None) -> SourceView:
    """The section around `chunk`; `quote` is looked for in the chunk first, then in the whole section."""
    location, edition = chunk.location, chunk.location.edition
    texts = _texts(section)
    span = _span(quote, texts, _at(chunk, section))
    return SourceView(
        document=edition.document.title,
        edition=edition.label,
        published=edition.published,
        file=edition.source_name,
        headings=tuple(map(display, location.heading_path)),
        page=location.page,
        sheets=_sheets(section, texts, span),
        quoted=bool(quote.strip()),
        marked=span is not None,
        is_current=current is not None and current.id == edition.id,
        current=" ".join(part for part in (current.document.title, current.label) if part) if current else None,
    )


def quoted_parts(chunk: Chunk, section: Sequence[Chunk], *, quote: str) -> tuple[tuple[Chunk, int, int], ...]:
    """What `source_view` marks, as slices (start, end) of the section's chunks."""
    texts = _texts(section)
    span = _span(quote, texts, _at(chunk, section))
    parts: list[tuple[Chunk, int, int]] = []
    offset = 0
    for part, text in zip(section, texts, strict=True):
        if span and offset < span[1] and span[0] < offset + len(text):
            parts.append((part, max(span[0] - offset, 0), min(span[1] - offset, len(text))))
        offset += len(text) + 1
    return tuple(parts)


def _texts(section: Sequence[Chunk]) -> list[str]:
    return [part.text.translate(_FREE) for part in section]


def _at(chunk: Chunk, section: Sequence[Chunk]) -> int:
    return next(number for number, part in enumerate(section) if part.id == chunk.id)


def _span(quote: str, texts: Sequence[str], at: int) -> Span | None:
    """Where the quote lies in the joined texts: in the text `at`, or else anywhere."""
    before = sum(len(text) + 1 for text in texts[:at])
    for text, offset in ((texts[at], before), ("\n".join(texts), 0)):
        verbatim = find(quote, text)
        if verbatim is not None:
            start = offset + text.index(verbatim)
            return start, start + len(verbatim)
    return None


def _sheets(section: Sequence[Chunk], texts: Sequence[str], span: Span | None) -> tuple[Sheet, ...]:
    seen_mark = False
    sheets = []
    offset = 0
    parts = list(zip(section, texts, strict=True))
    for page, run in groupby(parts, key=lambda part: part[0].location.page):
        lines: list[Line] = []
        for _, text in run:
            for line, start in _lines(text, offset):
                pieces = tuple(_pieces(line, _within(line, start, span), first=not seen_mark))
                seen_mark = seen_mark or any(piece.marked for piece in pieces)
                if pieces:
                    shape, bullet = _shape(line)
                    lines.append(Line(shape=shape, bullet=bullet, pieces=pieces))
            offset += len(text) + 1
        sheets.append(Sheet(page=page, lines=tuple(lines)))
    return tuple(sheets)


def _lines(text: str, offset: int) -> Iterator[tuple[str, int]]:
    for line in text.split("\n"):
        yield line, offset
        offset += len(line) + 1


def _within(line: str, start: int, span: Span | None) -> Span | None:
    """The part of the line that the span covers, without blanks at its ends."""
    if span is None:
        return None
    first, last = max(span[0] - start, 0), min(span[1] - start, len(line))
    covered = line[first:last] if first < last else ""
    if not covered.strip():
        return None
    return first + len(covered) - len(covered.lstrip()), last - len(covered) + len(covered.rstrip())


def _pieces(line: str, span: Span | None, *, first: bool) -> Iterable[Piece]:
    """The line as people read it, cut where the mark begins and ends."""
    if span is None:
        return [Piece(text=text, marked=False, first=False)] if (text := display(line)) else []
    before, covered, after = line[: span[0]], line[span[0] : span[1]], line[span[1] :]
    # A bullet inside the mark is still a bullet: the sign of the mark must not stand in front of it.
    opening = before if before.strip() else ""
    shown = display(f"{opening}{_ON}{covered}{_OFF}{after}") if opening else _ON + display(f"{covered}{_OFF}{after}")
    lead, _, rest = shown.partition(_ON)
    marked, _, tail = rest.partition(_OFF)
    runs = ((lead, False), (marked, True), (tail, False))
    return [Piece(text=text, marked=is_marked, first=is_marked and first) for text, is_marked in runs if text]


def _shape(line: str) -> tuple[Shape, str]:
    """How the line is set, and its bullet: what `display` takes from its front; a hyphen is shown as ・."""
    front = line[: line.find(display(line)[:1])]
    if not front.strip(_BLANK):
        return Shape.TEXT, ""
    if "#" in front:
        return Shape.HEADING, ""
    bullet = front.translate(_HYPHENS).strip() or "・"
    return (Shape.INNER if front[0].isspace() else Shape.ITEM), bullet
