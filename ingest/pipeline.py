"""One file in, one publication out: read, outline, identify, chunk, extract; a pure value, the same every time."""

from dataclasses import replace
from pathlib import Path

from ingest.blocks import ParsedFile
from ingest.chunking import pieces_of
from ingest.extract.cases import cases_of
from ingest.extract.measures import measures_of
from ingest.extract.names import names_defined
from ingest.office.paging import Office, with_pages
from ingest.on_disk import digest_of, opened, refuse_larger, unchanged
from ingest.outline.structure import Outline, outline_of
from ingest.sandbox import Limits, read_file
from ingest.scans import Scans
from ingest.sniff import format_of
from ingest.sources import Given, identify
from knowledge.domain.publication import Publication, Section
from knowledge.library.words import Words
from knowledge.text import shown


def read_publication(
    path: Path,
    *,
    given: Given,
    words: Words,
    limits: Limits,
    reading: str = "",
    office: Office | None = None,
    scans: Scans = Scans.REPORTED,
) -> Publication:
    """Reads a file in a child process under `limits` and makes it ready to be staged; raises DocumentError.

    `reading` names the way it is read (ingest/reading.py), where it shall be known again. An `office` tells the pages
    of a document that has none of its own. `scans` says what is done with pages that are pictures.
    """
    with unchanged(path):
        parsed = with_pages(read_file(path, limits=limits, scans=scans), path, office=office, limits=limits)
        source_hash = source_hash_of(path, limits=limits)
    name = shown(path.name)  # a name may hold bytes that are no text
    publication = publication_of(parsed, source_name=name, source_hash=source_hash, given=given, words=words)
    return replace(publication, reading=reading)


def source_hash_of(path: Path, *, limits: Limits) -> str:
    """The SHA-256 of a file in hexadecimal; raises DocumentError where it cannot be read or is larger than allowed."""
    format_of(path)  # says what is wrong with a folder, a pipe, an empty file before anything waits for its bytes
    with opened(path) as file:
        refuse_larger(path, limits.file_bytes)
        return digest_of(file, path)


def publication_of(
    parsed: ParsedFile, *, source_name: str, source_hash: str, given: Given, words: Words
) -> Publication:
    """The publication of a file that has been parsed."""
    outline = outline_of(parsed)
    edition = identify(parsed, outline, source_name=source_name, source_hash=source_hash, given=given)
    pieces = pieces_of(edition, outline, words)
    chunks = tuple(piece.chunk for piece in pieces)
    return Publication(
        edition=edition,
        sections=_sections(outline),
        chunks=chunks,
        cases=cases_of(outline, pieces),
        measures=measures_of(outline, pieces),
        notices=(*parsed.notices, *outline.notices),
        pages=parsed.pages,
        names=names_defined(chunks),
    )


def _sections(outline: Outline) -> tuple[Section, ...]:
    """The sections that have a heading, each once where it only goes on after a subsection."""
    sections: list[Section] = []
    for part in outline.parts:
        goes_on = not part.heading and part.section in sections
        if part.section.heading_path and not goes_on:
            sections.append(part.section)
    return tuple(sections)
