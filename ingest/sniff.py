"""What a file is, by its content; the extension only parts Markdown from plain text."""

import re
from enum import StrEnum
from pathlib import Path

from ingest.parsers.decoding import looks_like_text
from knowledge.errors import EmptyFile, MissingFile, UnsupportedFormat


class Format(StrEnum):
    """A format that has a parser."""

    PDF = "pdf"
    MARKDOWN = "markdown"
    PLAIN = "plain"


_HEAD = 64 * 1024
_PDF_WITHIN = 1024
_MARKDOWN_SUFFIXES = (".md", ".markdown", ".mdown", ".mkd")
_PLAIN_SUFFIXES = (".txt", ".text", ".log")
# Text that needs a reader of its own: as plain lines it would lose what its columns or keys mean.
_OTHER_TEXT_SUFFIXES = (".csv", ".json", ".xml", ".yaml", ".yml", ".eml", ".svg")
_MARKUP = re.compile(
    rb"^(?:\xef\xbb\xbf)?\s*(?:<!--.*?-->\s*)*<(?:!doctype\s|html|head|body|\?xml|svg)", re.IGNORECASE | re.DOTALL
)
_RTF = b"{\\rtf"
_ATX_HEADING = re.compile(rb"^#{1,6}[ \t]+\S", re.MULTILINE)


def format_of(path: Path) -> Format:
    """The format of the file at `path`; raises MissingFile, EmptyFile or UnsupportedFormat."""
    head = _head(path)
    if not head:
        raise EmptyFile("the file has no bytes", which=path.name)
    if b"%PDF-" in head[:_PDF_WITHIN]:
        return Format.PDF
    if _is_other(head, path.suffix.lower()):
        raise UnsupportedFormat("no parser reads this content", which=path.name, todo="register PDF, TXT or Markdown")
    return _text_format(head, path.suffix.lower())


def _head(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(_HEAD)
    except (FileNotFoundError, IsADirectoryError, NotADirectoryError) as error:
        raise MissingFile("no such file", which=path.name) from error
    except OSError as error:
        raise MissingFile("the file cannot be opened", which=path.name, todo="check its permissions") from error


def _is_other(head: bytes, suffix: str) -> bool:
    if suffix in _OTHER_TEXT_SUFFIXES or head.startswith(_RTF) or _MARKUP.match(head):
        return True
    return not looks_like_text(head)


def _text_format(head: bytes, suffix: str) -> Format:
    if suffix in _MARKDOWN_SUFFIXES:
        return Format.MARKDOWN
    if suffix not in _PLAIN_SUFFIXES and len(_ATX_HEADING.findall(head)) > 1:
        return Format.MARKDOWN
    return Format.PLAIN
