"""The body of a Word document as content: revisions accepted, numbers counted, text boxes and notes in their place."""

import re
from collections.abc import Iterator

from ingest.docx.content import Blank, Cell, Item, Paragraph, Role, Row, Table
from ingest.docx.graphics import Graphics
from ingest.docx.ink import PAPER, Ground, ground_of, ground_of_shape, switch
from ingest.docx.names import ALTERNATE, Element, child_value, chosen, value, w, whole
from ingest.docx.numbering import Numbering
from ingest.docx.parts import Parts
from ingest.docx.runs import Line, Runs, is_unfilled
from ingest.docx.styles import Styles
from ingest.parsers.script import joined

_WRAPPERS = frozenset(map(w, ("ins", "moveTo", "customXml", "smartTag")))
_GONE = frozenset(map(w, ("del", "moveFrom")))
_FIGURE = 3  # lines of blank space that a picture or a page break counts for
_MOST_COLUMNS = 1000
_PLACING = re.compile(r"[ 　]*\t[\t 　]*|[ 　]{2,}")


class Reader:
    """Reads the parts of one document; `hidden` counts the characters that were left out as not to be seen."""

    def __init__(self, parts: Parts) -> None:
        self._styles = Styles(parts.styles)
        self._numbering = Numbering(parts.numbering, self._styles)
        self._runs = Runs(self._styles)
        self._notes = {"footnote": _by_id(parts.footnotes), "endnote": _by_id(parts.endnotes)}
        self._graphics = Graphics(parts)
        self._body = parts.document.find(w("body"))
        self.hidden = 0
        self.has_pictures = False

    def items(self) -> tuple[Item, ...]:
        """The content in reading order."""
        return () if self._body is None else tuple(self._content(self._body, PAPER))

    def _content(self, parent: Element, ground: Ground) -> Iterator[Item]:
        """Paragraphs and tables in order, whatever wraps them; a paragraph whose end is deleted goes on in the next."""
        carried: list[Element] = []
        for child in _flat(parent):
            if child.tag == w("tbl"):
                yield self._table(child, ground)
            elif _is_without_end(child):
                carried.append(child)
            else:
                yield from self._paragraph(child, carried, ground)
                carried = []
        for child in carried:
            yield from self._paragraph(child, [], ground)

    # --- paragraphs ---
    def _paragraph(self, paragraph: Element, carried: list[Element], ground: Ground) -> Iterator[Item]:
        properties = paragraph.find(w("pPr"))
        lines = [self._runs.line(one, ground) for one in (*carried, paragraph)]
        line = _together(lines)
        self.hidden += line.hidden
        self.has_pictures |= bool(line.graphics)
        if self._styles.starts_page(properties) or line.breaks_before:
            yield Blank(lines=_FIGURE)
        if text := line.seen:
            yield self._said(text, line, properties)
        elif not line.shapes:
            self._count_unseen(line, properties)
            yield Blank(lines=_FIGURE if line.graphics or _ends_section(properties) else 1)
        for shape in line.shapes:
            yield from self._content(shape, ground_of_shape(shape, ground))
        for graphic in line.graphics:
            yield from self._graphics.items(graphic)
        if line.breaks_after or (text and (line.graphics or _ends_section(properties))):
            yield Blank(lines=_FIGURE)

    def _said(self, text: str, line: Line, properties: Element | None) -> Paragraph:
        label = self._numbering.label(properties)
        role = self._role(properties)
        level = self._styles.level(properties)
        return Paragraph(
            text=_spaced(text, role, level),
            label=label.text if label else "",
            gap=" " if label and label.parted else "",
            is_bulleted=bool(label and label.is_bullet),
            role=role,
            level=level,
            size=line.size,
            bold=not line.has_plain,
            notes=tuple(filter(None, (self._note(kind, name) for kind, name in line.notes))),
        )

    def _role(self, properties: Element | None) -> Role:
        if self._styles.is_contents_line(properties):
            return Role.CONTENTS_LINE
        if self._styles.is_title(properties):
            return Role.TITLE
        return Role.CAPTION if self._styles.is_caption(properties) else Role.TEXT

    def _count_unseen(self, line: Line, properties: Element | None) -> None:
        """An empty paragraph of a list has its number, unless it is hidden with its end."""
        mark = None if properties is None else properties.find(w("rPr"))
        if not (switch(mark, "vanish") or line.hidden):
            self._numbering.label(properties)

    def _note(self, kind: str, name: str) -> str:
        note = self._notes[kind].pop(name, None)  # each is told once, where it is first referred to
        if note is None or note.get(w("type"), "normal") != "normal":
            return ""
        return " ".join(item.line for item in self._content(note, PAPER) if isinstance(item, Paragraph))

    # --- tables ---
    def _table(self, table: Element, ground: Ground) -> Table:
        properties = table.find(w("tblPr"))
        style = self._styles.table_style(child_value(properties, "tblStyle"))
        look = None if properties is None else properties.find(w("tblLook"))
        ground = ground_of(properties, None if any(True for one in style for _ in one.iter(w("shd"))) else ground)
        header = any(one.get(w("type")) == "firstRow" for part in style for one in part.iter(w("tblStylePr")))
        rows = (row for row in _flat_rows(table) if not _is_deleted(row))
        return Table(rows=tuple(self._row(row, ground) for row in rows), styled_header=header and _marks_first(look))

    def _row(self, row: Element, ground: Ground) -> Row:
        properties = row.find(w("trPr"))
        before = None if properties is None else properties.find(w("gridBefore"))
        column = whole(value(before)) or 0
        cells: list[Cell] = []
        for cell in _flat_cells(row):
            read = self._cell(cell, min(column, _MOST_COLUMNS), ground)
            cells.append(read)
            column += read.span
        return Row(cells=tuple(cells), is_header=bool(switch(properties, "tblHeader")))

    def _cell(self, cell: Element, column: int, ground: Ground) -> Cell:
        properties = cell.find(w("tcPr"))
        merged = None if properties is None else properties.find(w("vMerge"))
        own = ground_of(properties, ground)
        span = whole(child_value(properties, "gridSpan")) or 1
        return Cell(
            column=column,
            span=max(1, min(span, _MOST_COLUMNS)),
            goes_on=merged is not None and (value(merged) or "continue") == "continue",
            shaded=own != ground,
            items=tuple(item for item in self._content(cell, own) if not isinstance(item, Blank)),
        )


