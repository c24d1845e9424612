"""A worksheet's XML, read row by row: the cells as Excel shows them, and what the sheet says of its shape."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from typing import Final

from lxml import etree

from ingest.office.numbers import measured, whole
from ingest.xlsx.cells import Area, Cell
from ingest.xlsx.days import Epoch
from ingest.xlsx.formats import shown_number, shown_text
from ingest.xlsx.references import LAST_COLUMN, LAST_ROW, area_of, column_of
from ingest.xlsx.strings import rich_text
from ingest.xlsx.styles import Style
from ingest.xlsx.tidy import tidy
from knowledge.errors import DamagedFile, TooLargeFile

MOST_CELLS: Final = 3_000_000
_MOST_MERGES: Final = 200_000
_WORDS: Final = frozenset({"s", "str", "inlineStr"})
_AS_WRITTEN: Final = frozenset({"e", "d"})  # an error, a day in ISO form
_READ: Final = ("row", "mergeCell", "col", "pane", "sheetFormatPr", "autoFilter")


@dataclass(frozen=True, slots=True, kw_only=True)
class Workings:
    """What the cells of a workbook refer to: strings and styles by number, the first day."""

    strings: list[str]
    styles: tuple[Style, ...]
    epoch: Epoch


@dataclass(slots=True, kw_only=True)
class Reading:
    """A worksheet as it was read, hidden rows and columns still in it."""

    rows: dict[int, dict[int, Cell]] = field(default_factory=dict)
    merges: list[Area] = field(default_factory=list)
    tables: list[Area] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: list[range] = field(default_factory=list)
    frozen: int = 0
    unseen: int = 0
    uncalculated: int = 0
    cells: int = 0
    last: int = 0


def read_sheet(xml: bytes, workings: Workings, *, most_cells: int = MOST_CELLS) -> Reading:
    """Reads a worksheet; raises TooLargeFile where more cells than allowed hold something, DamagedFile."""
    reading = Reading()
    try:
        for name, element in _elements(xml):
            if name == "row":
                _read_row(element, reading, workings)
                if reading.cells > most_cells:
                    raise TooLargeFile("the sheets have more cells than allowed")
            else:
                _note(name, element, reading)
    except etree.XMLSyntaxError as error:
        raise DamagedFile("a sheet is no XML") from error
    return reading


def _elements(xml: bytes) -> Iterator[tuple[str, etree._Element]]:
    """The elements that are read, each forgotten behind it so that a long sheet takes no memory."""
    tags = [f"{{*}}{name}" for name in _READ]
    for _, element in etree.iterparse(BytesIO(xml), tag=tags, resolve_entities=False):
        name = etree.QName(element).localname
        yield name, element
        element.clear()
        parent = element.getparent()
        while name == "row" and parent is not None and element.getprevious() is not None:
            del parent[0]


# --- cells ---------------------------------------------------------------------------------------------------------
def _read_row(element: etree._Element, reading: Reading, workings: Workings) -> None:
    said = element.get("r")
    number = whole(said) or reading.last + 1
    reading.last = number
    if not 0 < number <= LAST_ROW:
        return
    if element.get("hidden") in ("1", "true") or element.get("ht") == "0":
        reading.hidden_rows.add(number)
    cells: dict[int, Cell] = {}
    column = 0
    for entry in element:
        reference = entry.get("r")
        column = column_of(reference.rstrip("0123456789")) if reference else column + 1
        if len(entry) and 0 < column <= LAST_COLUMN and (cell := _cell(entry, reading, workings)):
            cells[column] = cell
    if cells:
        reading.rows[number] = cells
        reading.cells += len(cells)


def _cell(entry: etree._Element, reading: Reading, workings: Workings) -> Cell | None:
    """The cell as it is shown; ``None`` where nothing is seen in it."""
    kind = entry.get("t", "n")
    value, formula, inline = _parts(entry)
    if formula and not value and kind != "str":
        reading.uncalculated += 1
        return None
    if inline is None and not value:
        return None
    number = entry.get("s")
    at = whole(number)
    style = workings.styles[at] if 0 <= at < len(workings.styles) else workings.styles[0]
    text, is_value = _shown(kind, value, inline, style, workings)
    text = tidy(text)
    if not text:
        return None
    if style.unseen:
        reading.unseen += len(text)
        return None
    return Cell(text, is_value, style.look)


def _parts(entry: etree._Element) -> tuple[str, bool, etree._Element | None]:
    """The cached value, whether there is a formula, and the inline string of a cell."""
    value, formula, inline = "", False, None
    for child in entry:
        match child.tag[-1] if isinstance(child.tag, str) else "":
            case "v":
                value = child.text or ""
            case "f":
                formula = True
            case "s":
                inline = child
    return value, formula, inline


def _shown(kind: str, value: str, inline: etree._Element | None, style: Style, workings: Workings) -> tuple[str, bool]:
    """The words of a cell, and whether they are a value."""
    if kind in _WORDS:
        if kind == "s":
            at = whole(value, -1)
            value = workings.strings[at] if 0 <= at < len(workings.strings) else ""
        return shown_text(rich_text(inline) if inline is not None else value, style.code), False
    if kind == "b":
        return ("TRUE" if value == "1" else "FALSE"), True
    if kind in _AS_WRITTEN:
        return value.replace("T00:00:00", ""), True
    try:
        return shown_number(float(value), style.code, workings.epoch), True
    except (ValueError, OverflowError, ArithmeticError):
        return value, True


# --- the shape -----------------------------------------------------------------------------------------------------
def _note(name: str, element: etree._Element, reading: Reading) -> None:
    match name:
        case "mergeCell":
            area = area_of(element.get("ref", ""))
            if area and len(reading.merges) < _MOST_MERGES:
                reading.merges.append(area)
        case "col":
            hidden = element.get("hidden") in ("1", "true") or element.get("width") == "0"
            if hidden:
                first, last = whole(element.get("min"), 1), whole(element.get("max"), 1)
                reading.hidden_columns.append(range(first, last + 1))
        case "pane":
            frozen = element.get("state") in ("frozen", "frozenSplit")
            reading.frozen = int(measured(element.get("ySplit"))) if frozen else 0
        case "autoFilter":
            if area := area_of(element.get("ref", "")):
                reading.tables.append(area)
