"""A tiny writer of PDF files for tests: text in Japanese fonts that are not embedded, lines, boxes, pictures, outline.

Places are in points from the top left corner of an A4 page; a text's place is the left end of its base line.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

WIDTH, HEIGHT = 595, 842


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """A line of text. `paint` is put before it: a colour (1 1 1 rg) or a rendering mode (2 Tr)."""

    x: float
    y: float
    text: str
    size: float = 10.0
    font: str = "Mincho"
    paint: str = ""
    angle: str = "1 0 0 1"


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """A stroked line or a filled box, from corner to corner; `colour` is r g b."""

    x0: float
    y0: float
    x1: float
    y1: float
    filled: bool = False
    colour: str = "0 0 0"


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A grey picture over a part of the page."""

    x0: float = 0
    y0: float = 0
    x1: float = WIDTH
    y1: float = HEIGHT


@dataclass(frozen=True, slots=True, kw_only=True)
class Filled:
    """A field of a form with its value, or a text box (`kind` is Tx, Btn or FreeText); `flags` as of annotations."""

    x0: float
    y0: float
    x1: float
    y1: float
    text: str
    kind: str = "Tx"
    flags: int = 4


Mark = Text | Shape | Picture | Filled


@dataclass(slots=True)
class Pdf:
    """Pages of marks; `outline` holds (title, page from 0)."""

    pages: list[Sequence[Mark]] = field(default_factory=list)
    title: str = ""
    outline: Sequence[tuple[str, int]] = ()
    rotate: int = 0
    trailer: str = ""

    def bytes(self) -> bytes:
        """The file."""
        objects: dict[int, bytes] = {
            1: (
                f"<< /Type /Catalog /Pages 2 0 R{' /Outlines 3 0 R' if self.outline else ''}{_form(self.pages)} >>"
            ).encode(),
            4: b"<< /Title <feff" + self.title.encode("utf-16-be").hex().encode() + b"> >>",
            5: _stream(
                b"<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8",
                b"\x99",
            ),
            **_fonts(),
        }
        first = 20
        kids = " ".join(f"{first + 2 * at} 0 R" for at in range(len(self.pages)))
        objects[2] = f"<< /Type /Pages /Count {len(self.pages)} /Kids [{kids}] >>".encode()
        for at, marks in enumerate(self.pages):
            number = first + 2 * at
            objects[number] = (
                f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {WIDTH} {HEIGHT}] /Rotate {self.rotate} "
                f"/Contents {number + 1} 0 R {_annotations(marks)} "
                f"/Resources << /XObject << /Pic 5 0 R >> /Font << {_FONT_NAMES} >> >> >>"
            ).encode()
            objects[number + 1] = _stream(
                b"<<", "\n".join(_drawn(m) for m in marks if not isinstance(m, Filled)).encode()
            )
        if self.outline:
            _add_outline(objects, self.outline, first)
        return assembled(objects, self.trailer)


def paragraph(
    lines: Sequence[str], *, x: float = 60, y: float = 100, size: float = 10, pitch: float = 16
) -> list[Mark]:
    """Lines below each other."""
    return [Text(x=x, y=y + at * pitch, text=line, size=size) for at, line in enumerate(lines)]


def ruled(xs: Sequence[float], ys: Sequence[float]) -> list[Mark]:
    """The lines of a table."""
    level = [Shape(x0=xs[0], y0=y, x1=xs[-1], y1=y) for y in ys]
    return [*level, *(Shape(x0=x, y0=ys[0], x1=x, y1=ys[-1]) for x in xs)]


