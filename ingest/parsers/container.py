"""An OLE container (複合ファイル): an old or an encrypted Office file, told apart by its streams."""

import importlib
import struct
from pathlib import Path

import olefile

from ingest.blocks import ParsedFile
from knowledge.errors import DamagedFile, EncryptedFile, UnsupportedFormat

_PROTECTED = ("EncryptedPackage", "EncryptionInfo", "\x06DataSpaces", "DRMEncryptedDataSpace")
_WORKBOOKS = ("Workbook", "Book")
_SPREADSHEET = "ingest.parsers.spreadsheet"
_FILEPASS = 0x2F
_MOST_BYTES_TO_FILEPASS = 64 * 1024  # it stands among the first records of the workbook
_WORD_ENCRYPTED = 0x0100
_FLAGS_OF_WORD = slice(10, 12)


def parse(path: Path) -> ParsedFile:
    """Reads the sheets of an old workbook; raises EncryptedFile, UnsupportedFormat or DamagedFile for the others."""
    workbook = _workbook(path)
    if not workbook:
        raise UnsupportedFormat("no parser reads this old format", which=path.name, todo="save it as DOCX, PPTX or PDF")
    spreadsheet: ParsedFile = importlib.import_module(_SPREADSHEET).parse(path)
    return spreadsheet


def _workbook(path: Path) -> str:
    """The name of the stream with the workbook, empty where there is none; raises EncryptedFile."""
    try:
        with olefile.OleFileIO(path) as container:
            if _is_protected(container):
                raise EncryptedFile("a password is needed", which=path.name)
            return next((name for name in _WORKBOOKS if container.exists(name)), "")
    except (OSError, ValueError, IndexError, TypeError, struct.error, UnicodeError) as error:
        raise DamagedFile("the container cannot be opened", which=path.name) from error


def _is_protected(container: olefile.OleFileIO) -> bool:
    """Whether the whole file is locked, or its workbook or its Word text is."""
    if any(container.exists(name) for name in _PROTECTED):
        return True
    if any(_has_filepass(_head(container, name)) for name in _WORKBOOKS if container.exists(name)):
        return True
    if container.exists("WordDocument"):
        flags = _head(container, "WordDocument")[_FLAGS_OF_WORD]
        return len(flags) == 2 and bool(int.from_bytes(flags, "little") & _WORD_ENCRYPTED)
    return False


def _head(container: olefile.OleFileIO, name: str) -> bytes:
    with container.openstream(name) as stream:
        head: bytes = stream.read(_MOST_BYTES_TO_FILEPASS)
    return head


def _has_filepass(records: bytes) -> bool:
    """Whether a workbook's records begin with the one that says that the rest is encrypted."""
    at = 0
    while at + 4 <= len(records):
        kind, length = struct.unpack_from("<HH", records, at)
        if kind == _FILEPASS:
            return True
        at += 4 + length
    return False
