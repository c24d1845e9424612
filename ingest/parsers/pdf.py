"""PDF → blocks through PDFium."""

from pathlib import Path

import pypdfium2

from ingest.blocks import Block, BlockKind, ParsedFile
from ingest.parsers import notices
from knowledge.errors import DamagedFile, EncryptedFile, TextlessFile


def parse(path: Path) -> ParsedFile:
    """Reads a PDF with a text layer; raises EncryptedFile, DamagedFile or TextlessFile."""
    try:
        document = pypdfium2.PdfDocument(path)
    except pypdfium2.PdfiumError as error:
        kind = EncryptedFile if "assword" in str(error) else DamagedFile
        raise kind("the file cannot be opened", which=path.name) from error
    blocks: list[Block] = []
    found = []
    for number, page in enumerate(document, 1):
        text = page.get_textpage().get_text_range()
        lines = [line.strip() for line in text.splitlines() if line.strip()]
        blocks.extend(Block(kind=BlockKind.PARAGRAPH, text=line, page=number) for line in lines)
        if not lines:
            found.append(notices.page_without_text(number))
    if not blocks:
        raise TextlessFile("no page has text", which=path.name)
    return ParsedFile(title="", blocks=tuple(blocks), pages=len(document), notices=tuple(found))
