"""What a file is, by its content; the extension only parts the kinds of plain text from each other."""

import re
from enum import StrEnum
from pathlib import Path

from ingest.on_disk import opened
from ingest.parsers.decoding import looks_like_text
from knowledge.errors import EmptyFile, UnreadableFile, UnsupportedFormat


class Format(StrEnum):
    """A format as the first bytes tell it. A zip package or an OLE container says inside what it holds."""

    PDF = "pdf"
    PACKAGE = "package"
    CONTAINER = "container"
    HTML = "html"
    CSV = "csv"
    MARKDOWN = "markdown"
    PLAIN = "plain"


_HEAD = 64 * 1024
_PDF_WITHIN = 1024
_ZIP = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_MARKDOWN_SUFFIXES = (".md", ".markdown", ".mdown", ".mkd")
_PLAIN_SUFFIXES = (".txt", ".text", ".log")
_HTML_SUFFIXES = (".html", ".htm", ".xhtml")
_CSV_SUFFIXES = (".csv", ".tsv")
# Text that needs a reader of its own: as plain lines it would lose what its keys mean.
_OTHER_TEXT_SUFFIXES = (".json", ".xml", ".yaml", ".yml", ".eml", ".svg")
_BEFORE_MARKUP = rb"^(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*\?>\s*)?(?:<!--.*?-->\s*)*"
_HTML = re.compile(_BEFORE_MARKUP + rb"<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL)
_OTHER_MARKUP = re.compile(_BEFORE_MARKUP + rb"<(?:!doctype\s|\?xml|svg)|^\s*<\?xml", re.IGNORECASE | re.DOTALL)
_RTF = b"{\\rtf"
_ATX_HEADING = re.compile(rb"^#{1,6}[ \t]+\S", re.MULTILINE)


def format_of(path: Path) -> Format:
    """The format of the file at `path`; raises what `opened` does, EmptyFile or UnsupportedFormat."""
    head = _head(path)
    if not head:
        raise EmptyFile("the file has no bytes", which=path.name)
    if form := _binary_format(head):
        return form
    suffix = path.suffix.lower()
    markup = _ascii_of(head)
    if _HTML.match(markup) or (suffix in _HTML_SUFFIXES and looks_like_text(head)):
        return Format.HTML
    if suffix in _OTHER_TEXT_SUFFIXES or head.startswith(_RTF) or _OTHER_MARKUP.match(markup):
        raise UnsupportedFormat("no parser reads this markup", which=path.name, todo="register PDF, Office or text")
    if not looks_like_text(head):
        raise UnsupportedFormat("no parser reads this content", which=path.name, todo="register PDF, Office or text")
    return _text_format(head, suffix)


def _head(path: Path) -> bytes:
    with opened(path) as file:
        try:
            return file.read(_HEAD)
        except OSError as error:
            raise UnreadableFile("the file cannot be read", which=path.name, todo="check the disk") from error


def _binary_format(head: bytes) -> Format | None:
    if head.startswith(_ZIP):
        return Format.PACKAGE
    if head.startswith(_OLE):
        return Format.CONTAINER
    return Format.PDF if b"%PDF-" in head[:_PDF_WITHIN] else None


def _ascii_of(head: bytes) -> bytes:
    """The markup of UTF-16 text as single bytes, so that one pattern finds it in every encoding."""
    return head[2:].replace(b"\x00", b"") if head.startswith((b"\xff\xfe", b"\xfe\xff")) else head


def _text_format(head: bytes, suffix: str) -> Format:
    if suffix in _CSV_SUFFIXES:
        return Format.CSV
    if suffix in _MARKDOWN_SUFFIXES:
        return Format.MARKDOWN
    if suffix not in _PLAIN_SUFFIXES and len(_ATX_HEADING.findall(head)) > 1:
        return Format.MARKDOWN
    return Format.PLAIN
