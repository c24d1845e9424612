"""Plain text → blocks: verbatim lines, grouped by their marks and the blank lines between them."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from ingest.blocks import Block, BlockKind, ParsedFile
from ingest.parsers import notices
from ingest.parsers.decoding import decode
from ingest.parsers.marks import NOTE, is_marked
from knowledge.errors import EmptyFile

_N = r"[0-9０-９]"
_BULLET = re.compile(r"[-*+•‣–—・･✓✔➤➢▸][\s　]+\S|[・･•✓✔➤➢▸]\S")
_PAGE_REFERENCE = re.compile(rf"\t[\s　]*{_N}{{1,4}}[\s　]*$")
_EDGE_SPACE = " \t\u3000\u200b\ufeff"
_WRAPPED = 0.9  # a line as wide as this share of its neighbours' widest was cut by the margin
_NARROWEST_MARGIN = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class _Line:
    start: int
    end: int
    text: str
    page: int | None


def parse(path: Path) -> ParsedFile:
    """Reads a text file; a form feed begins a page. Raises EmptyFile and UnsupportedFormat."""
    decoded = decode(path.read_bytes())
    if not decoded.text.strip(_EDGE_SPACE + "\n\x0c"):
        raise EmptyFile("the file holds white space only", which=path.name)
    blocks = tuple(blocks_of(decoded.text))
    broken = (notices.broken_characters(decoded.broken),) if decoded.broken else ()
    pages = decoded.text.rstrip("\x0c\n ").count("\x0c") + 1 if "\x0c" in decoded.text else 0
    return ParsedFile(title="", blocks=blocks, pages=pages, notices=broken)


def blocks_of(text: str) -> Iterator[Block]:
    """The blocks of a text, each an exact slice of it, with a GAP for every run of blank lines between them."""
    run: list[_Line] = []
    gap, begun = 0, False
    for line in _lines(text):
        if line.text:
            if gap and begun:
                yield Block(kind=BlockKind.GAP, text="", page=line.page, level=gap)
            gap, begun = 0, True
            run.append(line)
        else:
            yield from _blocks_of_run(run, text)
            run, gap = [], gap + 1
    yield from _blocks_of_run(run, text)


def _lines(text: str) -> Iterator[_Line]:
    page = 1 if "\x0c" in text else None
    start = 0
    for raw in text.split("\n"):
        feeds = raw.count("\x0c")
        page = page + feeds if page else None
        inner = raw.replace("\x0c", " ")
        left = len(inner) - len(inner.lstrip(_EDGE_SPACE))
        bare = inner.strip(_EDGE_SPACE)
        yield _Line(start=start + left, end=start + left + len(bare), text=bare, page=page)
        start += len(raw) + 1


def _blocks_of_run(run: list[_Line], text: str) -> Iterator[Block]:
    """Cuts lines that follow each other without a blank one into blocks."""
    margin = max((_width(line.text) for line in run), default=0)
    at = 0
    while at < len(run):
        end = at + 1
        while end < len(run) and _goes_on(run[at], run[end - 1], run[end], text, margin):
            end += 1
        first, last = run[at], run[end - 1]
        yield Block(kind=_kind(first.text), text=text[first.start : last.end], page=first.page)
        at = end


def _goes_on(first: _Line, before: _Line, line: _Line, text: str, margin: int) -> bool:
    """Whether `line` belongs to the block that began with `first`: it has no mark of its own and nothing parts them."""
    if (
        line.page != before.page
        or _is_row(line.text)
        or _is_row(before.text)
        or is_marked(line.text)
        or _BULLET.match(line.text)
    ):
        return False
    if _is_indented(line, text) and not _is_indented(first, text) and _kind(first.text) is BlockKind.PARAGRAPH:
        return False
    if _stands_alone(first.text) and first is before:
        return before.text.endswith(("、", "，", ",")) or _was_cut(before, margin)
    return True


def _kind(line: str) -> BlockKind:
    if _BULLET.match(line) and (_PAGE_REFERENCE.search(line) or not _is_row(line)):
        return BlockKind.LIST_ITEM
    return BlockKind.TABLE_ROW if _is_row(line) else BlockKind.PARAGRAPH


def _is_row(line: str) -> bool:
    """Whether the line is cells parted by tabs (a table that was pasted or flattened)."""
    return "\t" in line


def _stands_alone(line: str) -> bool:
    """Whether the line may head others, so that what follows is not its own second line."""
    return is_marked(line) and not _BULLET.match(line) and not NOTE.match(line)


def _is_indented(line: _Line, text: str) -> bool:
    """Whether the line begins with one full-width space, as a Japanese paragraph does (字下げ)."""
    return text[line.start - 1 : line.start] == "\u3000"


def _was_cut(line: _Line, margin: int) -> bool:
    width = _width(line.text)
    return width >= max(_NARROWEST_MARGIN, margin * _WRAPPED)


def _width(line: str) -> int:
    """Columns in a fixed-width font."""
    return sum(2 if unicodedata.east_asian_width(character) in "WFA" else 1 for character in line)
