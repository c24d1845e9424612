"""One page of a PDF: its lines and tables as if read level, and what a reader would not see of it."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import pypdfium2

from ingest.pdf.characters import Character, Ink, Letters, letters_of
from ingest.pdf.direction import Direction, by_direction
from ingest.pdf.filled_in import filled_in
from ingest.pdf.frame import Corners, Frame
from ingest.pdf.grid import grids_of
from ingest.pdf.lines import Line, lines_of
from ingest.pdf.rulings import Drawing, Ruling, drawing_of
from ingest.pdf.runs import runs_of
from ingest.pdf.tables import Table, tables_of
from ingest.pdf.walls import Walls
from knowledge.domain.document import Box

_LEAST_JAPANESE = 0.2
_MOST_GARBLED = 0.1


@dataclass(frozen=True, slots=True, kw_only=True)
class Layer:
    """The text of a page that runs in one direction; all places are those of the levelled page."""

    direction: Direction
    lines: tuple[Line, ...]
    tables: tuple[Table, ...]
    walls: Walls


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A page as it was read: `garbled` when its font hides which characters it draws, `bare` when it is empty.

    `recognised` tells that it is a picture, and its text what OCR made of it, `slant` how far (clockwise, in radians
    about the middle of the page) it lies askew; its layers are those of the page laid straight.
    """

    number: int
    width: float
    height: float
    layers: tuple[Layer, ...]
    hidden: int
    garbled: bool
    bare: bool
    recognised: bool = False
    slant: float = 0.0

    @property
    def has_text(self) -> bool:
        """Whether anything on it can be read."""
        return any(layer.lines or layer.tables for layer in self.layers)

    def box(self, corners: Corners, direction: Direction) -> Box:
        """A place of a layer as a box on the page."""
        x0, top, x1, bottom = self._askew(direction.restored(corners, self.width, self.height))
        return Box(x0=round(x0, 1), top=round(top, 1), x1=round(x1, 1), bottom=round(bottom, 1))

    def _askew(self, corners: Corners) -> Corners:
        """A box as it lies on the page: it stays upright, and its middle moves with the slant."""
        if not self.slant:
            return corners
        x0, top, x1, bottom = corners
        right, down = (x0 + x1 - self.width) / 2, (top + bottom - self.height) / 2
        cos, sin = math.cos(self.slant), math.sin(self.slant)
        x, y = right * cos - down * sin - right, down * cos + right * sin - down
        return x0 + x, top + y, x1 + x, bottom + y

    def levelled_height(self, direction: Direction) -> float:
        """The height of the page as its lines of that direction see it."""
        return self.height if direction in (Direction.LEVEL, Direction.UPSIDE_DOWN) else self.width


def read_page(page: pypdfium2.PdfPage, number: int) -> Page:
    """Reads the text and tables of one page."""
    frame = Frame.of(page)
    letters = letters_of(page, frame)
    letters.characters.extend(filled_in(page, frame))
    drawing = drawing_of(page, frame)
    size = frame.width, frame.height
    visible = [c for c in letters.characters if _is_visible(c, size, drawing)]
    garbled = _is_garbled(letters)
    return Page(
        number=number,
        width=frame.width,
        height=frame.height,
        layers=() if garbled else tuple(layers_of(visible, drawing, frame)),
        hidden=len(letters.characters) - len(visible),
        garbled=garbled,
        bare=not (letters.characters or drawing.areas or drawing.pictures),
    )


def _is_visible(character: Character, size: tuple[float, float], drawing: Drawing) -> bool:
    """Whether a reader sees the character: on the page, and in ink that shows (or over a scan, as its text layer)."""
    x, y = (character.x0 + character.x1) / 2, (character.top + character.bottom) / 2
    if not (0 <= x <= size[0] and 0 <= y <= size[1]):
        return False
    match character.face.ink:
        case Ink.SEEN:
            return True
        case Ink.WHITE:
            return drawing.backs(x, y)
        case Ink.NONE:
            return any(x0 <= x <= x1 and top <= y <= bottom for x0, top, x1, bottom in drawing.pictures)


def _is_garbled(letters: Letters) -> bool:
    """The rule that parted all files of the evaluation: hardly any Japanese, and codes that mean no character."""
    total = len(letters.characters)
    if not total or letters.mapless <= _MOST_GARBLED * total:
        return False
    return sum(c.text >= "\u3040" for c in letters.characters) < _LEAST_JAPANESE * total


def layers_of(characters: Sequence[Character], drawing: Drawing, frame: Frame) -> Iterable[Layer]:
    """What the characters of a page say, by the direction in which they run."""
    for at, (direction, group) in enumerate(by_direction(characters)):
        runs = runs_of(_levelled(group, direction, frame))
        texts = [(run.x0, run.top, run.x1, run.bottom) for run in runs]
        level, upright = _levelled_rulings(drawing, direction, frame)
        walls = Walls(upright)
        areas = [direction.levelled(area, frame.width, frame.height) for area in drawing.areas]
        tables, rest = tables_of(grids_of(level, upright, texts) if at == 0 else [], runs, areas)
        yield Layer(direction=direction, lines=tuple(lines_of(rest, walls)), tables=tuple(tables), walls=walls)


def _levelled(group: Sequence[Character], direction: Direction, frame: Frame) -> Iterable[Character]:
    if direction is Direction.LEVEL:
        return group
    return (
        Character(c.text, *direction.levelled(c[1:5], frame.width, frame.height), c.face, c.space, c.mark)
        for c in group
    )


def _levelled_rulings(drawing: Drawing, direction: Direction, frame: Frame) -> tuple[list[Ruling], list[Ruling]]:
    if direction is Direction.LEVEL:
        return drawing.horizontal, drawing.vertical
    size = frame.width, frame.height
    boxes = [direction.levelled((r.start, r.at, r.end, r.at), *size) for r in drawing.horizontal]
    boxes += [direction.levelled((r.at, r.start, r.at, r.end), *size) for r in drawing.vertical]
    level = [Ruling(top, x0, x1) for x0, top, x1, bottom in boxes if bottom - top < x1 - x0]
    upright = [Ruling(x0, top, bottom) for x0, top, x1, bottom in boxes if bottom - top >= x1 - x0]
    return level, upright
