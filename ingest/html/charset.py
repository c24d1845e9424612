"""Bytes of a page → characters: what the bytes are goes before what the page says of them."""

import codecs
import re

from ingest.parsers.decoding import Decoded, decode
from knowledge.errors import UnsupportedFormat

_DECLARED = re.compile(
    rb"""<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w.:-]+)|<meta[^>]{0,300}?charset\s*=\s*["']?([\w.:-]+)""",
    re.IGNORECASE,
)
_HEAD = 8192


def decoded_page(data: bytes) -> Decoded:
    """The text of a page. Its own word (<meta charset>) counts where the bytes fit no encoding of Japanese text."""
    try:
        return decode(data)
    except UnsupportedFormat:
        for declared in _DECLARED.findall(data[:_HEAD]):
            name = (declared[0] or declared[1]).decode("ascii")
            if decoded := _as_declared(data, name):
                return decoded
        raise


def _as_declared(data: bytes, name: str) -> Decoded | None:
    """The text in the declared encoding, where Python knows it; broken places are left out."""
    try:
        codecs.lookup(name)
        text = data.decode(name, errors="replace")
    except (LookupError, UnicodeError):
        return None
    return Decoded(text=text.replace("\r\n", "\n").replace("\r", "\n"), encoding=name, broken=text.count("\ufffd"))
