"""Whether the deflated streams of a PDF are whole: PDFium takes what it can of a damaged one and says nothing.

Each deflate stream ends with a checksum of what it holds, so that one flipped byte is seen. Streams of other kinds
(pictures) have none and are passed over; so is an encrypted file, whose streams are told by their encryption.
"""

import re
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Final

_STREAM = re.compile(rb"stream\r?\n")
_DICTIONARY: Final = 2048  # the dictionary stands right before its stream
_FIRST_IS_DEFLATE = re.compile(rb"/Filter\s*\[?\s*/(?:FlateDecode|Fl)\b")
_ENCRYPTED = re.compile(rb"/Encrypt\b")
_PICTURE = re.compile(rb"/Subtype\s*/Image\b")
_PIECE: Final = 1024 * 1024
_MOST_BYTES: Final = 256 * 1024 * 1024  # of what is inflated; a file with more is trusted


def damaged_streams(path: Path) -> int:
    """How many streams other than pictures do not inflate to what their checksum says."""
    data = path.read_bytes()
    if _ENCRYPTED.search(data):
        return 0
    left = _MOST_BYTES
    damaged = 0
    for start in _deflated(data):
        size = _inflated(data, start)
        left -= abs(size)
        damaged += size < 0
        if left <= 0:
            break
    return damaged


def _deflated(data: bytes) -> Iterator[int]:
    """Where the bytes of each deflated stream begin."""
    for found in _STREAM.finditer(data):
        head = data[max(0, found.start() - _DICTIONARY) : found.start()]
        if head.endswith(b"end"):
            continue
        dictionary = head.rpartition(b" obj")[2]
        if _FIRST_IS_DEFLATE.search(dictionary) and not _PICTURE.search(dictionary):
            yield found.end()


def _inflated(data: bytes, start: int) -> int:
    """How many bytes a stream holds; as many below zero where it is damaged."""
    inflater = zlib.decompressobj()
    size = 1
    source = memoryview(data)[start:]
    try:
        piece: bytes | memoryview = source[:_PIECE]
        at = len(piece)
        while not inflater.eof:
            size += len(inflater.decompress(piece, _PIECE))
            piece = inflater.unconsumed_tail
            if not piece and not inflater.eof:
                piece = source[at : at + _PIECE]
                at += len(piece)
                if not piece:
                    return -size
            if size > _MOST_BYTES:
                return size
    except zlib.error:
        return -size
    return size
