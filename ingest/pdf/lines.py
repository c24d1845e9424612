"""Runs → lines: what stands side by side is joined, spaces only where the page has them."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from ingest.normalise import mend
from ingest.parsers.marks import CIRCLED, SYMBOL
from ingest.pdf.characters import Character, Face
from ingest.pdf.frame import Corners
from ingest.pdf.runs import Run
from ingest.pdf.spacing import line_text
from ingest.pdf.walls import NO_WALLS, Walls

_WIDEST_GAP = 1.5  # of the type size: wider ones part columns
_WIDEST_LABEL_GAP = 6.0  # but behind 1. or ・ a wide gap is a tab
_LEAST_BULLET_GAP = 0.4  # so far behind other text a bullet opens the item of another column
_BULLET = re.compile(rf"(?!・){SYMBOL.pattern}|[\uf06c\uf06e\uf0a7\uf0b7\uf0d8\uf0fc]")
_WIDEST_LETTER_GAP = 3.0  # between the letters of one word that stands alone
_LETTER = re.compile(r"[ぁ-んァ-ヶ一-龠々]")
_ROWS_LOOKED_AT = 8
_LEAST_ADVANCE = 0.2  # 」（ are set so tight that their boxes overlap
_LABEL = re.compile(
    rf"(?:{SYMBOL.pattern}|{CIRCLED.pattern}|[\uf06c\uf06e\uf0a7\uf0b7\uf0d8\uf0fc※\-–—*]|[⑴-⒇Ⅰ-Ⅻ]"
    r"|[（(]?[0-9０-９一二三四五六七八九十ア-ンa-zA-Z]{1,3}[)）.．、]|[0-9０-９]{1,2}(?:[.．\-－][0-9０-９]{1,2})*"
    r"|第[0-9０-９一二三四五六七八九十百]+[編部章節条項款]|[QAＱＡ][.．]?|注[0-9０-９]*)+"
)
_LATIN = re.compile(r"[\x21-\x7e\u00c0-\u024f]")
_RUBY = re.compile(r"[ぁ-んァ-ヶー・ 　]+")
_RUBY_SIZE = 0.62
_NOTE_SIZE = 0.8
_NOTE_MARK = re.compile(r"[0-9０-９*＊※]")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text, or the part of one that stands in one column. Boxes are of the levelled page.

    `is_note` tells that it begins with a small raised number, as a footnote (脚注) does.
    """

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    face: Face
    mark: int
    is_note: bool = False

    @property
    def size(self) -> float:
        """The type size in points."""
        return self.face.size

    @property
    def box(self) -> Corners:
        """x0, top, x1, bottom."""
        return self.x0, self.top, self.x1, self.bottom


def lines_of(runs: Iterable[Run], walls: Walls = NO_WALLS) -> list[Line]:
    """The lines of some runs, from the top, without ruby (ふりがな); `walls` part what stands on their two sides."""
    lines: list[Line] = []
    for row in _rows(runs):
        lines.extend(line for joined in _joined(row, walls) if (line := _line(joined)).text)
    lines.sort(key=lambda line: (line.top, line.x0))
    return _without_ruby(lines)


# --- rows ----------------------------------------------------------------------------------------------------------
def _rows(runs: Iterable[Run]) -> list[list[Run]]:
    """Runs on the same height; stacked ones stand alone."""
    rows: list[list[Run]] = []
    for run in sorted(runs, key=lambda r: (r.top + r.bottom, r.x0)):
        if run.stacked:
            rows.insert(0, [run])
            continue
        row = next((row for row in reversed(rows[-_ROWS_LOOKED_AT:]) if _is_level(row[0], run)), None)
        if row is None:
            rows.append([run])
        else:
            row.append(run)
    return rows


def _is_level(one: Run, two: Run) -> bool:
    if one.stacked:
        return False
    overlap = min(one.bottom, two.bottom) - max(one.top, two.top)
    return overlap > 0.55 * min(one.bottom - one.top, two.bottom - two.top)


