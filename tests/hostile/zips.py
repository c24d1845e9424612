"""Zip files written by hand, so that the directory can say anything: lies about sizes, shared bytes, odd methods."""

import struct
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

STORED, DEFLATED, BZIP2, LZMA = 0, 8, 12, 14
MIB = 2**20


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """A member as the directory tells of it; `size` and `crc` are claims."""

    name: str
    packed: bytes
    size: int
    crc: int = 0
    method: int = DEFLATED
    flags: int = 0x800


def plain(name: str, data: bytes) -> Member:
    """An honest member."""
    packer = zlib.compressobj(6, zlib.DEFLATED, -15)
    return Member(name=name, packed=packer.compress(data) + packer.flush(), size=len(data), crc=zlib.crc32(data))


@cache
def deflated_run(byte: int, mebibytes: int, start: bytes = b"", end: bytes = b"") -> bytes:
    """A deflate stream of `start`, so many MiB of one byte, and `end`; made from one block that is repeated."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    head = packer.compress(start) + packer.flush(zlib.Z_FULL_FLUSH)
    block = packer.compress(bytes([byte]) * MIB) + packer.flush(zlib.Z_FULL_FLUSH)
    return head + block * mebibytes + packer.compress(end) + packer.flush()


def swelling(name: str, mebibytes: int, *, claimed: int | None = None, start: bytes = b"", end: bytes = b"") -> Member:
    """A member of so many MiB of spaces; `claimed` is what the directory says of it."""
    size = mebibytes * MIB + len(start) + len(end)
    packed = deflated_run(0x20, mebibytes, start, end)
    return Member(name=name, packed=packed, size=size if claimed is None else claimed, crc=0)


def zipped(members: Sequence[Member], *, shared: bool = False) -> bytes:
    """The file; with `shared` every entry of the directory points at the bytes of the first member."""
    body, entries = bytearray(), bytearray()
    for member in members:
        name = member.name.encode()
        fields = (member.flags, member.method, 0, 0x21, member.crc, len(member.packed), min(member.size, 2**32 - 1))
        offset = 0 if shared else len(body)
        if not (shared and body):
            body += struct.pack("<4s5H3I2H", b"PK\x03\x04", 20, *fields, len(name), 0) + name + member.packed
        entries += struct.pack("<4s6H3I5H2I", b"PK\x01\x02", 20, 20, *fields, len(name), 0, 0, 0, 0, 0, offset)
        entries += name
    count = min(len(members), 0xFFFF)
    end = struct.pack("<4s4H2IH", b"PK\x05\x06", 0, 0, count, count, len(entries), len(body), 0)
    return bytes(body + entries) + end
