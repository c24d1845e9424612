"""Small DOCX, PPTX, XLSX and ODS files of our own words, part by part, so that any part can be spoilt."""

from collections.abc import Mapping

from tests.hostile.zips import Member, plain, zipped

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
SLIDE = "http://schemas.openxmlformats.org/presentationml/2006/main"
SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGED = "http://schemas.openxmlformats.org/package/2006"
_KIND = "application/vnd.openxmlformats-officedocument"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

_STYLES = (
    "<fonts><font/></fonts><fills><fill><patternFill/></fill></fills><borders><border/></borders>"
    '<cellStyleXfs><xf/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="9"/></cellXfs>'
)

Parts = dict[str, bytes]
SENTENCES = (
    "窓口の申請を電子で受け付ける手順を定める。",
    "審査の結果は三日のうちに知らせる。",
    "手数料は四百円とする。",
)


def docx() -> Parts:
    """Three paragraphs and a table."""
    body = "".join(f"<w:p><w:r><w:t>{sentence}</w:t></w:r></w:p>" for sentence in SENTENCES)
    cell = "<w:tc><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:tc>"
    rows = "".join(f"<w:tr>{cell.format(a)}{cell.format(b)}</w:tr>" for a, b in (("項目", "金額"), ("研修", "10,000")))
    return _office(
        "word/document.xml",
        f'<w:document xmlns:w="{WORD}"><w:body>{body}<w:tbl>{rows}</w:tbl></w:body></w:document>',
        {"word/styles.xml": f'<w:styles xmlns:w="{WORD}"></w:styles>'},
        {
            "word/document.xml": f"{_KIND}.wordprocessingml.document.main+xml",
            "word/styles.xml": f"{_KIND}.wordprocessingml.styles+xml",
        },
        [("styles", "styles.xml")],
    )


def pptx() -> Parts:
    """One slide with a text box; its layout and its master are the least that readers accept."""
    names = f'xmlns:a="{DRAWING}" xmlns:r="{RELATIONS}" xmlns:p="{SLIDE}"'
    group = "<p:nvGrpSpPr><p:cNvPr id='1' name=''/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr/>"
    texts = "".join(f"<a:p><a:r><a:t>{sentence}</a:t></a:r></a:p>" for sentence in SENTENCES)
    shape = (
        "<p:sp><p:nvSpPr><p:cNvPr id='2' name='本文'/><p:cNvSpPr txBox='1'/><p:nvPr/></p:nvSpPr><p:spPr><a:xfrm>"
        "<a:off x='500000' y='500000'/><a:ext cx='5000000' cy='2000000'/></a:xfrm></p:spPr>"
        f"<p:txBody><a:bodyPr/>{texts}</p:txBody></p:sp>"
    )
    tree = f"<p:cSld><p:spTree>{group}{{}}</p:spTree></p:cSld>"
    kind = f"{_KIND}.presentationml"
    return _office(
        "ppt/presentation.xml",
        f"<p:presentation {names}><p:sldMasterIdLst><p:sldMasterId id='2147483648' r:id='rId2'/></p:sldMasterIdLst>"
        "<p:sldIdLst><p:sldId id='256' r:id='rId1'/></p:sldIdLst><p:sldSz cx='9144000' cy='6858000'/>"
        "</p:presentation>",
        {
            "ppt/slides/slide1.xml": f"<p:sld {names}>{tree.format(shape)}</p:sld>",
            "ppt/slideLayouts/slideLayout1.xml": f"<p:sldLayout {names}>{tree.format('')}</p:sldLayout>",
            "ppt/slideMasters/slideMaster1.xml": f"<p:sldMaster {names}>{tree.format('')}"
            "<p:sldLayoutIdLst><p:sldLayoutId id='2147483649' r:id='rId1'/></p:sldLayoutIdLst></p:sldMaster>",
            "ppt/slides/_rels/slide1.xml.rels": _relations([("slideLayout", "../slideLayouts/slideLayout1.xml")]),
            "ppt/slideLayouts/_rels/slideLayout1.xml.rels": _relations(
                [("slideMaster", "../slideMasters/slideMaster1.xml")]
            ),
            "ppt/slideMasters/_rels/slideMaster1.xml.rels": _relations(
                [("slideLayout", "../slideLayouts/slideLayout1.xml")]
            ),
        },
        {
            "ppt/presentation.xml": f"{kind}.presentation.main+xml",
            "ppt/slides/slide1.xml": f"{kind}.slide+xml",
            "ppt/slideLayouts/slideLayout1.xml": f"{kind}.slideLayout+xml",
            "ppt/slideMasters/slideMaster1.xml": f"{kind}.slideMaster+xml",
        },
        [("slide", "slides/slide1.xml"), ("slideMaster", "slideMasters/slideMaster1.xml")],
    )


