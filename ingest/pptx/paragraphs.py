"""The paragraphs of a text on a slide, with their marks and levels; unseen runs are left out and counted."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from lxml import etree

from ingest.office.numbers import measured, whole
from ingest.office.spacing import mend_words
from ingest.parsers.marks import is_marked
from ingest.parsers.script import joined
from ingest.pptx.list_marks import Counter, bullet_in, drawn, mark_styles

_FIELDS_OF_THE_PAGE: Final = ("slidenum", "datetime")
_TINY: Final = 4.0  # points
_BAR: Final = "｜"

Unseen = Callable[[etree._Element], bool]  # noqa: SLF001 - the name lxml has for its type


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """A paragraph on one line. `mark` is its bullet or number, `level` counts from 0, `size` is 0 where not stated."""

    text: str
    mark: str = ""
    level: int = 0
    size: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """The paragraphs of a text that are seen, and how many characters are not."""

    paragraphs: tuple[Paragraph, ...]
    unseen: int = 0


def words_of(body: etree._Element, styles: Sequence[etree._Element], is_unseen: Unseen) -> Words:
    """The words of a text body; `styles` are the list styles that hold for it, nearest first."""
    own = [style for style in body.iterfind("{*}lstStyle") if len(style)]
    counter = Counter()
    found: list[Paragraph] = []
    unseen = 0
    for paragraph in body.iterfind("{*}p"):
        properties = paragraph.find("{*}pPr")
        level = whole(properties.get("lvl")) if properties is not None else 0
        lines, hidden, size = _lines(paragraph, is_unseen)
        unseen += hidden
        if not lines:
            continue
        mark = _mark(properties, level, [*own, *styles], counter)
        for at, text in enumerate(_items(lines)):
            found.append(Paragraph(text=text, mark="" if at else mark, level=level, size=size))
    return Words(paragraphs=tuple(found), unseen=unseen)


def plain_text(body: etree._Element | None) -> str:
    """The words of a text body on one line, whatever their look."""
    if body is None:
        return ""
    return " ".join(paragraph.text for paragraph in words_of(body, (), lambda _run: False).paragraphs)


def _lines(paragraph: etree._Element, is_unseen: Unseen) -> tuple[list[str], int, float]:
    """The lines of a paragraph, how many characters of it are unseen, and its largest stated size."""
    words: list[str] = []
    unseen, size = 0, 0.0
    for part, run in _runs(paragraph):
        if part == "\n":
            words.append(part)
            continue
        properties = run.find("{*}rPr")
        points = measured(properties.get("sz")) / 100 if properties is not None else 0.0
        if 0 < points < _TINY or is_unseen(run):
            unseen += len("".join(part.split()))
            continue
        words.append(part)
        size = max(size, points)
    lines = "".join(words).replace("\v", "\n").replace("|", _BAR).split("\n")
    return [line for one in lines if (line := mend_words(one).strip())], unseen, size


def _items(lines: Sequence[str]) -> list[str]:
    """The lines joined, but for those that begin an item of their own."""
    items: list[str] = []
    for line in lines:
        if items and not is_marked(line):
            items[-1] = joined(items[-1], line)
        else:
            items.append(line)
    return items


def _runs(paragraph: etree._Element) -> Iterator[tuple[str, etree._Element]]:
    """The texts of a paragraph in order; page numbers and dates that the program sets are none of its words."""
    for child in paragraph:
        match etree.QName(child).localname if isinstance(child.tag, str) else "":
            case "r":
                yield child.findtext("{*}t") or "", child
            case "br":
                yield "\n", child
            case "fld" if not child.get("type", "").startswith(_FIELDS_OF_THE_PAGE):
                yield child.findtext("{*}t") or "", child
            case "m":
                yield "".join(str(text) for text in child.itertext()), child


def _mark(properties: etree._Element | None, level: int, styles: Sequence[etree._Element], counter: Counter) -> str:
    for stated in mark_styles(properties, level, styles):
        bullet = bullet_in(stated)
        if bullet is None:
            continue
        match etree.QName(bullet).localname:
            case "buAutoNum":
                return counter.next(bullet, level)
            case "buChar" | "buBlip":
                counter.stop(level)
                return drawn(bullet)
        break
    counter.stop(level)
    return ""
