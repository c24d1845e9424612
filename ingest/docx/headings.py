"""Which paragraphs head others where the format states no outline: by type and look, as on a printed page."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ingest.docx.content import Blank, Item, Paragraph, Role, Table
from ingest.parsers.marks import SYMBOL, is_marked

_LONGEST = 60
_LONGEST_PLAIN = 40
_BIGGER = 1.12
_FEWEST_STATED = 3
_SENTENCE = re.compile(r"[。、，,；;.をはがにでへ：:]$|。.|(?:ます|です|ました|ません|ください|である|している)$")
_WORDS = re.compile(r"[ぁ-んァ-ヶ一-龠々]\W*[ぁ-んァ-ヶ一-龠々ー]|[A-Za-zＡ-Ｚａ-ｚ]{3}")
_ADDRESS = re.compile(r"://|[0-9０-９]{2,4}[-－‐][0-9０-９]{2,4}[-－‐][0-9０-９]{3,4}")
_CAPTION = re.compile(
    r"[（(＜<〈【［\[]?(?:図表?|表|写真|資料|グラフ)[\s　]*[0-9０-９－\-ー.]*[）)：:\s　]|[（(＜<〈]?(?:出典|注|※|単位)"
)
_BULLET = re.compile(rf"(?![■□◆◇★☆▼○◎●▶]){SYMBOL.pattern}|[\-–*]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Headings:
    """How the headings of one document are known. `shift` makes room for its title above level 1."""

    by_look: bool
    shift: int
    body: float

    @classmethod
    def of(cls, items: Iterable[Item]) -> "Headings":
        """Reads the document once; a title (表題) counts where no heading stands before it."""
        paragraphs = [paragraph for paragraph in _flowing(items) if paragraph.role is not Role.CONTENTS_LINE]
        stated = [paragraph for paragraph in paragraphs if paragraph.level or paragraph.role is Role.TITLE]
        sizes: Counter[float] = Counter()
        for paragraph in paragraphs:
            sizes[paragraph.size] += len(paragraph.text)
        return cls(
            by_look=sum(paragraph.level > 0 for paragraph in stated) < _FEWEST_STATED,
            shift=1 if stated and stated[0].role is Role.TITLE else 0,
            body=sizes.most_common(1)[0][0] if sizes else 0.0,
        )

    def level(self, paragraph: Paragraph) -> int:
        """The level that the format states; 0 where it states none."""
        if paragraph.role is Role.TITLE:
            return 1
        return paragraph.level + self.shift if paragraph.level else 0

    def heads(self, paragraph: Paragraph) -> bool:
        """Whether a paragraph outside tables is a heading."""
        if paragraph.role in (Role.CONTENTS_LINE, Role.CAPTION) or paragraph.is_bulleted:
            return False
        return self.level(paragraph) > 0 or (self.by_look and self._looks(paragraph))

    def _looks(self, paragraph: Paragraph) -> bool:
        line = paragraph.line
        if len(line) > _LONGEST or "\n" in line or _SENTENCE.search(line) or not _WORDS.search(line):
            return False
        if _BULLET.match(line) or _CAPTION.match(line) or _ADDRESS.search(line):
            return False
        if paragraph.size >= _BIGGER * self.body:
            return is_marked(line) or len(line) <= _LONGEST_PLAIN
        return paragraph.bold and len(line) <= _LONGEST_PLAIN and paragraph.size >= self.body


def _flowing(items: Iterable[Item]) -> Iterator[Paragraph]:
    """The paragraphs that are in no table of several cells."""
    for item in items:
        match item:
            case Paragraph():
                yield item
            case Table() if frame := framed(item):
                yield from _flowing(frame)
            case Table() | Blank():
                pass


def framed(table: Table) -> tuple[Item, ...]:
    """The content of a table that is only a frame around text: one column, whatever its rows; else nothing."""
    if any(len(row.cells) > 1 for row in table.rows):
        return ()
    return tuple(item for row in table.rows for cell in row.cells for item in cell.items)
