"""ODS → blocks: the sheets of an OpenDocument spreadsheet, whose cells hold their words as they are shown."""

from pathlib import Path
from typing import Final

from ingest.blocks import Block, ParsedFile
from ingest.office.package import Package
from ingest.parsers import notices
from ingest.xlsx.open_document import open_sheets
from ingest.xlsx.seen import seen
from ingest.xlsx.sheet import MOST_CELLS
from ingest.xlsx.sheet_blocks import blocks_of_sheet, heading_of
from knowledge.domain.publication import Notice
from knowledge.errors import EmptyFile, EncryptedFile

_MANIFEST: Final = "META-INF/manifest.xml"
_ENCRYPTED: Final = b"encryption-data"


def parse_package(package: Package, path: Path) -> ParsedFile:
    """Reads a spreadsheet; raises EncryptedFile, DamagedFile, TooLargeFile or EmptyFile."""
    if _MANIFEST in package.names and _ENCRYPTED in package.read(_MANIFEST):
        raise EncryptedFile("a password is needed", which=path.name)
    sheets = list(open_sheets(package, most_cells=MOST_CELLS))
    blocks: list[Block] = []
    told: list[Notice] = []
    alone = sum(not one.hidden for one in sheets) == 1
    for one in sheets:
        if one.hidden:
            told.append(notices.hidden_sheet(one.name))
            continue
        sheet = seen(one.name, one.reading)
        blocks += blocks_of_sheet(sheet, heading=heading_of(one.name, alone=alone))
        told += sheet.notices
    if not blocks:
        raise EmptyFile("nothing is written on the sheets", which=path.name)
    return ParsedFile(title="", blocks=tuple(blocks), pages=0, notices=tuple(told))
