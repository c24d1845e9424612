"""The text of a cell on one line; line ends that only lay out a label go, others become a space."""

import re
from functools import lru_cache
from typing import Final

from ingest.office.spacing import mend_words
from ingest.parsers.script import joined

_LETTERS_OF_A_COLUMN: Final = 2  # 対/象/経/費: a label set downwards
_BRACKETS: Final = ("（）", "()", "「」", "【】", "《》", "〈〉", "［］")
_MOST_KEPT: Final = 8192  # columns repeat their words
_BLANKS: Final = re.compile(r"[ \t]{2,}")


@lru_cache(maxsize=_MOST_KEPT)
def tidy(text: str) -> str:
    """The words of a cell: mended line by line; a bar would read as the end of the cell and is written wide."""
    if text.isalnum() and text.isascii():
        return text
    lines = [line for part in text.replace("|", "｜").split("\n") if (line := mend_words(part).strip(" \t　"))]
    if len(lines) < 2:
        return _BLANKS.sub(" ", lines[0]) if lines else ""
    if all(len(line) <= _LETTERS_OF_A_COLUMN for line in lines):
        return "".join(lines)
    whole = ""
    for line in lines:
        whole = joined(whole, line) if _is_open(whole) else f"{whole} {line}"
    return _BLANKS.sub(" ", whole).strip(" ")


def _is_open(text: str) -> bool:
    """Whether a bracket is still open, so that the line end only lays out."""
    return any(text.count(opening) > text.count(closing) for opening, closing in _BRACKETS)
