"""Pictures that are drawn with letters (EMF and WMF, 拡張メタファイル): tables and slides are often pasted as such.

The records are played without drawing: where each piece of text stands decides which pieces are one line.
"""

import struct
import zlib
from codecs import IncrementalDecoder, getincrementaldecoder
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from ingest.normalise import mend

_MOST_RECORDS: Final = 400_000
_MOST_BYTES: Final = 64 * 1024 * 1024
_PLACEABLE = b"\xd7\xcd\xc6\x9a"
_EMF_SIGNATURE = b" EMF"
_GZIP = b"\x1f\x8b"
_GLYPHS = 0x0010  # ETO_GLYPH_INDEX: numbers of a font's drawings, no characters
_JAPANESE = "cp932"
_IDENTITY = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)

Matrix = tuple[float, float, float, float, float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """Text as it was drawn at once: where it begins and ends, and how wide one of its characters is."""

    text: str
    x: float
    y: float
    end: float
    size: float


def drawn_text(picture: bytes) -> str:
    """The text drawn in a picture, line by line; empty for pictures of dots, and where nothing can be read."""
    try:
        return "\n".join(_lines(_pieces(picture)))
    except (struct.error, zlib.error):
        return ""


def _pieces(picture: bytes) -> Iterable[Piece]:
    if picture.startswith(_GZIP):
        picture = zlib.decompressobj(wbits=31).decompress(picture, _MOST_BYTES)
    if picture[40:44] == _EMF_SIGNATURE:
        return _enhanced(picture)
    if picture.startswith((_PLACEABLE, b"\x01\x00\x09\x00", b"\x02\x00\x09\x00")):
        return _windows(picture)
    return ()


# --- enhanced metafiles --------------------------------------------------------------------------------------------
def _enhanced(picture: bytes) -> Iterator[Piece]:
    """The texts of an EMF; a text is moved by the transform that holds where it is drawn."""
    matrix, saved = _IDENTITY, list[Matrix]()
    at = 0
    for _ in range(_MOST_RECORDS):
        if at + 8 > len(picture):
            return
        kind, size = struct.unpack_from("<II", picture, at)
        if size < 8 or at + size > len(picture):
            return
        record = picture[at : at + size]
        match kind:
            case 33:  # EMR_SAVEDC
                saved.append(matrix)
            case 34:  # EMR_RESTOREDC
                matrix = saved.pop() if saved else _IDENTITY
            case 35:  # EMR_SETWORLDTRANSFORM
                matrix = struct.unpack_from("<6f", record, 8)
            case 36:  # EMR_MODIFYWORLDTRANSFORM
                matrix = _modified(matrix, record)
            case 83 | 84 if size >= 76:  # EMR_EXTTEXTOUTA, EMR_EXTTEXTOUTW
                yield from _text_out(record, matrix, wide=kind == 84)
        at += size


def _modified(matrix: Matrix, record: bytes) -> Matrix:
    *own, mode = struct.unpack_from("<6fI", record, 8)
    given: Matrix = (own[0], own[1], own[2], own[3], own[4], own[5])
    match mode:
        case 2:
            return _product(given, matrix)
        case 3:
            return _product(matrix, given)
        case 4:
            return given
    return _IDENTITY


def _product(first: Matrix, then: Matrix) -> Matrix:
    a, b, c, d, x, y = first
    e, f, g, h, u, v = then
    return (a * e + b * g, a * f + b * h, c * e + d * g, c * f + d * h, x * e + y * g + u, x * f + y * h + v)


def _text_out(record: bytes, matrix: Matrix, *, wide: bool) -> Iterator[Piece]:
    x, y, count, start, options = struct.unpack_from("<iiIII", record, 36)
    (advances,) = struct.unpack_from("<I", record, 72)
    if options & _GLYPHS or not count:
        return
    raw = record[start : start + count * (2 if wide else 1)]
    text = raw.decode("utf-16-le" if wide else _JAPANESE, "replace")
    known = advances and advances + 4 * count <= len(record)
    width = float(sum(struct.unpack_from(f"<{count}I", record, advances))) if known else 0.0
    a, b, c, d, u, v = matrix
    place, end = (a * x + c * y + u, b * x + d * y + v), a * (x + width) + c * y + u
    yield from _piece(text, *place, end)


# --- Windows metafiles ---------------------------------------------------------------------------------------------
def _windows(picture: bytes) -> Iterator[Piece]:
    """The texts of a WMF, whose characters are those of the system that drew it."""
    at = 40 if picture.startswith(_PLACEABLE) else 18
    decoder = getincrementaldecoder(_JAPANESE)("replace")  # a character of two bytes may be drawn byte by byte
    for _ in range(_MOST_RECORDS):
        if at + 6 > len(picture):
            return
        words, kind = struct.unpack_from("<IH", picture, at)
        if words < 3 or at + 2 * words > len(picture):
            return
        if kind == 0x0A32 and words >= 7:  # META_EXTTEXTOUT
            yield from _ext_text_out(picture[at + 6 : at + 2 * words], decoder)
        elif kind == 0x0521 and words >= 6:  # META_TEXTOUT
            (count,) = struct.unpack_from("<H", picture, at + 6)
            padded = count + count % 2
            y, x = struct.unpack_from("<hh", picture, at + 8 + padded)
            yield from _piece(decoder.decode(picture[at + 8 : at + 8 + count]), x, y, x)
        at += 2 * words


def _ext_text_out(record: bytes, decoder: IncrementalDecoder) -> Iterator[Piece]:
    y, x, count, options = struct.unpack_from("<hhHH", record, 0)
    start = 16 if options & 0x0006 else 8  # a rectangle that clips or fills stands before the text
    if options & _GLYPHS:
        return
    text = decoder.decode(record[start : start + count])
    advances = start + count + count % 2
    known = advances + 2 * count <= len(record)
    width = sum(struct.unpack_from(f"<{count}h", record, advances)) if known else 0
    yield from _piece(text, x, y, x + width)


# --- lines ---------------------------------------------------------------------------------------------------------
def _piece(text: str, x: float, y: float, end: float) -> Iterator[Piece]:
    if text.strip("\0"):
        yield Piece(text=text.replace("\0", ""), x=x, y=y, end=end, size=abs(end - x) / len(text))


def _lines(pieces: Iterable[Piece]) -> Iterator[str]:
    """Pieces on one height that follow each other are a line; a gap between them becomes a space."""
    line = ""
    last: Piece | None = None
    for piece in pieces:
        if last and _is_shadow(last, piece):
            continue
        if last and _goes_on(last, piece):
            line += piece.text if piece.x - last.end < 0.8 * max(last.size, piece.size) else f"　{piece.text}"
        elif last and _is_below(last, piece):
            line += piece.text
        else:
            if mended := mend(line).strip():
                yield mended
            line = piece.text
        last = piece
    if mended := mend(line).strip():
        yield mended


def _goes_on(last: Piece, piece: Piece) -> bool:
    size = max(last.size, piece.size)
    return abs(piece.y - last.y) <= 0.3 * size and piece.x >= last.end - 0.5 * size


def _is_below(last: Piece, piece: Piece) -> bool:
    """Whether single characters are set one below the other (縦書き)."""
    size = max(last.size, piece.size)
    single = len(last.text.strip()) == len(piece.text.strip()) == 1
    near = not size or 0.7 * size <= abs(piece.y - last.y) <= 1.5 * size  # a turned font states no width
    return single and near and abs(piece.x - last.x) <= 0.3 * size


def _is_shadow(last: Piece, piece: Piece) -> bool:
    """Whether the same text is drawn again where it stands, for a shadow or to look bold."""
    near = 0.3 * max(piece.size, 1.0)
    return piece.text == last.text and abs(piece.x - last.x) <= near and abs(piece.y - last.y) <= near
