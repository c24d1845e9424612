"""An answer for a draft (起案用) as a Word file: the same parts as `draft_markdown`; the only door to python-docx."""

import re
from collections.abc import Sequence
from datetime import UTC, datetime, time
from io import BytesIO
from typing import TYPE_CHECKING

from bot import messages
from bot.answer_wording import claims_by_part
from bot.wording import place
from knowledge.domain.answer import Answer, Citation, Grounded, Table
from knowledge.domain.calendar import japanese_date
from knowledge.text import display

if TYPE_CHECKING:
    from docx.document import Document

_FONT = "游明朝"
_HEADING_FONT = "游ゴシック"
_BODY_POINTS, _MARGIN_MM, _HANGING_MM = 10.5, 25, 8
_A4_MM = (210, 297)
_NOT_IN_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def draft_word(answer: Answer) -> bytes:
    """照会事項, 回答, ご注意 and the numbered 根拠 on A4; a refusal is told as such."""
    document = _blank()
    question = answer.question
    _name(document, answer)
    document.add_heading(messages.DRAFT_QUESTION, 1)
    document.add_paragraph(_plain(question.text))
    document.add_paragraph(f"（{messages.AS_OF.format(day=japanese_date(question.as_of))}）")
    document.add_heading(messages.DRAFT_ANSWER, 1)
    if isinstance(answer, Grounded):
        _grounded(document, answer)
    else:
        document.add_paragraph(messages.NOT_IN_LIBRARY)
    document.add_paragraph(messages.WEB_DISCLAIMER)
    file = BytesIO()
    document.save(file)
    return file.getvalue()


def _grounded(document: "Document", answer: Grounded) -> None:
    for part, claims in claims_by_part(answer.claims):
        if part:
            document.add_heading(_plain(part), 2)
        for claim in claims:
            document.add_paragraph(f"{_plain(claim.text)} {_numbers(claim.citations)}", style="List Bullet")
    for table in answer.tables:
        _table(document, table)
    if answer.cautions:
        document.add_heading(messages.CAUTIONS, 2)
        for caution in answer.cautions:
            document.add_paragraph(_plain(caution.text), style="List Bullet")
    document.add_heading(messages.SOURCES, 1)
    for citation in answer.citations:
        _source(document, citation)


def _source(document: "Document", citation: Citation) -> None:
    """The number as text, as the claims name it: a list of Word's own could be numbered anew by who pastes it."""
    from docx.shared import Mm  # noqa: PLC0415

    where = _plain(place(citation.location))
    written = document.add_paragraph(f"[{citation.n}]\t{where}「{_plain(citation.quote)}」")
    written.paragraph_format.left_indent = Mm(_HANGING_MM)
    written.paragraph_format.first_line_indent = Mm(-_HANGING_MM)
    written.paragraph_format.tab_stops.add_tab_stop(Mm(_HANGING_MM))


def _table(document: "Document", table: Table) -> None:
    document.add_heading(_plain(table.title), 2)
    drawn = document.add_table(rows=0, cols=len(table.header), style="Table Grid")
    rows = [[_plain(name) for name in table.header]]
    rows += [[f"{_plain(cell.text)} {_numbers(cell.citations)}".strip() for cell in row] for row in table.rows]
    for texts in rows:
        for cell, text in zip(drawn.add_row().cells, texts, strict=True):
            cell.text = text
    for cell in drawn.rows[0].cells:
        cell.paragraphs[0].runs[0].bold = True


def _blank() -> "Document":
    """An empty A4 page in Japanese type; the template of python-docx is on Letter and in Latin type."""
    from docx import Document as new_document  # noqa: PLC0415, N813 - a function, loaded where a file is made
    from docx.oxml.ns import qn  # noqa: PLC0415
    from docx.shared import Mm, Pt, RGBColor  # noqa: PLC0415

    document = new_document()
    section = document.sections[0]
    section.page_width, section.page_height = map(Mm, _A4_MM)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Mm(_MARGIN_MM)
    for name, font in (("Normal", _FONT), ("Heading 1", _HEADING_FONT), ("Heading 2", _HEADING_FONT)):
        style = document.styles[name]
        style.font.name = font
        style.font.color.rgb = RGBColor(0, 0, 0)
        fonts = style.element.rPr.rFonts
        for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            fonts.attrib.pop(qn(f"w:{theme}"), None)
        fonts.set(qn("w:eastAsia"), font)
    document.styles["Normal"].font.size = Pt(_BODY_POINTS)
    return document


def _name(document: "Document", answer: Answer) -> None:
    """What the file says of itself; its day is that of the question."""
    made = datetime.combine(answer.question.asked_on, time(), UTC)
    properties = document.core_properties
    properties.title, properties.author = _plain(answer.question.text)[:255], messages.WEB_NAME
    properties.last_modified_by, properties.comments = messages.WEB_NAME, ""
    properties.created = properties.modified = made
    properties.language = "ja-JP"


def _plain(text: str) -> str:
    """Text for people, without what XML cannot hold."""
    return _NOT_IN_XML.sub("", display(text))


def _numbers(citations: Sequence[int]) -> str:
    return "".join(f"[{n}]" for n in citations)
