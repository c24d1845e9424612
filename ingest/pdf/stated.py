"""What the file itself states of its headings, met paragraph by paragraph: outline, tags, contents page (目次)."""

import re
from dataclasses import dataclass, field

from ingest.pdf.outline import Entry
from ingest.pdf.paragraphs import Paragraph, is_contents_line
from knowledge.text import fold

_LONGEST = 100
_LONGEST_LINE = 200  # with its leaders
_LONGEST_WORD = 40  # of 目次 and its like, with the spaces in it
_SENTENCE = re.compile(r"[。、]$|。.")
_CONTENTS = re.compile(r"(?:目次|もくじ|contents)(?:contents)?")
_PAGE = re.compile(r"[\s　.．・…‥･·\-‐―─－_＿|]*[（(]?[pP]?[.．]?[\s　]*[0-9０-９]{1,4}[）)]?[\s　]*$")


@dataclass(slots=True)
class Stated:
    """Outline entries not yet met, per page the marks of tagged headings, and the titles of the contents page.

    `initials` are the first letters of the titles.
    """

    entries: list[Entry]
    marks: dict[int, dict[int, int]] = field(default_factory=dict)
    titles: set[str] = field(default_factory=set)
    initials: set[str] = field(default_factory=set)
    contents_on: int = 0

    def note(self, text: str, page: int) -> None:
        """Takes in a line of the contents page: one with leaders, or any that ends with a number under 目次."""
        if len(text) > _LONGEST_LINE:
            return
        if len(text) <= _LONGEST_WORD and _CONTENTS.fullmatch(fold(text)):
            self.contents_on = page
        elif is_contents_line(text) or (self.contents_on == page and _PAGE.search(text)):
            title = fold(_PAGE.sub("", text))
            if len(title) >= 3:
                self.titles.add(title)
                self.initials.add(title[0])

    def level_of(self, paragraph: Paragraph, page: int) -> int:
        """The level that outline or tag give a paragraph, or 0; an entry is met once."""
        stated = paragraph.text
        if len(stated) > _LONGEST or _SENTENCE.search(stated) or is_contents_line(stated):
            return 0
        here = [entry for entry in self.entries if entry.page == page]
        text = fold(stated) if here else ""
        for entry in here:
            if _is_same(entry.title, text):
                self.entries.remove(entry)
                return entry.level
        return self.marks.get(page, {}).get(paragraph.lines[0].mark, 0)

    def lists(self, paragraph: Paragraph, page: int) -> bool:
        """Whether the contents page names the paragraph."""
        if not self.titles or page == self.contents_on or len(paragraph.text) > _LONGEST:
            return False
        # Folding is dear: most paragraphs are told by their first letter already.
        return fold(paragraph.text[:2])[:1] in self.initials and fold(paragraph.text) in self.titles


def _is_same(title: str, text: str) -> bool:
    """Whether a paragraph is the entry: equal, or without the number that the one or the other lacks."""
    if title == text:
        return True
    shorter, longer = sorted((title, text), key=len)
    return len(shorter) >= 4 and len(longer) - len(shorter) <= 6 and longer.endswith(shorter)
