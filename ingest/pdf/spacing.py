"""The text of a line: white space where the page sets words apart, none inside a word, nor between spaced letters."""

import re
import statistics
from collections.abc import Sequence
from itertools import pairwise

from ingest.normalise import mend
from ingest.parsers.marks import UNITS
from ingest.pdf.characters import SET, Character

_WIDE_SPACE = 0.7  # of the type size: between Japanese characters a gap is a space (全角空白) from here on
_SPACE = 0.45  # and from here on, where PDFium sees one too
_SET_SPACE = 0.15  # what was typed between words may be as narrow
_LATIN = re.compile(r"[\x21-\x7e\u00c0-\u024f]")
_NUMBER = re.compile(
    r"[0-9０-９]{1,2}(?:[.．\-－][0-9０-９]{1,2})*[.．]?|[（(][0-9０-９]{1,2}[)）]|(?:ステップ|フェーズ)[0-9０-９]"
)
_MAY_FOLLOW_A_FIGURE = re.compile(rf"{UNITS}|[ぁ-んー～\W]")
_FIGURE = re.compile(r"[\d,.]")
_LETTER = re.compile(r"[ぁ-んァ-ヶ一-龠々]")
_FIRST_LETTER = re.compile(rf"\W*{_LETTER.pattern}")
_LAST_LETTER = re.compile(rf"{_LETTER.pattern}[^\w\s]")
_FEWEST_LETTERS = 3


def line_text(characters: Sequence[Character]) -> str:
    """The characters of a line as text, mended; a word keeps the space behind it."""
    tracking, loose = _tracking(characters)
    words = [characters[0].text]
    for before, character in pairwise(characters):
        gap = character.x0 - before.x1
        if gap > 0.1 * character.face.size or character.space:
            space = _space(before, character, gap - tracking, loose) or _space_after_number(words, character, gap)
            if space:
                words[-1] += space
                words.append(character.text)
                continue
        words[-1] += character.text
    if len(words) == 1:
        return mend(words[0]).strip()
    return "".join(_mended(word) for word in _without_letter_spacing(words)).strip()


def _mended(word: str) -> str:
    """A word in which nothing is spoilt but its letters: the space behind it stays."""
    bare = word.rstrip(" \u3000")
    return mend(bare) + word[len(bare) :]


def _tracking(characters: Sequence[Character]) -> tuple[float, float]:
    """The gap that a letter-spaced line (字間を空けた行) has between all its characters, and what most others have."""
    if len(characters) < 3:
        return 0.0, 0.0
    gaps = sorted(two.x0 - one.x1 for one, two in pairwise(characters))
    middle = gaps[len(gaps) // 2]
    size = characters[0].face.size
    wide = sum(gap > 0.25 * size for gap in gaps) >= 0.75 * len(gaps)
    if len(characters) < 30 and wide and middle > 0.3 * size and gaps[-1] - gaps[0] < 0.8 * size:
        return statistics.median(gaps), 0.0
    return 0.0, max(0.0, gaps[len(gaps) // 4])


def _space(before: Character, character: Character, gap: float, loose: float) -> str:
    """The white space between two neighbours: none inside Japanese words, one between Latin words."""
    size = character.face.size
    latin = bool(_LATIN.match(before.text)), bool(_LATIN.match(character.text))
    if _FIGURE.match(before.text) and _FIGURE.match(character.text):
        return " " if gap > _WIDE_SPACE * size else ""
    if all(latin):
        return " " if gap > (0.12 if character.space else 0.3) * size else ""
    if gap > _WIDE_SPACE * size or (character.space == "\u3000" and gap > 0.4 * size):
        return " " if any(latin) else "\u3000"
    if any(latin) or not character.space:
        return ""
    return " " if gap - loose > (_SET_SPACE if character.space == SET else _SPACE) * size else ""


def _space_after_number(words: Sequence[str], character: Character, gap: float) -> str:
    """Behind the number of a heading a space counts (1.1 ねらい): it parts number and words.

    Where it was not typed but only seen as a gap, it may also be autospacing, as in 12の or 令和7年.
    """
    if gap < 0.15 * character.face.size or not _NUMBER.fullmatch(words[-1]) or _FIGURE.match(character.text):
        return ""
    if len(words) == 1 and character.space in (" ", SET):
        return " "
    typed = character.space == SET or (len(words) == 1 and character.space)
    return " " if typed and not _MAY_FOLLOW_A_FIGURE.match(character.text) else ""


def _without_letter_spacing(words: Sequence[str]) -> list[str]:
    """Joins single letters in a row (お 問 い 合 わ せ, ○補 助 率：, 区　分): they are one word, set wide."""
    joined: list[str] = []
    at = 0
    while at < len(words):
        end = _end_of_letters(words, at)
        if end - at >= _FEWEST_LETTERS or (end - at == len(words) == 2):
            joined.append("".join(word.rstrip(" \u3000") for word in words[at : end - 1]) + words[end - 1])
            at = end
        else:
            joined.append(words[at])
            at += 1
    return joined


def _end_of_letters(words: Sequence[str], start: int) -> int:
    """Where a row of single letters ends; a mark may stand before the first of them and behind the last."""
    end = start
    while end < len(words) and (_FIRST_LETTER if end == start else _LETTER).fullmatch(words[end].rstrip(" \u3000")):
        end += 1
    return end + (start < end < len(words) and bool(_LAST_LETTER.match(words[end])))
