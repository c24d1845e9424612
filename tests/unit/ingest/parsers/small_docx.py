"""Builds small Word documents, part by part, for the tests of their reader."""

import io
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

_SPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
    ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    ' xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
    ' xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
    ' xmlns:v="urn:schemas-microsoft-com:vml"'
)
_OFFICE = "application/vnd.openxmlformats-officedocument"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_MAIN = f"{_OFFICE}.wordprocessingml.document.main+xml"
_RELATED = ("styles", "numbering", "footnotes", "endnotes")


@dataclass(frozen=True, slots=True, kw_only=True)
class Docx:
    """A document of these parts; each is the inside of its root element.

    `related` are relationships, each a kind and a target, to members that are given in `more`.
    """

    body: str
    styles: str = ""
    numbering: str = ""
    footnotes: str = ""
    endnotes: str = ""
    title: str = ""
    main_type: str = _MAIN
    related: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    more: Mapping[str, bytes] = field(default_factory=dict)

    def bytes(self) -> bytes:
        """The package."""
        file = io.BytesIO()
        with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, text in self._parts().items():
                archive.writestr(name, text)
            for name, data in self.more.items():
                archive.writestr(name, data)
        return file.getvalue()

    def saved(self, folder: Path, name: str = "memo.docx") -> Path:
        """The package as a file."""
        path = folder / name
        path.write_bytes(self.bytes())
        return path

    def _parts(self) -> dict[str, str]:
        types = f'<Override PartName="/word/document.xml" ContentType="{self.main_type}"/>'
        main = f'<Relationship Id="r1" Type="{_RELATION}/officeDocument" Target="word/document.xml"/>'
        related = "".join(f'<Relationship Id="{n}" Type="{_RELATION}/{n}" Target="{n}.xml"/>' for n in _RELATED)
        for name, (kind, target) in self.related.items():
            related += f'<Relationship Id="{name}" Type="{_RELATION}/{kind}" Target="{target}"/>'
        core = f'<p:p xmlns:p="p" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{self.title}</dc:title></p:p>'
        return {
            "[Content_Types].xml": f"<Types>{types}</Types>",
            "_rels/.rels": f"<Relationships>{main}</Relationships>",
            "word/_rels/document.xml.rels": f"<Relationships>{related}</Relationships>",
            "word/document.xml": f"<w:document {_SPACES}><w:body>{self.body}</w:body></w:document>",
            "word/styles.xml": f"<w:styles {_SPACES}>{self.styles}</w:styles>",
            "word/numbering.xml": f"<w:numbering {_SPACES}>{self.numbering}</w:numbering>",
            "word/footnotes.xml": f"<w:footnotes {_SPACES}>{self.footnotes}</w:footnotes>",
            "word/endnotes.xml": f"<w:endnotes {_SPACES}>{self.endnotes}</w:endnotes>",
            "docProps/core.xml": core,
        }


def run(text: str, look: str = "") -> str:
    """A run with these properties."""
    return f'<w:r><w:rPr>{look}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(*content: str, look: str = "") -> str:
    """A paragraph of runs, or of plain texts; `look` is the inside of its properties."""
    runs = "".join(piece if piece.startswith("<") else run(piece) for piece in content)
    return f"<w:p><w:pPr>{look}</w:pPr>{runs}</w:p>"


def styled(name: str, *content: str) -> str:
    """A paragraph of a style."""
    return paragraph(*content, look=f'<w:pStyle w:val="{name}"/>')


def style(name: str, *, shown: str = "", based_on: str = "", paragraph_look: str = "", run_look: str = "") -> str:
    """A paragraph style."""
    base = f'<w:basedOn w:val="{based_on}"/>' if based_on else ""
    looks = f"<w:pPr>{paragraph_look}</w:pPr><w:rPr>{run_look}</w:rPr>"
    return f'<w:style w:type="paragraph" w:styleId="{name}"><w:name w:val="{shown or name}"/>{base}{looks}</w:style>'


def numbered(text: str, list_id: int = 1, level: int = 0) -> str:
    """A paragraph with an automatic number."""
    look = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list_id}"/></w:numPr>'
    return paragraph(text, look=look)


def level(at: int, form: str, text: str, *, more: str = "", start: int = 1) -> str:
    """A level of a list."""
    return (
        f'<w:lvl w:ilvl="{at}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/>'
        f"{more}</w:lvl>"
    )


def lists(*levels: str, overrides: Mapping[int, str] | None = None) -> str:
    """One abstract list; list 1 is it as it stands, further ones have these overrides."""
    abstract = f'<w:abstractNum w:abstractNumId="0">{"".join(levels)}</w:abstractNum>'
    nums = "".join(
        f'<w:num w:numId="{number}"><w:abstractNumId w:val="0"/>{override}</w:num>'
        for number, override in {1: "", **(overrides or {})}.items()
    )
    return abstract + nums


def cell(*content: str, span: int = 1, merged: str = "", look: str = "") -> str:
    """A cell; `merged` is restart or continue."""
    spans = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    merge = f'<w:vMerge w:val="{merged}"/>' if merged else ""
    inside = "".join(piece if piece.startswith(("<w:p>", "<w:tbl>")) else paragraph(piece) for piece in content)
    return f"<w:tc><w:tcPr>{spans}{merge}{look}</w:tcPr>{inside or paragraph()}</w:tc>"


def row(*cells: str, look: str = "") -> str:
    """A row of cells, or of plain texts."""
    inside = "".join(piece if piece.startswith("<w:tc>") else cell(piece) for piece in cells)
    return f"<w:tr><w:trPr>{look}</w:trPr>{inside}</w:tr>"


def table(*rows: str, look: str = "") -> str:
    """A table of rows."""
    return f"<w:tbl><w:tblPr>{look}</w:tblPr>{''.join(rows)}</w:tbl>"


def text_box(*paragraphs: str, fill: str = "<a:noFill/>") -> str:
    """A run that anchors a text box, with the fallback for older programs."""
    content = f"<w:txbxContent>{''.join(paragraphs)}</w:txbxContent>"
    shape = f"<wps:wsp><wps:spPr>{fill}</wps:spPr><wps:txbx>{content}</wps:txbx></wps:wsp>"
    choice = f'<mc:Choice Requires="wps"><w:drawing>{shape}</w:drawing></mc:Choice>'
    old = f"<w:pict><v:shape><v:textbox>{content}</v:textbox></v:shape></w:pict>"
    return f"<w:r><mc:AlternateContent>{choice}<mc:Fallback>{old}</mc:Fallback></mc:AlternateContent></w:r>"
