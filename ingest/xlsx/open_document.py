"""The sheets of an OpenDocument spreadsheet (ODS), whose cells hold their words as they are shown."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from lxml import etree

from ingest.office.colours import WHITE, are_alike, colour_of
from ingest.office.numbers import measured, whole
from ingest.office.package import Package
from ingest.xlsx.cells import PLAIN, Area, Cell, Look
from ingest.xlsx.references import LAST_COLUMN, LAST_ROW
from ingest.xlsx.sheet import Reading
from ingest.xlsx.tidy import tidy
from knowledge.errors import TooLargeFile

_TABLE: Final = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_OFFICE: Final = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TEXT: Final = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_STYLE: Final = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_FO: Final = "{urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0}"
_UNSHOWN: Final = ("collapse", "filter")
_WORDS: Final = "string"


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenSheet:
    """A sheet by its name, as it was read; empty where it is hidden."""

    name: str
    hidden: bool
    reading: Reading


@dataclass(frozen=True, slots=True, kw_only=True)
class _Style:
    look: Look
    unseen: bool


def open_sheets(package: Package, *, most_cells: int) -> Iterator[OpenSheet]:
    """The sheets in order; raises TooLargeFile where more cells than allowed hold something."""
    root = package.xml("content.xml")
    undisplayed = {
        str(style.get(f"{_STYLE}name"))
        for style in root.iterfind(f".//{_STYLE}style")
        for properties in style.iterfind(f"{_STYLE}table-properties")
        if properties.get(f"{_TABLE}display") == "false"
    }
    styles = {str(style.get(f"{_STYLE}name")): _style(style) for style in root.iterfind(f".//{_STYLE}style")}
    for table in root.iterfind(f"{_OFFICE}body/{_OFFICE}spreadsheet/{_TABLE}table"):
        hidden = table.get(f"{_TABLE}style-name") in undisplayed
        reading = Reading() if hidden else _reading(table, styles, most_cells)
        most_cells -= reading.cells
        yield OpenSheet(name=table.get(f"{_TABLE}name", ""), hidden=hidden, reading=reading)


def _style(style: etree._Element) -> _Style:
    letters = style.find(f"{_STYLE}text-properties")
    ground = style.find(f"{_STYLE}table-cell-properties")
    colour = ground.get(f"{_FO}background-color", "transparent") if ground is not None else "transparent"
    size = letters.get(f"{_FO}font-size", "") if letters is not None else ""
    filled = colour != "transparent" and not _is_white(colour)
    return _Style(
        look=Look(
            bold=letters is not None and letters.get(f"{_FO}font-weight") == "bold",
            filled=filled,
            size=measured(size.removesuffix("pt")) if size.endswith("pt") else 0.0,
        ),
        unseen=letters is not None and _is_white(letters.get(f"{_FO}color", "")) and not filled,
    )


def _is_white(colour: str) -> bool:
    return are_alike(colour_of(colour), WHITE)


def _reading(table: etree._Element, styles: dict[str, _Style], most_cells: int) -> Reading:
    reading = Reading()
    column = 0
    for entry in table.iter(f"{_TABLE}table-column"):
        count = _count(entry, "number-columns-repeated", LAST_COLUMN)
        if entry.get(f"{_TABLE}visibility") in _UNSHOWN:
            reading.hidden_columns.append(range(column + 1, column + count + 1))
        column += count
    row = 0
    for entry in table.iter(f"{_TABLE}table-row"):
        count = _count(entry, "number-rows-repeated", LAST_ROW)
        first = len(entry) and _read_row(entry, row + 1, reading, styles)
        repeats = range(row + 1, row + count + 1) if first else range(0)
        if len(repeats) * (first or 0) + reading.cells > most_cells:
            raise TooLargeFile("the sheets have more cells than allowed")
        for number in repeats:
            reading.rows[number] = reading.rows[row + 1]
            if entry.get(f"{_TABLE}visibility") in _UNSHOWN:
                reading.hidden_rows.add(number)
        row += count
        reading.cells += len(repeats) * (first or 0)
    return reading


def _read_row(entry: etree._Element, number: int, reading: Reading, styles: dict[str, _Style]) -> int:
    """Reads a row's cells and returns how many hold something."""
    cells: dict[int, Cell] = {}
    column = 1
    for cell in entry:
        count = _count(cell, "number-columns-repeated", LAST_COLUMN)
        down, across = (_count(cell, f"number-{side}-spanned", LAST_ROW) for side in ("rows", "columns"))
        if down > 1 or across > 1:
            reading.merges.append(Area(number, column, number + down - 1, column + across - 1))
        style = styles.get(str(cell.get(f"{_TABLE}style-name")))
        text = tidy("\n".join(_words(line) for line in cell.iterfind(f"{_TEXT}p"))) if len(cell) else ""
        if text and style and style.unseen:
            reading.unseen += len(text)
        elif text and column + count - 1 <= LAST_COLUMN:
            is_value = cell.get(f"{_OFFICE}value-type", _WORDS) != _WORDS
            shown = Cell(text, is_value, style.look if style else PLAIN)
            cells |= dict.fromkeys(range(column, column + count), shown)
        column += count
    if cells:
        reading.rows[number] = cells
    return len(cells)


def _count(element: etree._Element, name: str, most: int) -> int:
    return min(whole(element.get(f"{_TABLE}{name}")) or 1, most)


def _words(element: etree._Element) -> str:
    """The words of a paragraph, without the readings over them (ふりがな)."""
    words = element.text or ""
    for child in element:
        match etree.QName(child).localname if isinstance(child.tag, str) else "":
            case "s" | "tab":
                words += " "
            case "line-break":
                words += "\n"
            case "ruby-text" | "annotation" | "note":
                pass
            case _:
                words += _words(child)
        words += child.tail or ""
    return words
