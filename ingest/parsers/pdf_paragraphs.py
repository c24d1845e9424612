"""Lines in reading order → paragraphs: a line goes on where the one before was cut by the margin."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ingest.blocks import BlockKind
from ingest.parsers.pdf_layout import Column
from ingest.parsers.pdf_lines import Line
from ingest.parsers.pdf_tables import Table
from ingest.parsers.script import joined

_N = r"[0-9０-９]"
_BULLET = re.compile(
    rf"[・･•●○◎◉▶➢➤⮚✓✔☑☐□❏◇◆▪▫▸‣–—\-＊*][\s　]*(?=[^\s　{'0-9０-９'}])|[\uf000-\uf0ff][\s　]*|[①-⓿❶-❿㋐-㋾ⅰ-ⅹ]"
    rf"|[⑴-⒵]|[（(](?:{_N}{{1,3}}|[ア-ンｱ-ﾝa-zA-Zａ-ｚivxⅰ-ⅹ一二三四五六七八九十イロハニホヘト]{{1,3}})[）)]|{_N}{{1,2}}[)）]"
)
_MARKED = re.compile(
    rf"[■★☆◇◆【〔＜<≪《※→⇒]|第[\s　]*[0-9０-９一二三四五六七八九十百]+[\s　]*[編部章節款条項]|{_N}{{1,2}}(?:[.．\-－‐]{_N}{{1,2}})*[.．、]?[\s　]+\D"
    rf"|{_N}{{1,2}}(?:[.．\-－‐]{_N}{{1,2}})+(?!{_N}|[.．%％])\D|{_N}{{1,2}}[.．、](?!{_N})|[一二三四五六七八九十ア-ン][\s　.．、]|[Ⅰ-Ⅻ][.．、\s　]"
    rf"|(?:ステップ|フェーズ|STEP|Step)\s*{_N}|[QAＱＡ]{_N}*[.．:：\s　]|注{_N}*[)）:：\s　]|別[紙添表記]|様式|[（(](?:注|別|様式|例|参考)"
)
_LEADERS = re.compile(r"[.．・…‥･·]{4,}[\s　]*[-－(（]*[0-9０-９]+|[…‥]{2,}[\s　]*[0-9０-９]+")
_ENDED = re.compile(r"[。！？!?：:][」』）)]*$")
_SHORTFALL = 2.2  # of the type size: a line that ends closer to the margin was cut by it
_INDENT = 0.8
_HANG = 4.5


@dataclass(slots=True)
class Paragraph:
    """Lines that belong together, as one text."""

    lines: list[Line]
    text: str
    kind: BlockKind
    left: float
    right: float

    @property
    def size(self) -> float:
        """The type size in points."""
        return self.lines[0].size

    @property
    def is_filled(self) -> bool:
        """Whether its last line reaches the margin."""
        return self.lines[-1].x1 >= self.right - _SHORTFALL * self.size


def paragraphs_of(column: Column) -> Iterator[Paragraph | Table]:
    """The paragraphs and tables of one column from the top."""
    current: Paragraph | None = None
    for item in column.items:
        if isinstance(item, Line) and current and _goes_on(current, item):
            current.lines.append(item)
            current.text = joined(current.text, item.text)
            continue
        if current:
            yield current
            current = None
        if isinstance(item, Table):
            yield item
        else:
            current = begun(item, column.left, column.right)
    if current:
        yield current


def begun(line: Line, left: float, right: float) -> Paragraph:
    """A paragraph that begins with a line."""
    kind = BlockKind.LIST_ITEM if _BULLET.match(line.text) else BlockKind.PARAGRAPH
    return Paragraph([line], line.text, kind, left, right)


def is_contents_line(text: str) -> bool:
    """Whether the text is a line of a contents page (目次): dot leaders and a page number."""
    return bool(_LEADERS.search(text))


def starts_with_mark(text: str) -> bool:
    """Whether the text begins with a number or mark that opens an item or a heading."""
    return bool(_BULLET.match(text) or _MARKED.match(text))


def _goes_on(paragraph: Paragraph, line: Line) -> bool:
    last, size = paragraph.lines[-1], max(paragraph.size, line.size)
    if abs(line.size - last.size) > 0.12 * size + 0.1 or not _is_close(paragraph, line):
        return False
    if is_contents_line(paragraph.text) or is_contents_line(line.text):
        return False
    if not paragraph.is_filled or (starts_with_mark(line.text) and not _is_hanging(paragraph, line)):
        return False
    if line.face.bold != last.face.bold and _ENDED.search(paragraph.text):
        return False
    return _is_placed(paragraph, line)


def _is_close(paragraph: Paragraph, line: Line) -> bool:
    """Whether the line stands right below, in the line spacing of the paragraph."""
    lines, size = paragraph.lines, line.size
    pitch = line.top - lines[-1].top
    if not 0.5 * size < pitch < 2.3 * size:
        return False
    return len(lines) < 2 or pitch < 1.35 * (lines[-1].top - lines[-2].top) + 0.2 * size


def _is_hanging(paragraph: Paragraph, line: Line) -> bool:
    """Whether a marked line only looks so: inside an item its lines hang deeper than the mark of the item."""
    if paragraph.kind is not BlockKind.LIST_ITEM or _BULLET.match(line.text):
        return False
    return line.x0 > paragraph.lines[0].x0 + _INDENT * line.size and not _ENDED.search(paragraph.text)


def _is_placed(paragraph: Paragraph, line: Line) -> bool:
    """Whether the line begins where a next line of the paragraph may begin, and not with the indent of a new one."""
    first, size = paragraph.lines[0], line.size
    body = paragraph.lines[1].x0 if len(paragraph.lines) > 1 else first.x0
    if len(paragraph.lines) > 1:
        return body - _INDENT * size <= line.x0 < body + _INDENT * size
    marked = starts_with_mark(first.text)
    if line.x0 > first.x0 + (_HANG if marked else _INDENT) * size:
        return False
    return line.x0 >= first.x0 - 2.5 * size
