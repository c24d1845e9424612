"""CSV and TSV → rows: the delimiter by what makes even rows, quotes and line ends inside cells, the header found."""

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Literal

from ingest.blocks import Block, BlockKind, ParsedFile
from ingest.normalise import mend
from ingest.parsers import notices
from ingest.parsers.decoding import decode
from knowledge.errors import EmptyFile, SwellingFile

Row = tuple[str, ...]

BAR = " | "
_DELIMITERS = (",", "\t", ";", "|")
_SAMPLE = 200_000
_SAMPLE_ROWS = 100
_MOST_CELLS = 1000
_MOST_LINES = 200  # in one cell: a quote was opened and never closed
_LONGEST_NAME = 60
_LONGEST_ROW = 800
_LONG_CELL = 300
_FILLED = 0.6
_VALUE = re.compile(r"[\s　]*[-+△▲]?[¥￥$]?[0-9０-９][0-9０-９,，.．/／:：%％年月日時分円件人-]*[\s　]*")
_STATED_DELIMITER = re.compile(r"sep=(.)\n", re.IGNORECASE)
_SPACES = re.compile(r"[ \t\r]+")


def parse(path: Path) -> ParsedFile:
    """Reads a file of delimited cells. Raises EmptyFile, UnsupportedFormat, and SwellingFile for rows without end."""
    decoded = decode(path.read_bytes())
    text = decoded.text
    stated = _STATED_DELIMITER.match(text)
    if stated:
        text = text[stated.end() :]
    rows = _rows(text, stated[1] if stated else _delimiter(text), which=path.name)
    blocks = blocks_of(rows)
    if not blocks:
        raise EmptyFile("the file has no filled cell", which=path.name)
    broken = (notices.broken_characters(decoded.broken),) if decoded.broken else ()
    return ParsedFile(title="", blocks=blocks, pages=0, notices=broken)


def blocks_of(rows: Sequence[Row]) -> tuple[Block, ...]:
    """Lines before the header as paragraphs, then the rows, each with the header; a single column is a list."""
    used = sorted({column for row in rows for column, cell in enumerate(row) if cell})
    filled = [tuple(row[column] if column < len(row) else "" for column in used) for row in rows if any(row)]
    if len(used) < 2:
        return tuple(Block(kind=BlockKind.LIST_ITEM, text=cell) for (cell,) in filled)
    begins = _table_begins(filled)
    names = filled[begins] if begins < len(filled) and _is_header(filled, begins) else ()
    above = [" ".join(filter(None, row)) for row in filled[:begins]]
    header, caption = _line(names), " ".join(above) if len(above) == 1 else ""
    blocks = [Block(kind=BlockKind.PARAGRAPH, text=text) for text in above]
    if names:
        blocks.append(Block(kind=BlockKind.TABLE_ROW, text=header, caption=caption))
    for row in filled[begins + bool(names) :]:
        blocks += _row_blocks(row, header, caption)
    return tuple(blocks)


def _row_blocks(row: Row, header: str, caption: str) -> Iterator[Block]:
    """A row; cells with as much text as a page of its own (answers of an FAQ) as paragraphs below it."""
    whole = sum(map(len, row)) <= _LONGEST_ROW
    short = tuple(cell if whole or len(cell) <= _LONG_CELL else "" for cell in row)
    if any(short):
        yield Block(kind=BlockKind.TABLE_ROW, text=_line(short), header=header, caption=caption)
    yield from (
        Block(kind=BlockKind.PARAGRAPH, text=cell) for cell, kept in zip(row, short, strict=True) if not kept and cell
    )


def _line(cells: Row) -> str:
    return BAR.join(" ".join(cell.split("\n")) for cell in cells).rstrip(" |")


# --- cells ---------------------------------------------------------------------------------------------------------
def _delimiter(text: str) -> str:
    """The delimiter that gives most rows the same number of cells, and more than one."""
    sample = text[:_SAMPLE]
    whole = len(text) <= _SAMPLE

    def evenness(delimiter: str) -> tuple[float, int]:
        try:
            rows = _read(sample, delimiter, quoting=csv.QUOTE_MINIMAL, most=_SAMPLE_ROWS)
        except csv.Error:
            return (0.0, 1)
        widths = Counter(len(row) for row in (rows if whole else rows[:-1]) if any(row))
        usual, count = max(widths.items(), key=lambda item: (item[1], item[0]), default=(1, 0))
        return (count / widths.total(), usual) if usual > 1 else (0.0, 1)

    return max(_DELIMITERS, key=evenness)


def _rows(text: str, delimiter: str, *, which: str) -> list[Row]:
    """The rows with mended cells; raises SwellingFile for a row without end."""
    longest = "a row is longer than that of any table"
    try:
        rows = _closed(text, delimiter)
    except csv.Error as error:
        raise SwellingFile(longest, which=which, todo="cut it into rows") from error
    if any(len(row) > _MOST_CELLS for row in rows):
        raise SwellingFile(longest, which=which, todo="cut it into rows")
    return [tuple(map(_mended, row)) for row in rows]


def _closed(text: str, delimiter: str) -> list[list[str]]:
    """The raw cells; where a quote is never closed, quotes are characters like any other."""
    try:
        rows = _read(text, delimiter, quoting=csv.QUOTE_MINIMAL)
    except csv.Error:
        return _read(text, delimiter, quoting=csv.QUOTE_NONE)
    swallowed = any(cell.count("\n") > _MOST_LINES for row in rows for cell in row)
    return _read(text, delimiter, quoting=csv.QUOTE_NONE) if swallowed else rows


def _mended(cell: str) -> str:
    lines = (mend(_SPACES.sub(" ", line)).strip(" \u3000") for line in cell.split("\n"))
    return "\n".join(filter(None, lines))


def _read(text: str, delimiter: str, *, quoting: Literal[0, 3], most: int | None = None) -> list[list[str]]:
    """The raw cells of the first `most` rows; raises csv.Error for a cell that is longer than a cell may be."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, quoting=quoting, skipinitialspace=True)
    return list(islice(reader, most))


# --- header --------------------------------------------------------------------------------------------------------
def _table_begins(rows: Sequence[Row]) -> int:
    """The first row that is about as full as rows usually are; titles and notes stand before it."""
    usual = Counter(sum(map(bool, row)) for row in rows[:_SAMPLE_ROWS])
    width = max(usual, key=lambda filled: (usual[filled], filled))
    return next((at for at, row in enumerate(rows) if sum(map(bool, row)) >= max(2, _FILLED * width)), 0)


def _is_header(rows: Sequence[Row], at: int) -> bool:
    """Whether a row names the columns: short words, each once, no values, and rows below it."""
    names = [cell for cell in rows[at] if cell]
    return (
        at + 1 < len(rows)
        and len(set(names)) == len(names)
        and all(len(name) <= _LONGEST_NAME and not _VALUE.fullmatch(name) for name in names)
    )