def xlsx(rows: str = "") -> Parts:
    """One sheet with a small table; `rows` replaces its rows."""
    strings = ("研修名", "措置率", "経費", *SENTENCES)
    cells = rows or (
        '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="s"><v>2</v></c></row>'
        '<row r="2"><c r="A2" t="s"><v>3</v></c><c r="B2" s="1"><v>0.5</v></c><c r="C2"><v>10000</v></c></row>'
        '<row r="3"><c r="A3" t="s"><v>4</v></c><c r="B3" s="1"><v>0.7</v></c><c r="C3"><v>20000</v></c></row>'
    )
    shared = "".join(f"<si><t>{text}</t></si>" for text in strings)
    kind = f"{_KIND}.spreadsheetml"
    return _office(
        "xl/workbook.xml",
        f'<workbook xmlns="{SHEET}" xmlns:r="{RELATIONS}"><sheets><sheet name="措置" sheetId="1" r:id="rId1"/></sheets>'
        "</workbook>",
        {
            "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{SHEET}"><sheetData>{cells}</sheetData></worksheet>',
            "xl/sharedStrings.xml": f'<sst xmlns="{SHEET}" count="6" uniqueCount="6">{shared}</sst>',
            "xl/styles.xml": f'<styleSheet xmlns="{SHEET}">{_STYLES}</styleSheet>',
        },
        {
            "xl/workbook.xml": f"{kind}.sheet.main+xml",
            "xl/worksheets/sheet1.xml": f"{kind}.worksheet+xml",
            "xl/sharedStrings.xml": f"{kind}.sharedStrings+xml",
            "xl/styles.xml": f"{kind}.styles+xml",
        },
        [("worksheet", "worksheets/sheet1.xml"), ("sharedStrings", "sharedStrings.xml"), ("styles", "styles.xml")],
    )


def ods() -> Parts:
    """One sheet of LibreOffice."""
    office = "urn:oasis:names:tc:opendocument:xmlns"
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    cell = '<table:table-cell office:value-type="string"><text:p>{}</text:p></table:table-cell>'
    rows = "".join(f"<table:table-row>{cell.format(text)}</table:table-row>" for text in SENTENCES)
    content = (
        f'<office:document-content xmlns:office="{office}:office:1.0" xmlns:table="{office}:table:1.0" '
        f'xmlns:text="{office}:text:1.0"><office:body><office:spreadsheet><table:table table:name="表">{rows}'
        "</table:table></office:spreadsheet></office:body></office:document-content>"
    )
    entry = f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{kind}"/>'
    manifest = f'<manifest:manifest xmlns:manifest="{office}:manifest:1.0">{entry}</manifest:manifest>'
    return {
        "mimetype": kind.encode(),
        "content.xml": (_HEAD + content).encode(),
        "META-INF/manifest.xml": (_HEAD + manifest).encode(),
    }


FORMATS = {"docx": docx, "pptx": pptx, "xlsx": xlsx, "ods": ods}
MAIN = {
    "docx": "word/document.xml",
    "pptx": "ppt/slides/slide1.xml",
    "xlsx": "xl/worksheets/sheet1.xml",
    "ods": "content.xml",
}
"""The part of each format that holds its text."""


def packed(parts: Mapping[str, bytes], *others: Member) -> bytes:
    """The parts as a file; a member of `others` takes the place of the part with its name."""
    taken = {member.name for member in others}
    return zipped([*(plain(name, data) for name, data in parts.items() if name not in taken), *others])


def _office(
    main: str,
    content: str,
    parts: Mapping[str, str],
    kinds: Mapping[str, str],
    relations: list[tuple[str, str]],
) -> Parts:
    overrides = "".join(f'<Override PartName="/{name}" ContentType="{of}"/>' for name, of in kinds.items())
    types = (
        f'<Types xmlns="{_PACKAGED}/content-types"><Default Extension="xml" ContentType="application/xml"/>'
        f'<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f"{overrides}</Types>"
    )
    folder, _, name = main.rpartition("/")
    texts = {
        "[Content_Types].xml": types,
        "_rels/.rels": _relations([("officeDocument", main)]),
        main: content,
        f"{folder}/_rels/{name}.rels": _relations(relations),
        **parts,
    }
    return {part: (_HEAD + text).encode() for part, text in texts.items()}


def _relations(targets: list[tuple[str, str]]) -> str:
    each = "".join(
        f'<Relationship Id="rId{n}" Type="{RELATIONS}/{kind}" Target="{target}"/>'
        for n, (kind, target) in enumerate(targets, 1)
    )
    return f'<Relationships xmlns="{_PACKAGED}/relationships">{each}</Relationships>'
