"""Units of evidence: the sentences, list items and rows of a passage, each an exact slice that can be quoted."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from knowledge.answering.finding.rows import Row, cells_of, is_header
from knowledge.domain.answer import Passage
from knowledge.domain.document import Chunk, DocumentKind
from knowledge.text import display, fold, sentences

_SHORTEST = 4
_SHORT_ITEM = 90
_NUMBERED_MARK = re.compile(
    r"\s*(?:[-*+]\s+)?(?:[①-⑳]|[（(][0-9０-９ア-ン一-十]{1,2}[）)]|"
    r"[0-9０-９]{1,2}(?:[.．)）](?![0-9０-９])|[ \u3000]+(?![\d年月日人件時分回円か台名]))|"
    r"(?:手順|ステップ|step|Step|STEP)[ \u3000]?[0-9０-９一-十①-⑩]{1,2}|第[0-9０-９一-十]{1,2}(?:段階|に|、))"
)
_BULLET_MARK = re.compile(r"\s*(?:[-*+]\s|[・●○◯◎◆◇▶➢✓✔➤])")
_LEADS_IN = re.compile(r"(?:以下|次|下記|つぎ)の.{0,30}$|[:：]$")
_ONLY_NUMBERS = re.compile(r"[\d\W_]*")
# What a page repeats or points elsewhere with: addresses alone, sources of figures, page marks.
_FURNITURE = re.compile(
    r"[<＜(（]?https?://\S+[>＞)）]?|(?:※\s*)?(?:出典|出所)[:：].*|p\.?\d{1,4}|-?\d{1,4}-|(?:©|\(c\)|copyright).*|目次"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """One quotable piece: `quote` is a slice of the chunk's text, from `start`. `order` is its place in reading order.

    `row` is what it holds as a row of a table, whose header is `header`; `before` is where the sentence before it in
    the same run of text begins (-1: it opens one); `lead` is the sentence that announces the list it is an item of.
    """

    key: str
    chunk: Chunk
    quote: str
    order: int
    start: int = 0
    row: Row | None = None
    header: str = ""
    before: int = -1
    lead: str = ""

    @property
    def text(self) -> str:
        """The piece as people read it."""
        return self.row.text if self.row else display(self.quote)

    @property
    def with_before(self) -> str:
        """The slice with the sentence before it."""
        return self.chunk.text[self.before : self.start + len(self.quote)] if self.before >= 0 else self.quote

    @property
    def is_of_one_body(self) -> bool:
        """Whether it is what one body did: an example, no rule."""
        return self.chunk.location.edition.document.kind is DocumentKind.CASES

    @property
    def is_item(self) -> bool:
        """Whether it is an item of a list."""
        return bool(_BULLET_MARK.match(self.quote)) or self.is_numbered

    @property
    def is_numbered(self) -> bool:
        """Whether it is an item of an ordered list."""
        return bool(_NUMBERED_MARK.match(self.quote))

    @property
    def leads_in(self) -> bool:
        """Whether it announces the items that follow (以下の…、…：)."""
        return bool(_LEADS_IN.search(self.text.rstrip("。")))


def units_of(passages: Iterable[Passage], chunks: Mapping[str, Chunk]) -> list[Unit]:
    """The units of the passages, passage by passage in reading order; repeated and empty ones are left out."""
    units: list[Unit] = []
    seen: set[str] = set()
    for passage in passages:
        held = [chunks[chunk_id] for chunk_id in passage.chunk_ids if chunk_id in chunks]
        for unit in units_in(passage.key, held):
            folded = fold(unit.quote)
            if folded not in seen:
                seen.add(folded)
                units.append(replace(unit, order=len(units)))
    return units


def units_in(key: str, chunks: Sequence[Chunk]) -> Iterator[Unit]:
    """The units of chunks that follow each other; headings, headers of tables and page furniture are none."""
    order = 0
    for chunk in chunks:
        headings = tuple(fold(heading) for heading in chunk.location.heading_path)
        telling = [unit for unit in _cut(key, chunk) if _tells(fold(unit.quote), headings)]
        for unit in _linked(telling):
            yield replace(unit, order=order)
            order += 1


def _tells(folded: str, headings: Sequence[str]) -> bool:
    """Whether a piece says anything: a heading says what follows, it answers nothing."""
    if len(folded) < _SHORTEST or _ONLY_NUMBERS.fullmatch(folded) or _FURNITURE.fullmatch(folded):
        return False
    return not any(folded in heading for heading in headings)


def _cut(key: str, chunk: Chunk) -> Iterator[Unit]:
    """Rows with the header of their table, and what stands between tables by sentences."""
    text = chunk.text
    pieces = _pieces(text)
    at = 0
    while at < len(pieces):
        run = _rows_from(text, pieces, at)
        if not run:
            start, end = pieces[at]
            yield Unit(key=key, chunk=chunk, quote=text[start:end], order=0, start=start)
            at += 1
            continue
        yield from _rows(key, chunk, pieces[at : at + len(run)], run)
        at += len(run)


def _rows_from(text: str, pieces: Sequence[tuple[int, int]], at: int) -> list[tuple[str, ...]]:
    run: list[tuple[str, ...]] = []
    for start, end in pieces[at:]:
        cells = cells_of(text[start:end])
        if not cells:
            break
        run.append(cells)
    return run


def _rows(key: str, chunk: Chunk, pieces: Sequence[tuple[int, int]], run: Sequence[tuple[str, ...]]) -> Iterator[Unit]:
    """The rows of one run; where it goes on with a table, the header is that of the table."""
    labels: tuple[str, ...] = ()
    header = ""
    context = cells_of(chunk.context.split("\n")[-1]) if chunk.context else ()
    if is_header(run[0], run[1:]):
        labels, header = run[0], chunk.text[slice(*pieces[0])]
    elif context and len(context) == len(run[0]):
        labels = context
    for cells, (start, end) in list(zip(run, pieces, strict=True))[1 if header else 0 :]:
        row = Row(cells, labels if len(labels) == len(cells) else ())
        yield Unit(key=key, chunk=chunk, quote=chunk.text[start:end], order=0, start=start, row=row, header=header)


def _linked(units: Iterable[Unit]) -> Iterator[Unit]:
    """Tells each sentence what stands before it, and each item what announces its list."""
    before: Unit | None = None
    lead = ""
    for unit in units:
        lead = unit.quote if unit.leads_in else lead if unit.is_item else ""
        linked = replace(unit, lead=lead if unit.is_item and not unit.leads_in else "")
        if before and not unit.row and before.quote.endswith("。") and not (before.is_item and unit.is_item):
            linked = replace(linked, before=before.start)
        yield linked
        before = unit


def _pieces(text: str) -> list[tuple[int, int]]:
    """Sentences; a line that stops at a comma is read on into the next one, a short list item stays whole."""
    pieces: list[tuple[int, int]] = []
    for line, start, end in _lines_and_sentences(text):
        if pieces and not line and _goes_on(text, pieces[-1], start, end):
            pieces[-1] = (pieces[-1][0], end)
        else:
            pieces.append((start, end))
    return pieces


def _lines_and_sentences(text: str) -> Iterator[tuple[bool, int, int]]:
    """(whether it is a row, start, end): a row of a table stays one line, whatever full stops its cells have."""
    at = 0
    plain: list[tuple[int, int]] = []
    for line in text.splitlines(keepends=True):
        end = at + len(line)
        if cells_of(line):
            yield from ((False, a, b) for a, b in _sentences_between(text, plain))
            plain = []
            stripped = line.strip()
            first = at + line.index(stripped[0])
            yield True, first, first + len(stripped)
        else:
            plain.append((at, end))
        at = end
    yield from ((False, a, b) for a, b in _sentences_between(text, plain))


def _sentences_between(text: str, lines: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    if lines:
        first, last = lines[0][0], lines[-1][1]
        yield from ((first + a, first + b) for a, b in sentences(text[first:last]))


def _goes_on(text: str, before: tuple[int, int], start: int, end: int) -> bool:
    first, last = before
    if "\n" in text[last:start] or text[last - 1] == "\n":
        return text[last - 1] in "、，" and not _is_marked(text[start:end])
    return _is_marked(text[first:last]) and end - first <= _SHORT_ITEM


def _is_marked(piece: str) -> bool:
    return bool(_BULLET_MARK.match(piece) or _NUMBERED_MARK.match(piece))
