"""Bytes of Japanese text → characters: BOM, ISO-2022-JP, UTF-8, UTF-16, then Shift_JIS or EUC-JP by score."""

import codecs
import re
from dataclasses import dataclass

from knowledge.errors import UnsupportedFormat

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_JIS_ESCAPE = re.compile(rb"\x1b(?:\$[@B]|\([BIJ]|\$\(D)")
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f-\x9f\ufffd\ue000-\uf8ff]")
_KANA = re.compile(r"[\u3041-\u30fe]")
_COMMON = re.compile(r"[\u3000-\u30ff\u4e00-\u9fff\uff01-\uff5e]")
_HALF_KANA = re.compile(r"[\uff61-\uff9f]")
_NOT_ASCII = re.compile(rb"[\x80-\xff]")
_LEGACY = ("cp932", "euc_jis_2004", "euc_jp")
_SAMPLE = 64 * 1024
_MOST_BROKEN = 0.005  # a text cut inside a character is still a text; more than this is a binary


@dataclass(frozen=True, slots=True, kw_only=True)
class Decoded:
    """The characters of a file with line feeds as line ends, the encoding, and how many places could not be read."""

    text: str
    encoding: str
    broken: int


def looks_like_text(head: bytes) -> bool:
    """Whether the first bytes of a file (cut anywhere) are text in one of the encodings."""
    sample = head[:_SAMPLE]
    try:
        decoded = decode(sample)
    except UnsupportedFormat:
        return False
    controls = len(_CONTROLS.findall(decoded.text))
    return controls <= max(2, len(decoded.text) * _MOST_BROKEN)


def decode(data: bytes) -> Decoded:
    """The text of `data`; raises UnsupportedFormat when no encoding of Japanese text fits."""
    encoding = _encoding_of(data)
    text = data.decode(encoding, errors="replace")
    broken = text.count("\ufffd")
    if broken > max(2, len(text) * _MOST_BROKEN):
        raise UnsupportedFormat("not text in a known encoding", todo="save it as UTF-8")
    return Decoded(text=text.replace("\r\n", "\n").replace("\r", "\n"), encoding=encoding, broken=broken)


def _encoding_of(data: bytes) -> str:
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return encoding
    if data.isascii() and _JIS_ESCAPE.search(data):
        return "iso2022_jp_ext"
    if wide := _wide_encoding(data[:_SAMPLE]):
        return wide
    if _fits(data, "utf-8"):
        return "utf-8"
    sample = _sample(data)
    return max(("utf-8", *_LEGACY), key=lambda encoding: _score(sample, encoding))


def _sample(data: bytes) -> bytes:
    """Bytes from the first one that is not ASCII: a page may begin with more than a sample of markup."""
    begins = _NOT_ASCII.search(data)
    start = begins.start() if begins else 0
    return data[start : start + _SAMPLE]


def _wide_encoding(sample: bytes) -> str:
    """UTF-16 without a BOM: every other byte of its ASCII characters and line ends is zero."""
    pairs = max(1, len(sample) // 2)
    high, low = sample[0::2], sample[1::2]
    if low.count(0) > pairs * 0.02 and not high.count(0):
        return "utf-16-le"
    if high.count(0) > pairs * 0.02 and not low.count(0):
        return "utf-16-be"
    return ""


def _fits(data: bytes, encoding: str) -> bool:
    try:
        data.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True


def _score(sample: bytes, encoding: str) -> float:
    """How Japanese the sample reads: kana and kanji count, half-width kana and broken places speak against it."""
    text = sample.decode(encoding, errors="replace")
    good = len(_COMMON.findall(text)) + len(_KANA.findall(text))
    bad = 3 * len(_HALF_KANA.findall(text)) + 20 * len(_CONTROLS.findall(text))
    return (good - bad) / max(1, len(text))
