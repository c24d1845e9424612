"""Mending of text for display: what a PDF producer spoilt, and nothing else (①, full width and ～ stay as printed).

radicals.csv holds the CJK Radicals Supplement, which NFKC leaves alone (113 of 115), after Unicode's
EquivalentUnifiedIdeograph and, where that names none, the ideograph of the same radical. ⼾ and ⿊ are 戸 and 黒 in
Japanese fonts, although NFKC makes 戶 and 黑 of them.
"""

import csv
import re
import unicodedata
from functools import cache
from pathlib import Path

_TABLE = Path(__file__).parent / "radicals.csv"
_KANGXI = range(0x2F00, 0x2FD6)
_CJK = "\u2e80-\u2fdf\u3001-\u30ff\u31f0-\u31ff\u3400-\u9fff\uf900-\ufaff\uff01-\uff9f"
_SPOILT = re.compile(
    "[\ue000-\uf8ff\u2e80-\u2fdf\u2027\u2215\u00ad\u00a0\u200b-\u200f\u2028-\u202e\u2060\ufeff"
    "\x00-\x08\x0b-\x1f\x7f-\x9f ]"
)
_GONE = dict.fromkeys([*range(9), *range(0x0B, 0x20), *range(0x7F, 0xA0), 0xAD, *range(0x200B, 0x2010)])
_INVISIBLE = _GONE | dict.fromkeys([*range(0x2028, 0x202F), 0x2060, 0xFEFF])
_DIVISION = re.compile(rf"(?<=[{_CJK}])\u2215(?=[{_CJK}])")
_SPACE_INSIDE = re.compile(rf"(?<=[{_CJK}])[ \u00a0]+(?=[{_CJK}])")
# Marks of the fonts Symbol and Wingdings, which have no code of their own.
_SYMBOLS = str.maketrans(
    "\uf0b7\uf06c\uf06e\uf06f\uf070\uf071\uf075\uf076\uf0a1\uf0a4\uf0a5\uf0a7\uf0a8\uf0ab\uf0b2"
    "\uf0d8\uf0df\uf0e0\uf0e1\uf0e2\uf0e8\uf0f0\uf0fb\uf0fc\uf0fd\uf0fe",
    "•●■□□❑◆❖○◉◎▪□★✧➢←→↑↓➔⇨✗✓☒☑",
)
_NUMBERS = {0xF080 + at: sign for at, sign in enumerate("⓪①②③④⑤⑥⑦⑧⑨⑩⓿❶❷❸❹❺❻❼❽❾❿")}


def mend(text: str) -> str:
    """One line as it looks on the page: radicals as ideographs, ‧ as ・, ∕ as ／, no control characters.

    Spaces between two Japanese characters go; a full-width space stays.
    """
    if not _SPOILT.search(text):
        return text
    plain = text.translate(_replacements())
    return _SPACE_INSIDE.sub("", _DIVISION.sub("／", plain))


@cache
def _replacements() -> dict[int, str | int | None]:
    kangxi = {code: unicodedata.normalize("NFKC", chr(code)) for code in _KANGXI}
    with _TABLE.open(encoding="utf-8", newline="") as file:
        supplement = {ord(row["radical"]): row["ideograph"] for row in csv.DictReader(file)}
    return {**_INVISIBLE, **kangxi, **supplement, **_SYMBOLS, **_NUMBERS, 0x2027: "・", 0x00A0: " "}
