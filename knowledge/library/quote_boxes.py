"""Where a quote stands on its pages (引用箇所): the words of a chunk are aligned with the letters of the page."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from itertools import pairwise

from knowledge.domain.document import Box, Chunk
from knowledge.library.page_images import Letter, PageLetters
from knowledge.text import fold, folded

_SLACK = 1.0  # points that a letter may stand out of the box of its line
_MOST_SKIPPED = 3  # letters that two aligned runs may leave out and still be one: a radical mended, a mark dropped
_FEWEST_ALIGNED = 0.7  # of the quote: below, what was found is something else
_FEWEST_LETTERS = 0.2  # of the chunk: below, the page is a picture of text
_SPACING = 1.5  # of the type size: letters further apart are boxed apart
_LEAST_OF_A_LINE = 0.1  # what lies on a line by less was counted wrong
_SAME_LINE = 0.5  # of a letter: so much of it stands beside its neighbour
_MARGIN = 1.0
_CELL_ENDS = {ord("|"): " "}  # what parts the cells of a row stands on no page

Placed = tuple[int, Letter]


def boxes_of(chunk: Chunk, start: int, end: int, pages: Mapping[int, PageLetters]) -> dict[int, tuple[Box, ...]]:
    """The boxes, one a line, of a slice of the chunk's text, by page; empty where it cannot be told.

    `pages` are those that the chunk stands on. On a page that is a picture (スキャン) they are guessed from the boxes
    that the chunk itself has.
    """
    placed = list(_in_order(chunk, pages))
    if is_of_a_picture(chunk, pages):
        return _guessed(chunk, start, end, pages)
    found = _aligned(chunk.text, start, end, placed)
    boxes: dict[int, list[Box]] = {}
    for page, line in _lines(found):
        size = pages[page]
        boxes.setdefault(page, []).append(_around(line, size))
    return {page: tuple(lines) for page, lines in boxes.items()}


def is_of_a_picture(chunk: Chunk, pages: Mapping[int, PageLetters]) -> bool:
    """Whether the pages have hardly a letter of the chunk: its text was read from a picture."""
    letters = Counter(fold("".join(letter.text for _, letter in _in_order(chunk, pages))))
    words = Counter(fold(chunk.text.translate(_CELL_ENDS)))
    return (words & letters).total() < _FEWEST_LETTERS * words.total()


def _in_order(chunk: Chunk, pages: Mapping[int, PageLetters]) -> Iterator[Placed]:
    """The letters that may be the chunk's: those in its boxes, as they are read, on a page where it has any."""
    for page in sorted(pages):
        letters = _inside(pages[page].letters, _own(chunk, page))
        yield from ((page, letter) for letter in _without_doubles(letters))


def _own(chunk: Chunk, page: int) -> tuple[Box, ...]:
    """The boxes of a chunk on one page."""
    return tuple(box for box in chunk.location.boxes if (box.page or chunk.location.page) == page)


def _inside(letters: Sequence[Letter], boxes: Sequence[Box]) -> Iterator[Letter]:
    """Letters box by box; all of them, in drawing order, where there are no boxes."""
    if not boxes:
        yield from letters
        return
    of_box: list[list[Letter]] = [[] for _ in boxes]
    for letter in letters:
        at = next((at for at, box in enumerate(boxes) if _holds(box, letter.box)), None)
        if at is not None:
            of_box[at].append(letter)
    for held in of_box:
        yield from held


def _holds(box: Box, inner: Box) -> bool:
    x, y = (inner.x0 + inner.x1) / 2, (inner.top + inner.bottom) / 2
    return box.x0 - _SLACK <= x <= box.x1 + _SLACK and box.top - _SLACK <= y <= box.bottom + _SLACK


def _without_doubles(letters: Iterator[Letter]) -> Iterator[Letter]:
    """Without letters that are drawn twice to look bold."""
    before: Letter | None = None
    for letter in letters:
        if before is None or not _is_doubled(before, letter):
            yield letter
        before = letter


def _is_doubled(before: Letter, letter: Letter) -> bool:
    one, two = before.box, letter.box
    near = 0.25 * (two.bottom - two.top)
    return before.text == letter.text and abs(one.x0 - two.x0) < near and abs(one.top - two.top) < near


