"""PDFs that no reader should trip over; the small honest one is drawn by tests/unit/ingest/parsers/small_pdf.py."""

import hashlib
import re
import struct
import zlib
from collections.abc import Callable, Iterator

from tests.hostile.ooxml import SENTENCES
from tests.hostile.zips import deflated_run
from tests.unit.ingest.parsers.small_pdf import Pdf, assembled, paragraph

_PADDING = bytes.fromhex("28bf4e5e4e758a4164004e56fffa01082e2e00b6d0683e802f0ca9fe6453697a")
_MAY = -4
_ID = bytes(range(16))


def pdf(pages: int = 1) -> bytes:
    """Pages with three sentences each."""
    return Pdf(
        pages=[paragraph([f"{sentence}（{n}頁）" for sentence in SENTENCES]) for n in range(1, pages + 1)]
    ).bytes()


def packed_pdf(pages: int = 1) -> bytes:
    """The same with its pages deflated, as every program saves them: a flipped byte spoils what follows it."""
    return deflated(pdf(pages))


def deflated(drawn: bytes) -> bytes:
    """A drawn file with its streams deflated."""
    return _with_streams(drawn, lambda _n, data: zlib.compress(data), " /Filter /FlateDecode")


def locked_pdf(*, user: bytes, owner: bytes = b"owner") -> bytes:
    """Encrypted with RC4 of 40 bits; an empty user password opens it without asking."""
    owner_entry = _rc4(hashlib.md5((owner + _PADDING)[:32]).digest()[:5], (user + _PADDING)[:32])
    material = (user + _PADDING)[:32] + owner_entry + struct.pack("<i", _MAY) + _ID
    key = hashlib.md5(material).digest()[:5]
    keys = f"/O <{owner_entry.hex()}> /U <{_rc4(key, _PADDING).hex()}>"
    trailer = (
        f"/Encrypt << /Filter /Standard /V 1 /R 2 /Length 40 /P {_MAY} {keys} >> /ID [<{_ID.hex()}> <{_ID.hex()}>]"
    )
    drawn = Pdf(pages=[paragraph(SENTENCES)], trailer=trailer).bytes()

    def encrypted(number: int, data: bytes) -> bytes:
        own = hashlib.md5(key + struct.pack("<I", number)[:3] + b"\0\0").digest()[:10]
        return _rc4(own, data)

    return _with_streams(drawn, encrypted, "")


def bomb(mebibytes: int) -> bytes:
    """A page whose content unfolds to so many MiB of white space."""
    # The raw deflate stream gets a zlib head; its checksum is missing, as in a file that was cut off.
    content = b"\x78\x9c" + deflated_run(0x20, mebibytes)
    head = f"<< /Length {len(content)} /Filter /FlateDecode >>\nstream\n".encode()
    return assembled(
        {
            1: b"<< /Type /Catalog /Pages 2 0 R >>",
            2: b"<< /Type /Pages /Count 1 /Kids [3 0 R] >>",
            3: b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 5 0 R >>",
            5: head + content + b"\nendstream",
        }
    )


def page_loop() -> bytes:
    """A page tree whose node is its own child."""
    return assembled({1: b"<< /Type /Catalog /Pages 2 0 R >>", 2: b"<< /Type /Pages /Count 9 /Kids [2 0 R 2 0 R] >>"})


def outline_loop() -> bytes:
    """A readable page with bookmarks that follow each other in a circle, and a parent that is its own child."""
    marks = b"<< /Title (a) /Parent 3 0 R /Next 51 0 R /First 3 0 R >>", b"<< /Title (b) /Parent 3 0 R /Next 50 0 R >>"
    drawn = pdf().replace(b"/Pages 2 0 R", b"/Pages 2 0 R /Outlines 3 0 R", 1)
    objects = b"".join(f"{n} 0 obj\n".encode() + mark + b"\nendobj\n" for n, mark in zip((50, 51), marks, strict=True))
    head, _, tail = drawn.partition(b"xref\n")
    return head + b"3 0 obj\n<< /Type /Outlines /First 50 0 R /Last 51 0 R >>\nendobj\n" + objects + b"xref\n" + tail


def many_pages(count: int) -> bytes:
    """So many pages, each with a line of its own."""
    return Pdf(pages=[paragraph([f"第{n}条 窓口の開設時間を定める。"]) for n in range(1, count + 1)]).bytes()


def deep_form(depth: int) -> bytes:
    """A page that draws a form, which draws itself, nested in brackets of arrays."""
    return assembled(
        {
            1: b"<< /Type /Catalog /Pages 2 0 R >>",
            2: b"<< /Type /Pages /Count 1 /Kids [3 0 R] >>",
            3: b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 5 0 R "
            b"/Resources << /XObject << /F 6 0 R >> >> >>",
            5: b"<< /Length 4 >>\nstream\n/F Do\nendstream",
            6: b"<< /Type /XObject /Subtype /Form /BBox [0 0 1 1] /Resources << /XObject << /F 6 0 R >> >> /Length 5 "
            b"/Odd " + b"[" * depth + b"]" * depth + b" >>\nstream\n/F Do\nendstream",
        }
    )


def _with_streams(drawn: bytes, change: Callable[[int, bytes], bytes], filtered: str) -> bytes:
    """The same file with each stream changed, and the table of places made anew."""
    objects: dict[int, bytes] = {}
    for number, body in _objects(drawn):
        if found := re.search(rb" /Length \d+ >>\nstream\n(.*)\nendstream", body, re.DOTALL):
            data = change(number, found[1])
            head = body[: found.start()] + f"{filtered} /Length {len(data)} >>\nstream\n".encode()
            objects[number] = head + data + b"\nendstream"
        else:
            objects[number] = body
    trailer = re.search(rb"/Info 4 0 R (.*) >>\nstartxref", drawn, re.DOTALL)
    return assembled(objects, trailer[1].decode("latin-1") if trailer else "")


def _objects(drawn: bytes) -> Iterator[tuple[int, bytes]]:
    for found in re.finditer(rb"^(\d+) 0 obj\n(.*?)\nendobj\n", drawn, re.DOTALL | re.MULTILINE):
        yield int(found[1]), found[2]


def _rc4(key: bytes, data: bytes) -> bytes:
    state, j = list(range(256)), 0
    for i in range(256):
        j = (j + state[i] + key[i % len(key)]) & 255
        state[i], state[j] = state[j], state[i]
    out, i, j = bytearray(), 0, 0
    for byte in data:
        i = (i + 1) & 255
        j = (j + state[i]) & 255
        state[i], state[j] = state[j], state[i]
        out.append(byte ^ state[(state[i] + state[j]) & 255])
    return bytes(out)
