"""One file in, one publication out: read, outline, identify, chunk, extract; a pure value, the same every time."""

import hashlib
from pathlib import Path

from ingest.blocks import ParsedFile
from ingest.chunking import pieces_of
from ingest.extract.cases import cases_of
from ingest.extract.measures import measures_of
from ingest.outline.structure import Outline, outline_of
from ingest.sandbox import Limits, read_file
from ingest.sources import Given, identify
from knowledge.domain.publication import Publication, Section
from knowledge.library.words import Words


def read_publication(path: Path, *, given: Given, words: Words, limits: Limits) -> Publication:
    """Reads a file in a child process under `limits` and makes it ready to be staged; raises DocumentError."""
    parsed = read_file(path, limits=limits)
    with path.open("rb") as file:
        source_hash = hashlib.file_digest(file, "sha256").hexdigest()
    return publication_of(parsed, source_name=path.name, source_hash=source_hash, given=given, words=words)


def publication_of(
    parsed: ParsedFile, *, source_name: str, source_hash: str, given: Given, words: Words
) -> Publication:
    """The publication of a file that has been parsed."""
    outline = outline_of(parsed)
    edition = identify(parsed, outline, source_name=source_name, source_hash=source_hash, given=given)
    pieces = pieces_of(edition, outline, words)
    return Publication(
        edition=edition,
        sections=_sections(outline),
        chunks=tuple(piece.chunk for piece in pieces),
        cases=cases_of(outline, pieces),
        measures=measures_of(outline, pieces),
        notices=(*parsed.notices, *outline.notices),
        pages=parsed.pages,
    )


def _sections(outline: Outline) -> tuple[Section, ...]:
    """The sections that have a heading, each once where it only goes on after a subsection."""
    sections: list[Section] = []
    for part in outline.parts:
        goes_on = not part.heading and part.section in sections
        if part.section.heading_path and not goes_on:
            sections.append(part.section)
    return tuple(sections)
