"""Which paragraphs of a PDF are headings: its outline and tags first, then type and look."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from ingest.parsers.marks import is_marked
from ingest.parsers.pdf_outline import Entry
from ingest.parsers.pdf_pages import Page
from ingest.parsers.pdf_paragraphs import Paragraph, is_contents_line
from knowledge.text import fold

_LONGEST = 60
_LONGEST_PLAIN = 40
_BIGGER = 1.12
_MOST_LINES = 3
_SENTENCE = re.compile(r"[。、，,；;をはがにでへ]$|。.|(?:ます|です|ました|ません|ください|である|している|された)$")
_WORDS = re.compile(r"[ぁ-んァ-ヶ一-龠々]\W*[ぁ-んァ-ヶ一-龠々ー]|[A-Za-zＡ-Ｚａ-ｚ]{3}")
_CAPTION = re.compile(
    r"[（(]?(?:図表?|表|写真|資料|グラフ)[\s　]*[0-9０-９－\-ー.]*[）)：:\s　]|[（(]?(?:出典|注|※|単位)"
)
_BULLET = re.compile(r"[・･•▶➢➤✓✔☑▪▸‣\-–*]")
_FEWEST_LABELS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """The type in which most of the text is set."""

    size: float
    name: str

    @classmethod
    def of(cls, pages: Iterable[Page]) -> "Body":
        """The type with most characters outside tables, else at all."""
        count: Counter[tuple[float, str]] = Counter()
        inside: Counter[tuple[float, str]] = Counter()
        for page in pages:
            for layer in page.layers:
                for line in layer.lines:
                    count[round(line.size * 2) / 2, line.face.name] += len(line.text)
                for table in layer.tables:
                    for row in table.rows:
                        for line in row.lines:
                            inside[round(line.size * 2) / 2, line.face.name] += len(line.text)
        sizes: Counter[float] = Counter()
        for (size, _), letters in (count or inside).items():
            sizes[size] += letters
        if not sizes:
            return cls(size=10.0, name="")
        size = sizes.most_common(1)[0][0]
        names = Counter({name: letters for (s, name), letters in (count or inside).items() if s == size})
        return cls(size=size, name=names.most_common(1)[0][0])


@dataclass(slots=True)
class Stated:
    """Headings that the file states: outline entries not yet met, and per page the marks of tagged headings."""

    entries: list[Entry]
    marks: dict[int, dict[int, int]] = field(default_factory=dict)

    def level_of(self, paragraph: Paragraph, page: int) -> int:
        """The level that the file states for a paragraph, or 0; an entry is met once."""
        text = fold(paragraph.text)
        for at, entry in enumerate(self.entries):
            if entry.page == page and _is_same(entry.title, text):
                del self.entries[at]
                return entry.level
        level = self.marks.get(page, {}).get(paragraph.lines[0].mark, 0)
        return level if level and len(text) <= 2 * _LONGEST and not is_contents_line(paragraph.text) else 0


def looks_like_heading(paragraph: Paragraph, body: Body) -> bool:
    """Whether type and look make a heading: bigger than the text, or bold or of another face and short."""
    text = paragraph.text
    if not _could_head(paragraph):
        return False
    if paragraph.size >= _BIGGER * body.size:
        return True
    if paragraph.size < 0.95 * body.size or len(paragraph.lines) > 1 or paragraph.is_filled:
        return False
    if all(line.face.bold for line in paragraph.lines):
        return len(text) <= _LONGEST_PLAIN
    return paragraph.lines[0].face.name != body.name and is_marked(text) and len(text) <= _LONGEST_PLAIN


def _could_head(paragraph: Paragraph) -> bool:
    text = paragraph.text
    if (
        paragraph.lines[0].is_note
        or len(text) > _LONGEST
        or len(paragraph.lines) > _MOST_LINES
        or is_contents_line(text)
    ):
        return False
    if _BULLET.match(text):
        return False
    return not (_SENTENCE.search(text) or _CAPTION.match(text)) and bool(_WORDS.search(text))


def merged_titles(paragraphs: Sequence[Paragraph], body: Body) -> list[Paragraph]:
    """Big lines set right below each other in one type are one title."""
    merged: list[Paragraph] = []
    for paragraph in paragraphs:
        last = merged[-1] if merged else None
        if last and _is_second_line(last, paragraph, body):
            last.lines.extend(paragraph.lines)
            last.text += paragraph.text
        else:
            merged.append(paragraph)
    return merged


def _is_second_line(last: Paragraph, paragraph: Paragraph, body: Body) -> bool:
    first, second = last.lines[-1], paragraph.lines[0]
    return (
        last.size >= 1.3 * body.size
        and first.face == second.face
        and 0 < second.top - first.top < 2.2 * second.size
        and not is_marked(paragraph.text)
        and _could_head(last)
        and _could_head(paragraph)
        and len(last.lines) < _MOST_LINES
        and min(first.x1, second.x1) > max(first.x0, second.x0)
    )


def _is_same(title: str, text: str) -> bool:
    """Whether a paragraph is the entry: equal, or without the number that the one or the other lacks."""
    if title == text:
        return True
    shorter, longer = sorted((title, text), key=len)
    return len(shorter) >= 4 and len(longer) - len(shorter) <= 6 and longer.endswith(shorter)
