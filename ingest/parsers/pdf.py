"""PDF → blocks: characters, lines, tables and reading order of each page, then what only the whole file tells."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import pypdfium2
from pypdfium2 import raw

from ingest.blocks import Block, ParsedFile
from ingest.parsers import notices
from ingest.parsers.ocr import Recogniser, can_recognise
from ingest.parsers.stated_title import meaningful_title
from ingest.pdf.blocks import laid_on_page
from ingest.pdf.captions import add_captions
from ingest.pdf.headings import Body
from ingest.pdf.integrity import damaged_streams
from ingest.pdf.levels import settled
from ingest.pdf.outline import heading_marks, outline_of
from ingest.pdf.pages import Page, read_page
from ingest.pdf.recognised import recognised_page
from ingest.pdf.running import without_running_lines
from ingest.pdf.stated import Stated
from ingest.pdf.table_breaks import joined_tables
from ingest.pdf.text_breaks import joined_over_breaks
from ingest.scans import MOST_PAGES, Scans
from knowledge.domain.publication import Notice
from knowledge.errors import DamagedFile, EmptyFile, EncryptedFile, TextlessFile

_FEWEST_HIDDEN = 5


def parse(path: Path, scans: Scans = Scans.REPORTED) -> ParsedFile:
    """Reads a PDF, its pictures of pages too where that is asked for; raises a DocumentError."""
    document = _opened(path)
    try:
        pages, unreadable, stated = _read(document)
        pages, remarks = _with_scans(document, pages, scans)
        title = _title(document)
        count = len(document)
    finally:
        document.close()
    if not pages:
        raise DamagedFile("no page can be opened", which=path.name)
    blocks = settled(list(_blocks(pages, stated)))
    damaged = damaged_streams(path)
    if damaged and not blocks:
        raise DamagedFile("what the pages hold is broken", which=path.name)
    if all(page.bare for page in pages):
        raise EmptyFile("all pages are blank", which=path.name)
    if not blocks:
        raise TextlessFile("no page has text", which=path.name)
    found = (*remarks, *_notices(pages), *map(notices.page_unreadable, unreadable))
    if damaged:
        found = (notices.damaged_parts(damaged), *found)
    return ParsedFile(title=title, blocks=blocks, pages=count, notices=found)


def _opened(path: Path) -> pypdfium2.PdfDocument:
    try:
        document = pypdfium2.PdfDocument(path)
    except pypdfium2.PdfiumError as error:
        if error.err_code in (raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY):
            raise EncryptedFile("a password is needed", which=path.name) from error
        raise DamagedFile("the file cannot be opened", which=path.name) from error
    if len(document) == 0:
        document.close()
        raise DamagedFile("the file has no pages", which=path.name)
    if document.get_formtype() != raw.FORMTYPE_NONE:
        document.init_forms()  # the values of its fields are asked for by page
    return document


def _read(document: pypdfium2.PdfDocument) -> tuple[list[Page], list[int], Stated]:
    """The pages, the numbers of those that cannot be opened, and the headings that the file states."""
    pages: list[Page] = []
    unreadable: list[int] = []
    stated = Stated(entries=outline_of(document))
    tagged = bool(raw.FPDFCatalog_IsTagged(document.raw))
    for number in range(1, len(document) + 1):
        try:
            page = document[number - 1]
            pages.append(read_page(page, number))
        except pypdfium2.PdfiumError:
            unreadable.append(number)
            continue
        if tagged and (marks := heading_marks(page)):
            stated.marks[number] = marks
        page.close()
    return pages, unreadable, stated


def _with_scans(
    document: pypdfium2.PdfDocument, pages: list[Page], scans: Scans
) -> tuple[list[Page], tuple[Notice, ...]]:
    """The pages, those that are pictures read by OCR; what the admin is told where they are not."""
    pictures = [page.number for page in pages if page.garbled or not (page.bare or page.has_text)]
    if not pictures or scans is Scans.REPORTED:
        return pages, ()
    if not can_recognise():
        return pages, (notices.ocr_missing(),)
    if len(pictures) > MOST_PAGES:
        return pages, (notices.too_many_pictures(len(pictures), MOST_PAGES),)
    recogniser = Recogniser()
    read = {number: recognised_page(document[number - 1], number, recogniser) for number in pictures}
    return [read.get(page.number, page) for page in pages], ()


def _blocks(pages: Sequence[Page], stated: Stated) -> Iterator[Block]:
    body = Body.of(pages)
    laid = [list(laid_on_page(page, body, stated)) for page in without_running_lines(pages, body.size)]
    for page in laid:
        add_captions(page)
    joined_tables(laid)
    yield from (one.block for one in joined_over_breaks(laid))


def _notices(pages: Sequence[Page]) -> Iterator[Notice]:
    for page in pages:
        if page.recognised:
            about = notices.page_recognised if page.has_text else notices.picture_without_letters
            yield about(page.number)
        elif page.garbled:
            yield notices.page_with_broken_letters(page.number)
        elif not page.bare and not page.has_text:
            yield notices.page_without_text(page.number)
        if page.hidden >= _FEWEST_HIDDEN:
            yield notices.hidden_text(page.number, page.hidden)


def _title(document: pypdfium2.PdfDocument) -> str:
    """The title of the metadata, unless it is a file name or what a program put there by itself."""
    return meaningful_title(document.get_metadata_value("Title"))
