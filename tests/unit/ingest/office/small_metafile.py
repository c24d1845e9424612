"""Builds small EMF and WMF pictures that hold nothing but text."""

import gzip
import struct


def emf(*records: bytes) -> bytes:
    """An EMF of these records."""
    head = struct.pack("<II", 1, 88) + bytes(32) + b" EMF" + bytes(44)
    return head + b"".join(records) + struct.pack("<IIIII", 14, 20, 0, 0, 20)


def emf_text(text: str, x: int, y: int, *, advance: int = 10, options: int = 0) -> bytes:
    """A text whose characters are `advance` wide."""
    raw = text.encode("utf-16-le")
    raw += bytes(-len(raw) % 4)
    advances = struct.pack(f"<{len(text)}I", *[advance] * len(text))
    head = bytes(16) + struct.pack("<Iff", 1, 1.0, 1.0) + struct.pack("<iiIII", x, y, len(text), 76, options)
    body = head + bytes(16) + struct.pack("<I", 76 + len(raw)) + raw + advances
    return struct.pack("<II", 84, 8 + len(body)) + body


def emf_move(x: float, y: float) -> bytes:
    """A transform that moves what follows."""
    return struct.pack("<II6f", 35, 32, 1.0, 0.0, 0.0, 1.0, x, y)


def emz(picture: bytes) -> bytes:
    """The same, packed."""
    return gzip.compress(picture)


def wmf(*records: bytes) -> bytes:
    """A WMF of these records."""
    head = b"\xd7\xcd\xc6\x9a" + bytes(18) + struct.pack("<HHHIHIH", 1, 9, 0x300, 0, 0, 0, 0)
    return head + b"".join(records) + struct.pack("<IH", 3, 0)


def wmf_text(raw: bytes, x: int, y: int, *, advance: int = 5) -> bytes:
    """A text of bytes, each `advance` wide."""
    body = struct.pack("<hhHH", y, x, len(raw), 0) + raw + bytes(len(raw) % 2)
    body += struct.pack(f"<{len(raw)}h", *[advance] * len(raw))
    return struct.pack("<IH", 3 + len(body) // 2, 0x0A32) + body
