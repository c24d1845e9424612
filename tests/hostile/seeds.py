"""Small files with something of everything that a parser knows, to be spoilt at random; texts lie in spoilable/."""

from pathlib import Path

from tests.hostile import ooxml, pdfs
from tests.hostile.ooxml import RELATIONS, Parts
from tests.unit.ingest.parsers.small_pdf import Pdf, Text, paragraph, ruled

_TEXTS = Path(__file__).parent / "spoilable"


def docx() -> Parts:
    """Headings, automatic numbers, ruby, tracked changes, hidden text, fields, notes, a box, merged cells."""
    parts = ooxml.docx()
    for name in ("document", "styles", "numbering", "footnotes"):
        parts[f"word/{name}.xml"] = _text(f"{name}.xml")
    return _related(parts, "word/_rels/document.xml.rels", ("numbering", "footnotes"))


def pptx() -> Parts:
    """A title, a list, a table with merged cells, a turned group."""
    return {**ooxml.pptx(), "ppt/slides/slide1.xml": _text("slide1.xml")}


def xlsx() -> Parts:
    """Two header rows with merged cells, number formats, days, formulas, an error, hidden rows and columns, a frame."""
    return {
        **ooxml.xlsx(),
        "xl/worksheets/sheet1.xml": _text("sheet1.xml"),
        "xl/styles.xml": _text("sheet_styles.xml"),
    }


def ods() -> Parts:
    """A sheet of LibreOffice."""
    return ooxml.ods()


def pdf() -> bytes:
    """Headings, a ruled table, vertical text, bookmarks, a font without a map; the pages deflated."""
    columns = [*paragraph(["年度", "四年"], y=320, pitch=30), *paragraph(["率", "0.5"], x=210, y=320, pitch=30)]
    drawn = Pdf(
        pages=[
            [Text(x=60, y=60, text="第１章　手順", size=18), *paragraph(ooxml.SENTENCES), *columns],
            [Text(x=400, y=100, text="縦に書いた町の文章。", font="Vertical"), *ruled([60, 200, 300], [300, 330, 360])],
            [Text(x=60, y=60, text="対応表のない文字", font="Mapless"), *paragraph(["次の頁の文。"], y=500)],
        ],
        title="窓口の手引",
        outline=[("第１章　手順", 0), ("次の頁", 1)],
    ).bytes()
    return pdfs.deflated(drawn)


def html() -> bytes:
    """A page with furniture, ruby, spans, lists, hidden text."""
    return _text("page.html")


def md() -> bytes:
    """Front matter, headings of both kinds, lists, a table, a fence."""
    return _text("memo.md")


def txt() -> bytes:
    """Shift_JIS with bullets, brackets, a form feed."""
    return _text("notes.txt").decode().encode("cp932")


def csv() -> bytes:
    """A line above the header, quotes, a line end within a cell."""
    return _text("list.csv")


PACKAGES = {"docx": docx, "pptx": pptx, "xlsx": xlsx, "ods": ods}
FLAT = {"pdf": pdf, "html": html, "md": md, "txt": txt, "csv": csv}


def _text(name: str) -> bytes:
    return (_TEXTS / name).read_bytes()


def _related(parts: Parts, member: str, kinds: tuple[str, ...]) -> Parts:
    more = "".join(
        f'<Relationship Id="rId{n}" Type="{RELATIONS}/{kind}" Target="{kind}.xml"/>' for n, kind in enumerate(kinds, 20)
    )
    kind_of = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    types = "".join(f'<Override PartName="/word/{kind}.xml" ContentType="{kind_of}.{kind}+xml"/>' for kind in kinds)
    parts[member] = parts[member].replace(b"</Relationships>", more.encode() + b"</Relationships>")
    parts["[Content_Types].xml"] = parts["[Content_Types].xml"].replace(b"</Types>", types.encode() + b"</Types>")
    return parts
