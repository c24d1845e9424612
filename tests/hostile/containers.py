"""OLE containers written by hand (複合ファイル): what a locked or an old Office file looks like from outside."""

import struct
from collections.abc import Mapping

_SECTOR = 512
_FREE, _END, _FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
_LEAST = 4096  # a shorter stream would lie in the small sectors


def container(streams: Mapping[str, bytes]) -> bytes:
    """A container with these streams, each filled up to a length that has sectors of its own."""
    bodies = {name: data.ljust(_LEAST, b"\0") for name, data in streams.items()}
    directories = -(-(1 + len(bodies)) // 4)
    fat = [_FAT, *range(2, directories + 1), _END]
    entries = [_entry("Root Entry", 5, child=1 if bodies else _FREE, start=_END, size=0)]
    sectors = bytearray()
    for at, (name, data) in enumerate(bodies.items(), 1):
        start, count = len(fat), -(-len(data) // _SECTOR)
        fat += [*range(start + 1, start + count), _END]
        sectors += data.ljust(count * _SECTOR, b"\0")
        following = at + 1 if at < len(bodies) else _FREE
        entries.append(_entry(name, 2, right=following, start=start, size=len(data)))
    assert len(fat) <= _SECTOR // 4, "one sector of the table is enough for a test"
    table = struct.pack(f"<{len(fat)}I", *fat).ljust(_SECTOR, b"\xff")
    directory = b"".join(entries).ljust(directories * _SECTOR, b"\0")
    return _header() + table + directory + bytes(sectors)


def _header() -> bytes:
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16)
    head += struct.pack("<5H6x", 0x3E, 3, 0xFFFE, 9, 6)
    head += struct.pack("<9I", 0, 1, 1, 0, _LEAST, _END, 0, _END, 0)
    return head + struct.pack("<109I", 0, *[_FREE] * 108)


def _entry(name: str, kind: int, *, start: int, size: int, right: int = _FREE, child: int = _FREE) -> bytes:
    text = (name + "\0").encode("utf-16-le")
    head = text.ljust(64, b"\0") + struct.pack("<HBB3I", len(text), kind, 1, _FREE, right, child)
    return head + bytes(36) + struct.pack("<IQ", start, size)


def locked_office() -> bytes:
    """A DOCX, PPTX or XLSX that was saved with a password."""
    return container(
        {"EncryptionInfo": b"\x04\x00\x04\x00\x40\x00\x00\x00<encryption/>", "EncryptedPackage": b"\x5a" * 6000}
    )


def old_word() -> bytes:
    """A .doc."""
    return container({"WordDocument": b"\xec\xa5\xc1\x00" + bytes(60), "1Table": b""})


def locked_old_word() -> bytes:
    """A .doc with a password."""
    return container({"WordDocument": b"\xec\xa5\xc1\x00" + bytes(6) + b"\x00\x01" + bytes(60), "1Table": b""})


def old_slides() -> bytes:
    """A .ppt."""
    return container({"PowerPoint Document": bytes(100), "Current User": bytes(40)})


def ichitaro() -> bytes:
    """A .jtd."""
    return container({"DocumentText": bytes(100), "JSRV_SegmentInformation": bytes(40)})


def locked_workbook() -> bytes:
    """A .xls with a password: the second record of its workbook says so."""
    records = struct.pack("<HHHH12x", 0x0809, 16, 0x0600, 0x0005) + struct.pack("<HHH", 0x2F, 6, 1) + bytes(4)
    return container({"Workbook": records})


def broken_workbook() -> bytes:
    """A .xls whose records are noise."""
    return container({"Workbook": struct.pack("<HHHH12x", 0x0809, 16, 0x0600, 0x0005) + bytes(range(256)) * 20})
