"""What drawings say besides their text boxes: pictures drawn with letters, diagrams (SmartArt) and charts (グラフ)."""

from collections.abc import Iterator, Sequence

from ingest.docx.content import Cell, Item, Paragraph, Row, Table
from ingest.docx.parts import Parts
from ingest.office.chart import chart_of
from ingest.office.metafile import drawn_text
from ingest.pptx.diagram import diagram_paragraphs

_DRAWN_WITH_LETTERS = (".emf", ".wmf", ".emz", ".wmz")


class Graphics:
    """The graphics of one document; one that stands in it again says its words once."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts
        self._told: set[str] = set()

    def items(self, relationship: str) -> Iterator[Item]:
        """The content of the graphic that a relationship leads to; none for a picture of dots."""
        relation = self._parts.related.get(relationship)
        if relation is None or relation.member in self._told:
            return
        self._told.add(relation.member)
        match relation.kind:
            case "image" if relation.member.lower().endswith(_DRAWN_WITH_LETTERS):
                if text := drawn_text(self._parts.package.read(relation.member)):
                    yield Paragraph(text=text)
            case "diagramData":
                for point in diagram_paragraphs(self._parts.package.xml(relation.member)):
                    yield Paragraph(text=point.text, is_bulleted=True)
            case "chart":
                yield from self._chart(relation.member)

    def _chart(self, member: str) -> Iterator[Item]:
        chart = chart_of(self._parts.package.xml(member))
        if chart.title:
            yield Paragraph(text=chart.title)
        if chart.rows:
            named = not chart.rows[0][0]
            yield Table(rows=tuple(_row(row, is_header=named and not at) for at, row in enumerate(chart.rows)))


def _row(texts: Sequence[str], *, is_header: bool) -> Row:
    cells = (Cell(column=at, items=(Paragraph(text=text),)) for at, text in enumerate(texts))
    return Row(cells=tuple(cells), is_header=is_header)