def assembled(objects: dict[int, bytes], trailer: str = "") -> bytes:
    """Objects as a file with its cross-reference table."""
    out = bytearray(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
    places: dict[int, int] = {}
    for number, body in sorted(objects.items()):
        places[number] = len(out)
        out += f"{number} 0 obj\n".encode() + body + b"\nendobj\n"
    start, size = len(out), max(objects) + 1
    out += f"xref\n0 {size}\n0000000000 65535 f \n".encode()
    for number in range(1, size):
        out += (f"{places[number]:010d} 00000 n \n" if number in places else "0000000000 65535 f \n").encode()
    out += f"trailer << /Size {size} /Root 1 0 R /Info 4 0 R {trailer} >>\nstartxref\n{start}\n%%EOF\n".encode()
    return bytes(out)


# --- drawing -------------------------------------------------------------------------------------------------------
def _drawn(mark: Text | Shape | Picture) -> str:
    match mark:
        case Text():
            code = mark.text.encode("utf-16-be").hex()
            place = f"{mark.angle} {mark.x} {HEIGHT - mark.y} Tm"
            return f"q {mark.paint} BT /{mark.font} {mark.size} Tf {place} <{code}> Tj ET Q"
        case Shape(filled=True):
            return f"q {mark.colour} rg {mark.x0} {HEIGHT - mark.y1} {mark.x1 - mark.x0} {mark.y1 - mark.y0} re f Q"
        case Shape():
            return f"{mark.x0} {HEIGHT - mark.y0} m {mark.x1} {HEIGHT - mark.y1} l S"
        case Picture():
            return f"q {mark.x1 - mark.x0} 0 0 {mark.y1 - mark.y0} {mark.x0} {HEIGHT - mark.y1} cm /Pic Do Q"


def _annotations(marks: Sequence[Mark]) -> str:
    return f"/Annots [{' '.join(_annotation(m) for m in marks if isinstance(m, Filled))}]"


def _annotation(mark: Filled) -> str:
    """A field is its own widget."""
    rect = f"/Rect [{mark.x0} {HEIGHT - mark.y1} {mark.x1} {HEIGHT - mark.y0}] /F {mark.flags}"
    text = f"<feff{mark.text.encode('utf-16-be').hex()}>"
    look = "/DA (/Mincho 10 Tf 0 g)"
    match mark.kind:
        case "FreeText":
            return f"<< /Type /Annot /Subtype /FreeText {rect} {look} /Contents {text} >>"
        case "Btn":
            states = "/AP << /N << /Yes 5 0 R /Off 5 0 R >> >>"
            return (
                f"<< /Type /Annot /Subtype /Widget /FT /Btn {rect} /T (b) /V /{mark.text} /AS /{mark.text} {states} >>"
            )
    return f"<< /Type /Annot /Subtype /Widget /FT /Tx /Ff 4096 {rect} {look} /T (t{mark.x0}{mark.y0}) /V {text} >>"


def _form(pages: Sequence[Sequence[Mark]]) -> str:
    """The form of the file; its fields are found through the pages."""
    fields = [_annotation(m) for marks in pages for m in marks if isinstance(m, Filled) and m.kind != "FreeText"]
    return f" /AcroForm << /Fields [{' '.join(fields)}] /DR << /Font << {_FONT_NAMES} >> >> >>" if fields else ""


_FONT_NAMES = "/Mincho 6 0 R /Gothic 8 0 R /Vertical 10 0 R /Mapless 12 0 R"


def _fonts() -> dict[int, bytes]:
    """Fonts without outlines: the reader knows the characters by the name of the encoding, or not at all."""
    return {
        6: _font(7, "Ryumin-Light", "UniJIS-UCS2-H"),
        7: _descendant("Ryumin-Light", "Japan1"),
        8: _font(9, "GothicBBB-Medium", "UniJIS-UCS2-H"),
        9: _descendant("GothicBBB-Medium", "Japan1"),
        10: _font(11, "Ryumin-Light", "UniJIS-UCS2-V"),
        11: _descendant("Ryumin-Light", "Japan1"),
        12: _font(13, "Unknown", "Identity-H"),
        13: _descendant("Unknown", "Identity"),
    }


def _font(descendant: int, name: str, encoding: str) -> bytes:
    font = f"/Type /Font /Subtype /Type0 /BaseFont /{name} /Encoding /{encoding}"
    return f"<< {font} /DescendantFonts [{descendant} 0 R] >>".encode()


def _descendant(name: str, ordering: str) -> bytes:
    system = f"/CIDSystemInfo << /Registry (Adobe) /Ordering ({ordering}) /Supplement 0 >>"
    descriptor = (
        f"/FontDescriptor << /Type /FontDescriptor /FontName /{name} /Flags 6 /FontBBox [0 -140 1000 860] "
        "/ItalicAngle 0 /Ascent 860 /Descent -140 /CapHeight 700 /StemV 80 >>"
    )
    widths = "/DW 1000 /W [1 95 500]"
    return f"<< /Type /Font /Subtype /CIDFontType0 /BaseFont /{name} {system} {descriptor} {widths} >>".encode()


def _stream(head: bytes, data: bytes) -> bytes:
    return head + f" /Length {len(data)} >>\nstream\n".encode() + data + b"\nendstream"


def _add_outline(objects: dict[int, bytes], entries: Sequence[tuple[str, int]], first: int) -> None:
    start = first + 1000
    last = start + len(entries) - 1
    objects[3] = f"<< /Type /Outlines /First {start} 0 R /Last {last} 0 R /Count {len(entries)} >>".encode()
    for at, (title, page) in enumerate(entries):
        around = f"/Next {start + at + 1} 0 R" if at + 1 < len(entries) else ""
        around += f" /Prev {start + at - 1} 0 R" if at else ""
        text = title.encode("utf-16-be").hex()
        objects[start + at] = (
            f"<< /Title <feff{text}> /Parent 3 0 R {around} /Dest [{first + 2 * page} 0 R /Fit] >>"
        ).encode()
