"""Which paragraphs of a PDF are headings: its outline and tags first, then type and look."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from ingest.parsers.marks import SYMBOL, UNITS, is_marked
from ingest.pdf.pages import Page
from ingest.pdf.paragraphs import Paragraph, is_contents_line

_LONGEST = 60
_LONGEST_PLAIN = 40
_SMALLEST = 0.85
_A_LITTLE_BIGGER = 1.05
_BIGGER = 1.12
_MUCH_BIGGER = 1.3
_MOST_LINES = 3
_RARE = 0.1
_A_PAGE_OF_TEXT = 200
_SENTENCE = re.compile(r"[。、，,；;.をはがにでへ]$|。.|(?:ます|です|ました|ません|ください|である|している|された)$")
_WORDS = re.compile(r"[ぁ-んァ-ヶ一-龠々]\W*[ぁ-んァ-ヶ一-龠々ー]|[A-Za-zＡ-Ｚａ-ｚ]{3}")
_ADDRESS = re.compile(r"://|\w@\w|[0-9０-９]{2,4}[-－‐][0-9０-９]{2,4}[-－‐][0-9０-９]{3,4}")
_CAPTION = re.compile(
    r"[（(＜<〈【［\[]?(?:図表?|表|写真|資料|グラフ)[\s　]*[0-9０-９－\-ー.]*[）)：:\s　]|[（(＜<〈]?(?:出典|注|※|単位)"
)
_QUANTITY = re.compile(
    rf"(?=.*[\d０-９円])(?:約|計|例)?[\s　]*(?:[\d０-９,.，．／/～~\-－+＋%％]|{UNITS}|目|以[上下内]|頃|[上中下]旬|UP)+"
)
_REST = re.compile(r"(?:した|して|しな|され|れた|れる|せる)[^、]")
_BULLET = re.compile(rf"(?![■□◆◇★☆▼○◎●▶]){SYMBOL.pattern}|[\-–*]")
_FEWEST_LABELS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """The type in which most of the text is set; `accents` are the faces of few lines, such as ゴシック in 明朝."""

    size: float
    name: str
    accents: frozenset[str]

    @classmethod
    def of(cls, pages: Iterable[Page]) -> "Body":
        """The type with most characters outside tables, or inside where there is nothing else."""
        outside: Counter[tuple[float, str]] = Counter()
        inside: Counter[tuple[float, str]] = Counter()
        for layer in (layer for page in pages for layer in page.layers):
            for line in layer.lines:
                outside[round(line.size * 2) / 2, line.face.name] += len(line.text)
            for line in (line for table in layer.tables for row in table.rows for line in row.lines):
                inside[round(line.size * 2) / 2, line.face.name] += len(line.text)
        count = outside or inside
        if not count:
            return cls(size=10.0, name="", accents=frozenset())
        size = _most(count, by=lambda kind: kind[0])
        name = _most(Counter({kind: n for kind, n in count.items() if kind[0] == size}), by=lambda kind: kind[1])
        names: Counter[str] = Counter()
        for (_, other), letters in count.items():
            names[other] += letters
        rare = frozenset(other for other, n in names.items() if n < _RARE * names.total())
        return cls(size=size, name=name, accents=rare)

    def on(self, page: Page) -> "Body":
        """The type of the text on one page, which may be bigger than elsewhere (様式 behind 条文)."""
        sizes: Counter[float] = Counter()
        for line in (line for layer in page.layers for line in layer.lines):
            sizes[line.size] += len(line.text)
        size, letters = max(sizes.items(), key=lambda item: item[1], default=(0.0, 0))
        usual = size > self.size and letters >= max(_A_PAGE_OF_TEXT, 0.6 * sizes.total())
        return replace(self, size=size) if usual else self


T = TypeVar("T", float, str)


def _most(count: Counter[tuple[float, str]], by: Callable[[tuple[float, str]], T]) -> T:
    sums: Counter[T] = Counter()
    for kind, letters in count.items():
        sums[by(kind)] += letters
    return sums.most_common(1)[0][0]


def looks_like_heading(paragraph: Paragraph, body: Body) -> bool:
    """Whether type and look make a heading: bigger than the text, or bold or of another face and short."""
    if not _could_head(paragraph):
        return False
    if paragraph.size >= _BIGGER * body.size:
        much = paragraph.size >= _MUCH_BIGGER * body.size
        return much or is_marked(paragraph.text) or not paragraph.is_filled
    alone = len(paragraph.lines) == 1 and not paragraph.is_filled and len(paragraph.text) <= _LONGEST_PLAIN
    return alone and paragraph.size >= _SMALLEST * body.size and _stands_out(paragraph, body)


def _stands_out(paragraph: Paragraph, body: Body) -> bool:
    """Whether a short line in about the size of the text differs from it: bold, numbered and of another face, rare."""
    text, face = paragraph.text, paragraph.lines[0].face
    if face.bold or (paragraph.size >= _A_LITTLE_BIGGER * body.size and is_marked(text)):
        return True
    if face.name == body.name or text.endswith(("：", ":")):
        return False
    return is_marked(text) or (face.name in body.accents and "、" not in text and _is_japanese(text))


def _is_japanese(text: str) -> bool:
    return sum(letter >= "\u3040" for letter in text) > 0.7 * len(text)


def _could_head(paragraph: Paragraph) -> bool:
    text = paragraph.text
    if (
        paragraph.lines[0].is_note
        or len(text) > _LONGEST
        or len(paragraph.lines) > _MOST_LINES
        or is_contents_line(text)
    ):
        return False
    if _BULLET.match(text) or _ADDRESS.search(text) or _QUANTITY.fullmatch(text) or _REST.match(text):
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
        last.size >= _MUCH_BIGGER * body.size
        and first.face == second.face
        and 0 < second.top - first.top < 2.2 * second.size
        and not is_marked(paragraph.text)
        and _could_head(last)
        and _could_head(paragraph)
        and len(last.lines) < _MOST_LINES
        and min(first.x1, second.x1) > max(first.x0, second.x0)
    )
