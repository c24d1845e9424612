"""XLSX → blocks: what a reader of the workbook sees, sheet by sheet, values as Excel shows them."""

from collections.abc import Sequence
from pathlib import Path

from ingest.blocks import Block, ParsedFile
from ingest.office.package import Package
from ingest.office.properties import title_of
from ingest.office.relations import related
from ingest.parsers import notices
from ingest.xlsx.cells import Area, Sheet
from ingest.xlsx.drawings import drawings_of
from ingest.xlsx.references import area_of
from ingest.xlsx.seen import seen
from ingest.xlsx.sheet import MOST_CELLS, Workings, read_sheet
from ingest.xlsx.sheet_blocks import blocks_of_only_sheet, blocks_of_sheet, heading_of
from ingest.xlsx.strings import shared_strings
from ingest.xlsx.styles import styles_of
from ingest.xlsx.workbook import Leaf, workbook_of
from knowledge.domain.publication import Notice
from knowledge.errors import EmptyFile, TextlessFile


def parse_package(package: Package, path: Path) -> ParsedFile:
    """Reads a workbook; raises DamagedFile, TooLargeFile, EmptyFile or TextlessFile (pictures only)."""
    workbook = workbook_of(package)
    workings = Workings(
        strings=shared_strings(package, workbook.member),
        styles=styles_of(package, workbook.member),
        epoch=workbook.epoch,
    )
    blocks: list[Block] = []
    told: list[Notice] = []
    left = MOST_CELLS
    alone = sum(not leaf.hidden for leaf in workbook.leaves) == 1
    pictures = 0
    for leaf in workbook.leaves:
        if leaf.hidden:
            told.append(notices.hidden_sheet(leaf.name))
            continue
        sheet, cells = _sheet(package, leaf, workings, left)
        left -= cells
        pictures += sheet.pictures
        found = (
            blocks_of_only_sheet(sheet, name=leaf.name)
            if alone
            else blocks_of_sheet(sheet, heading=heading_of(leaf.name, alone=False))
        )
        blocks += found
        told += [*sheet.notices, *_pictures(sheet, found)]
    if not blocks:
        raise _nothing(path, pictures)
    return ParsedFile(title=title_of(package), blocks=tuple(blocks), pages=0, notices=tuple(told))


def _sheet(package: Package, leaf: Leaf, workings: Workings, most_cells: int) -> tuple[Sheet, int]:
    """What is seen of a sheet, and how many cells were read for it."""
    reading = read_sheet(package.read(leaf.member), workings, most_cells=most_cells)
    reading.tables += _tables(package, leaf.member)
    boxes, pictures = drawings_of(package, leaf.member)
    return seen(leaf.name, reading, boxes=boxes, pictures=pictures), reading.cells


def _tables(package: Package, member: str) -> list[Area]:
    """The tables (テーブル) of a sheet that have a header row."""
    roots = [package.xml(table) for table in related(package, member, "table")]
    areas = [area_of(root.get("ref", "")) for root in roots if root.get("headerRowCount", "1") != "0"]
    return [area for area in areas if area]


def _pictures(sheet: Sheet, found: Sequence[Block]) -> list[Notice]:
    return [notices.sheet_of_pictures(sheet.name)] if sheet.pictures and not found else []


def _nothing(path: Path, pictures: int) -> EmptyFile | TextlessFile:
    if pictures:
        return TextlessFile("the sheets hold pictures only", which=path.name)
    return EmptyFile("nothing is written on the sheets", which=path.name)
