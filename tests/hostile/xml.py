"""XML that unfolds, nests or reaches out, put into the parts of office files."""

import bz2
import zlib
from collections.abc import Callable
from pathlib import Path

from tests.hostile import ooxml
from tests.hostile.zips import BZIP2, Member, swelling

_HEAD_END = b"?>"
_DEPTH = 100_000
_WIDE = 11_000_000  # one text of more than 10 MB is more than the reader of XML takes


def _declared(data: bytes, entities: bytes, inside: bytes) -> bytes:
    """The part with a declaration of entities before its root, and `inside` right before the root's end."""
    head, _, body = data.partition(_HEAD_END)
    start, end = body.rsplit(b"</", 1)
    return head + _HEAD_END + b"<!DOCTYPE x [" + entities + b"]>" + start + inside + b"</" + end


def billion_laughs(data: bytes) -> bytes:
    levels = b"".join(b'<!ENTITY l%d "%s">' % (n, b"&l%d;" % (n - 1) * 10) for n in range(1, 10))
    return _declared(data, b'<!ENTITY l0 "hahahaha">' + levels, b"<x>&l9;</x>")


def quadratic(data: bytes) -> bytes:
    return _declared(data, b'<!ENTITY a "' + b"A" * 200_000 + b'">', b"<x>" + b"&a;" * 20_000 + b"</x>")


def outside(data: bytes) -> bytes:
    """Asks for a file of this machine: the one in which these words stand."""
    place = Path(__file__).as_uri().encode()
    return _declared(data, b'<!ENTITY o SYSTEM "' + place + b'">', b"<x>&o;</x>")


def outside_address(data: bytes) -> bytes:
    return _declared(data, b'<!ENTITY % o SYSTEM "http://127.0.0.1:9/o.dtd"> %o;', b"<x/>")


def nested(data: bytes) -> bytes:
    start, end = data.rsplit(b"</", 1)
    return start + b"<x>" * _DEPTH + b"</x>" * _DEPTH + b"</" + end


def huge_attribute(data: bytes) -> bytes:
    start, end = data.rsplit(b"</", 1)
    return start + b'<x a="' + b"x" * _WIDE + b'"/></' + end


def huge_text(data: bytes) -> bytes:
    start, end = data.rsplit(b"</", 1)
    return start + b"<x>" + b"x" * _WIDE + b"</x></" + end


def cut(data: bytes) -> bytes:
    return data[: len(data) // 2]


def mislabelled(data: bytes) -> bytes:
    return data.replace(b"UTF-8", b"UTF-7", 1).replace("。".encode(), b"\xff\xfe", 1) + b"\xff"


def nothing(_data: bytes) -> bytes:
    return b""


SPOILT: dict[str, Callable[[bytes], bytes]] = {
    "笑い": billion_laughs,
    "二乗": quadratic,
    "外のファイル": outside,
    "外の住所": outside_address,
    "深さ": nested,
    "長い属性": huge_attribute,
    "長い文字": huge_text,
    "途中まで": cut,
    "文字コード": mislabelled,
    "無": nothing,
}
"""What is done to a part."""


def bzipped(name: str, data: bytes) -> Member:
    """A member packed in a way that unpacks without a bound in zipfile."""
    return Member(name=name, packed=bz2.compress(data), size=len(data), crc=zlib.crc32(data), method=BZIP2)


def overlapping(parts: ooxml.Parts) -> list[Member]:
    """Members that all point at one run of bytes: each adds its size, none adds to the file."""
    big = swelling("a", 64)
    names = (*parts, *(f"customXml/item{n}.xml" for n in range(200)))
    return [Member(name=name, packed=big.packed, size=big.size) for name in names]


def huge_dimensions() -> bytes:
    """Two cells, the first and the last that a sheet can have."""
    cell = '<row r="{row}"><c r="{at}" t="inlineStr"><is><t>{text}</t></is></c></row>'
    rows = cell.format(row=1, at="A1", text="左上の値") + cell.format(row=1_048_576, at="XFD1048576", text="右下の値")
    parts = ooxml.xlsx(rows)
    sheet = "xl/worksheets/sheet1.xml"
    parts[sheet] = parts[sheet].replace(b"<sheetData>", b'<dimension ref="A1:XFD1048576"/><sheetData>', 1)
    return ooxml.packed(parts)


def long_sheet() -> bytes:
    """Thirty thousand rows with a sentence and a number each: small when packed."""
    row = '<row r="{0}"><c r="A{0}" t="s"><v>3</v></c><c r="B{0}"><v>{0}</v></c></row>'
    return ooxml.packed(ooxml.xlsx("".join(row.format(n) for n in range(1, 30_001))))
