"""DOCX → blocks, as a reader of the document sees it: revisions accepted, numbers written out, nothing hidden."""

from pathlib import Path

from ingest.blocks import BlockKind, ParsedFile
from ingest.docx.blocks import blocks_of
from ingest.docx.parts import parts_of
from ingest.docx.reader import Reader
from ingest.office.package import Package
from ingest.office.properties import STATED_PAGES, pages_of, title_of
from ingest.parsers import notices
from knowledge.errors import EmptyFile, TextlessFile

_FEWEST_HIDDEN = 5


def parse_package(package: Package, path: Path) -> ParsedFile:
    """Reads a Word document; raises DamagedFile, EmptyFile or TextlessFile. It has no pages of its own."""
    reader = Reader(parts_of(package))
    blocks = tuple(blocks_of(reader.items()))
    if all(block.kind is BlockKind.GAP for block in blocks):
        if reader.has_pictures:
            raise TextlessFile("the document holds pictures only", which=path.name)
        raise EmptyFile("the document holds no text", which=path.name)
    hidden = (notices.hidden_in_document(reader.hidden),) if reader.hidden >= _FEWEST_HIDDEN else ()
    pages = pages_of(package)
    stated = ((STATED_PAGES, str(pages)),) if pages else ()
    return ParsedFile(title=title_of(package), blocks=blocks, pages=0, notices=hidden, stated=stated)
