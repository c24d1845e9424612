"""XLS, XLSB → blocks, through python-calamine, which loses number formats, but not days."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import python_calamine as calamine

from ingest.blocks import Block, ParsedFile
from ingest.parsers import notices
from ingest.xlsx.cells import Area, Cell, Sheet
from ingest.xlsx.digits import shown_general
from ingest.xlsx.sheet import MOST_CELLS
from ingest.xlsx.sheet_blocks import blocks_of_sheet, heading_of
from ingest.xlsx.tidy import tidy
from knowledge.domain.publication import Notice
from knowledge.errors import DamagedFile, EmptyFile, EncryptedFile, TooLargeFile

_SHOWN: Final = calamine.SheetVisibleEnum.Visible
_MOST_PLACES: Final = 40_000_000
_TABLE_OF_CELLS: Final = calamine.SheetTypeEnum.WorkSheet
Value = int | float | str | bool | dt.time | dt.date | dt.datetime | dt.timedelta


def parse(path: Path) -> ParsedFile:
    """Reads a workbook of an old format; raises EncryptedFile, DamagedFile, TooLargeFile or EmptyFile."""
    blocks, told = _read(path)
    if not blocks:
        raise EmptyFile("nothing is written on the sheets", which=path.name)
    return ParsedFile(title="", blocks=tuple(blocks), pages=0, notices=tuple(told))


def _read(path: Path) -> tuple[list[Block], list[Notice]]:
    try:
        with calamine.CalamineWorkbook.from_path(path) as workbook:
            blocks, told = _content(workbook)
            return blocks, [notices.old_workbook(), *told]
    except calamine.PasswordError as error:
        raise EncryptedFile("a password is needed", which=path.name) from error
    except (calamine.CalamineError, OSError, ValueError) as error:
        raise DamagedFile("the workbook cannot be opened", which=path.name) from error


def _content(workbook: calamine.CalamineWorkbook) -> tuple[list[Block], list[Notice]]:
    blocks: list[Block] = []
    told: list[Notice] = []
    sheets = [entry for entry in workbook.sheets_metadata if entry.typ == _TABLE_OF_CELLS]
    alone = sum(entry.visible == _SHOWN for entry in sheets) == 1
    left = MOST_CELLS
    for entry in sheets:
        if entry.visible != _SHOWN:
            told.append(notices.hidden_sheet(entry.name))
            continue
        sheet = _sheet(workbook.get_sheet_by_name(entry.name), left)
        left -= sum(map(len, sheet.rows.values()))
        blocks += blocks_of_sheet(sheet, heading=heading_of(entry.name, alone=alone))
    return blocks, told


def _sheet(sheet: calamine.CalamineSheet, most_cells: int) -> Sheet:
    """The cells of a sheet where they stand; calamine counts from 0."""
    if sheet.total_height * sheet.total_width > _MOST_PLACES:
        raise TooLargeFile("the sheets are wider or longer than allowed")
    top, left = sheet.start or (0, 0)
    rows: dict[int, dict[int, Cell]] = {}
    count = 0
    for at, values in enumerate(sheet.iter_rows()):
        cells = dict(_cells(values, left))
        count += len(cells)
        if count > most_cells:
            raise TooLargeFile("the sheets have more cells than allowed")
        if cells:
            rows[top + at + 1] = cells
    merges = sheet.merged_cell_ranges or []
    areas = tuple(Area(a + 1, b + 1, c + 1, d + 1) for (a, b), (c, d) in merges)
    return Sheet(name=sheet.name, rows=rows, merges=areas)


def _cells(values: list[Value], left: int) -> Iterator[tuple[int, Cell]]:
    for at, value in enumerate(values, start=left + 1):
        text = value if isinstance(value, str) else _shown(value)
        if text := tidy(text):
            yield at, Cell(text, not isinstance(value, str))


def _shown(value: float | dt.time | dt.date | dt.timedelta) -> str:
    """A value in a plain form, as the format that the book gives it is not known."""
    match value:
        case bool():
            return str(value).upper()
        case int() | float():
            return shown_general(value)
        case dt.datetime():
            day, time = _shown(value.date()), value.time()
            return f"{day} {_shown(time)}" if time != dt.time() else day
        case dt.date():
            return f"{value.year}/{value.month}/{value.day}"
        case dt.time():
            return f"{value.hour}:{value.minute:02}"
    hours, seconds = divmod(round(value.total_seconds()), 3600)
    return f"{hours}:{seconds // 60:02}"
