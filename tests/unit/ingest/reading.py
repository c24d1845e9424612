"""Reads a text of a test as if it were a file."""

import re

from ingest.blocks import ParsedFile
from ingest.parsers import markdown, plain
from ingest.pipeline import publication_of
from ingest.sources import Given
from knowledge.domain.publication import Publication


class RegexWords:
    """Runs of one script as words."""

    def content(self, text: str) -> tuple[str, ...]:
        return tuple(re.findall(r"[一-龠]+|[ァ-ヶー]+|[a-z0-9]+", text.lower()))


def plain_file(text: str) -> ParsedFile:
    return ParsedFile(title="", blocks=tuple(plain.blocks_of(text)), pages=0)


def markdown_file(text: str) -> ParsedFile:
    return ParsedFile(title="", blocks=tuple(markdown.blocks_of(text)), pages=0)


def published(parsed: ParsedFile, name: str = "file.txt") -> Publication:
    return publication_of(parsed, source_name=name, source_hash="0" * 64, given=Given(), words=RegexWords())