def _joined(row: list[Run], walls: Walls) -> Iterable[Run]:
    """Joins the runs of a row that stand close together; the same run drawn again is dropped."""
    row.sort(key=lambda run: run.x0)
    if _is_a_wide_word(row, walls):
        yield Run.of([run.characters[0] for run in row])
        return
    current = row[0]
    for run in row[1:]:
        if _is_doubled(current, run):
            continue
        if _belongs(current, run) and not walls.part(current.x1, run.x0, run.top, run.bottom):
            current = Run.of([*current.characters, *run.characters])
        else:
            yield current
            current = run
    yield current


def _is_a_wide_word(row: Sequence[Run], walls: Walls) -> bool:
    """Whether the whole row is letters at even distances (目　　次): a word set wide (均等割付)."""
    if len(row) < 2 or any(len(run.characters) > 1 or not _LETTER.match(run.characters[0].text) for run in row):
        return False
    gaps = [two.x0 - one.x1 for one, two in pairwise(row)]
    size = row[0].size
    if not min(gaps) > 0 or max(gaps) > _WIDEST_LETTER_GAP * size or max(gaps) - min(gaps) > 0.5 * size:
        return False
    alike = all(run.characters[0].face is row[0].characters[0].face for run in row)
    return alike and not any(walls.part(one.x1, two.x0, two.top, two.bottom) for one, two in pairwise(row))


def _is_doubled(one: Run, two: Run) -> bool:
    near = 0.3 * two.size
    if two.x1 > one.x1 + near or two.top - one.top > near or one.top - two.top > near:
        return False
    again = "".join(c.text for c in two.characters)
    return again in "".join(c.text for c in one.characters if c.x0 >= two.x0 - near)


def _belongs(one: Run, two: Run) -> bool:
    gap, size = two.x0 - one.x1, max(one.size, two.size)
    if two.x0 < one.characters[-1].x0 + _LEAST_ADVANCE * size:
        return False
    if gap > _LEAST_BULLET_GAP * size and _BULLET.match(two.characters[0].text):
        return False
    if gap <= _WIDEST_GAP * size:
        return True
    return gap <= _WIDEST_LABEL_GAP * size and bool(_LABEL.fullmatch("".join(c.text for c in one.characters)))


# --- lines ---------------------------------------------------------------------------------------------------------
def _line(run: Run) -> Line:
    characters = run.characters
    face = _main_face(characters)
    mark = next((c.mark for c in characters if c.face is face), -1)
    text = mend("".join(c.text for c in characters)).strip() if run.stacked else line_text(characters)
    first = characters[0]
    is_note = first.face.size < _NOTE_SIZE * face.size and bool(_NOTE_MARK.match(first.text))
    # Fonts differ in the height of their boxes: only those of the main type are comparable from line to line.
    tall = characters if run.stacked else [c for c in characters if c.face is face]
    top, bottom = min(c.top for c in tall), max(c.bottom for c in tall)
    return Line(text, run.x0, top, run.x1, bottom, face, mark, is_note)


def _main_face(characters: Sequence[Character]) -> Face:
    """The type of most of the line; Japanese letters count double, since numbers are often set bigger or smaller."""
    if all(c.face is characters[0].face for c in characters):
        return characters[0].face
    weights: Counter[Face] = Counter()
    for character in characters:
        weights[character.face] += 1 if _LATIN.match(character.text) else 2
    return weights.most_common(1)[0][0]


def _without_ruby(lines: list[Line]) -> list[Line]:
    """Drops small kana right above a line."""
    kept: list[Line] = []
    for at, line in enumerate(lines):
        below = (other for other in lines[at + 1 : at + 12] if _is_over(line, other))
        if not (_RUBY.fullmatch(line.text) and any(below)):
            kept.append(line)
    return kept


def _is_over(small: Line, base: Line) -> bool:
    return (
        small.size <= _RUBY_SIZE * base.size
        and base.x0 - base.size <= small.x0
        and small.x1 <= base.x1 + base.size
        and -0.4 * base.size <= base.top - small.bottom <= 0.35 * base.size
    )