# --- what wraps paragraphs, rows and cells -------------------------------------------------------------------------
def _flat(parent: Element) -> Iterator[Element]:
    """The paragraphs and tables of a body, a cell or a text box."""
    yield from _unwrapped(parent, (w("p"), w("tbl")))


def _flat_rows(table: Element) -> Iterator[Element]:
    yield from _unwrapped(table, (w("tr"),))


def _flat_cells(row: Element) -> Iterator[Element]:
    yield from _unwrapped(row, (w("tc"),))


def _unwrapped(parent: Element, wanted: tuple[str, ...]) -> Iterator[Element]:
    for child in parent:
        if child.tag in wanted:
            yield child
        elif child.tag in _WRAPPERS:
            yield from _unwrapped(child, wanted)
        elif child.tag == w("sdt"):
            content = child.find(w("sdtContent"))
            if content is not None and not is_unfilled(child.find(w("sdtPr"))):
                yield from _unwrapped(content, wanted)
        elif child.tag == ALTERNATE:
            for taken in chosen(child):
                yield from [taken] if taken.tag in wanted else _unwrapped(taken, wanted)


def _is_without_end(paragraph: Element) -> bool:
    """Whether the end of a paragraph was deleted or moved away, so that the next one goes on with it."""
    mark = paragraph.find(f"{w('pPr')}/{w('rPr')}")
    return mark is not None and any(child.tag in _GONE for child in mark)


def _is_deleted(row: Element) -> bool:
    properties = row.find(w("trPr"))
    return properties is not None and properties.find(w("del")) is not None


def _marks_first(look: Element | None) -> bool:
    """Whether the table's look asks for a first row of its own (タイトル行)."""
    if look is None:
        return False
    if (stated := look.get(w("firstRow"))) is not None:
        return stated in ("1", "true", "on")
    try:
        return bool(int(value(look), 16) & 0x0020)
    except ValueError:
        return False


def _ends_section(properties: Element | None) -> bool:
    """Whether a new page begins behind the paragraph, since a section ends there."""
    section = None if properties is None else properties.find(w("sectPr"))
    return section is not None and child_value(section, "type") != "continuous"


def _by_id(notes: Element | None) -> dict[str, Element]:
    return {} if notes is None else {note.get(w("id"), ""): note for note in notes}


# --- lines ---------------------------------------------------------------------------------------------------------
def _together(lines: list[Line]) -> Line:
    """The lines of paragraphs that have become one."""
    whole_line = lines[-1]
    for line in lines[:-1][::-1]:
        whole_line.text = line.text + whole_line.text
        whole_line.hidden += line.hidden
        whole_line.sizes += line.sizes
        whole_line.has_plain |= line.has_plain
        whole_line.shapes = line.shapes + whole_line.shapes
        whole_line.notes = line.notes + whole_line.notes
        whole_line.graphics = line.graphics + whole_line.graphics
    return whole_line


def _spaced(text: str, role: Role, level: int) -> str:
    """Tabs as full-width spaces, except before the page number of the contents; a title on one line."""
    if role is Role.CONTENTS_LINE:
        head, tab, page = text.rpartition("\t")
        return f"{_without_tabs(head)}{tab}{page}" if tab else text
    text = _without_tabs(text)
    if not level and role is Role.TEXT:
        return text
    first, *rest = text.split("\n")
    for line in rest:
        first = joined(first, line)
    return first


def _without_tabs(text: str) -> str:
    """Tabs and runs of blanks, which place text on a line, as one full-width space."""
    return _PLACING.sub("　", text)