# --- aligning ------------------------------------------------------------------------------------------------------
def _aligned(text: str, start: int, end: int, placed: Sequence[Placed]) -> list[Placed]:
    """The letters behind text[start:end], in the order of the text; none where too few of them are found."""
    words = folded(text.translate(_CELL_ENDS))
    wanted = {at for at, origin in enumerate(words.origin) if start <= origin < end}
    page_text, origins = _folded_letters(placed)
    matcher = SequenceMatcher(None, words.text, page_text, autojunk=False)
    place_of: dict[int, int] = {}
    for mine, theirs, length in matcher.get_matching_blocks():
        place_of |= {mine + step: theirs + step for step in range(length)}
    places = [place_of[at] for at in sorted(wanted & place_of.keys())]
    if not wanted or len(places) < _FEWEST_ALIGNED * len(wanted):
        return []
    held = set(places)
    for one, two in pairwise(places):
        if two - one - 1 <= _MOST_SKIPPED:
            held |= set(range(one, two))
    return [placed[number] for number in sorted({origins[at] for at in held})]


def _folded_letters(placed: Sequence[Placed]) -> tuple[str, list[int]]:
    """The folded text of the letters, and for each of its characters the letter it came from."""
    characters: list[str] = []
    origins: list[int] = []
    for number, (_, letter) in enumerate(placed):
        plain = fold(letter.text)
        characters.append(plain)
        origins += [number] * len(plain)
    return "".join(characters), origins


# --- pictures ------------------------------------------------------------------------------------------------------
def _guessed(chunk: Chunk, start: int, end: int, pages: Mapping[int, PageLetters]) -> dict[int, tuple[Box, ...]]:
    """The lines on which the slice must lie: each box holds as much of the text as it is long."""
    boxes = [(page, box) for page in sorted(pages) for box in _own(chunk, page)]
    total = sum(_length(box) for _, box in boxes)
    whole = _weight(chunk.text) or 1.0
    first, last = _weight(chunk.text[:start]) / whole * total, _weight(chunk.text[:end]) / whole * total
    held: dict[int, tuple[Box, ...]] = {}
    reached = 0.0
    for page, box in boxes:
        begins, reached = reached, reached + _length(box)
        if min(reached, last) - max(begins, first) > _LEAST_OF_A_LINE * min(_length(box), last - first):
            held[page] = (*held.get(page, ()), box)
    return held


def _length(box: Box) -> float:
    """How many letters fit into a line, in widths of a Japanese one."""
    width, height = box.x1 - box.x0, box.bottom - box.top
    return max(width, height) / max(min(width, height), 1.0)


def _weight(text: str) -> float:
    return sum(0.5 if character.isascii() else 1.0 for character in text.translate(_CELL_ENDS) if character.strip())


# --- lines ---------------------------------------------------------------------------------------------------------
def _lines(found: Sequence[Placed]) -> Iterator[tuple[int, list[Letter]]]:
    """Letters on one line of one page, level or upright (縦書き)."""
    line: list[Letter] = []
    page = 0
    for number, letter in found:
        if line and (number != page or not _goes_on(line, letter)):
            yield page, line
            line = []
        line.append(letter)
        page = number
    if line:
        yield page, line


def _goes_on(line: Sequence[Letter], letter: Letter) -> bool:
    """Whether a letter stands right beside, below or above the one before it, and in the line's own direction."""
    one, two = line[-1].box, letter.box
    gap = _SPACING * max(_size(one), _size(two))
    may_be_level = len(line) < 2 or _is_level(line[0].box, line[1].box)
    may_be_upright = len(line) < 2 or not may_be_level
    if may_be_level and _is_level(one, two):
        return max(one.x0, two.x0) - min(one.x1, two.x1) < gap
    is_upright = may_be_upright and _overlap(one.x0, one.x1, two.x0, two.x1) > _SAME_LINE
    return is_upright and max(one.top, two.top) - min(one.bottom, two.bottom) < gap / 2


def _is_level(one: Box, two: Box) -> bool:
    return _overlap(one.top, one.bottom, two.top, two.bottom) > _SAME_LINE


def _overlap(a0: float, a1: float, b0: float, b1: float) -> float:
    """How much of the shorter stretch the other one covers."""
    shorter = min(a1 - a0, b1 - b0)
    return (min(a1, b1) - max(a0, b0)) / shorter if shorter > 0 else 0.0


def _size(box: Box) -> float:
    return max(box.bottom - box.top, box.x1 - box.x0)


def _around(line: Sequence[Letter], page: PageLetters) -> Box:
    return Box(
        x0=max(0.0, min(letter.box.x0 for letter in line) - _MARGIN),
        top=max(0.0, min(letter.box.top for letter in line) - _MARGIN),
        x1=min(page.width, max(letter.box.x1 for letter in line) + _MARGIN),
        bottom=min(page.height, max(letter.box.bottom for letter in line) + _MARGIN),
    )
