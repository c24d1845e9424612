"""What floats over a sheet: text boxes with the row they begin at, and how many pictures there are."""

import re
from collections.abc import Iterator

from lxml import etree

from ingest.office.package import Package
from ingest.office.relations import related
from ingest.xlsx.cells import TextBox
from ingest.xlsx.tidy import tidy

_FALLBACK = "Fallback"
_LETTER = re.compile(r"[^\W\d_]")


def drawings_of(package: Package, sheet: str) -> tuple[tuple[TextBox, ...], int]:
    """The text boxes of a sheet from the top, and the number of its pictures."""
    boxes: list[TextBox] = []
    pictures = 0
    for member in related(package, sheet, "drawing"):
        root = package.xml(member)
        pictures += sum(1 for _ in root.iterfind(".//{*}pic"))
        boxes += _boxes(root)
    return tuple(sorted(boxes, key=lambda box: box.row)), pictures


def _boxes(root: etree._Element) -> Iterator[TextBox]:
    for anchor in root:
        row = anchor.findtext("{*}from/{*}row", "0")
        for shape in anchor.iterfind(".//{*}sp"):
            if any(etree.QName(above).localname == _FALLBACK for above in shape.iterancestors()):
                continue
            paragraphs = shape.iterfind("{*}txBody/{*}p")
            lines = tuple(filter(None, (_words(paragraph) for paragraph in paragraphs)))
            if any(_LETTER.search(line) for line in lines):  # a bare number points at a field
                yield TextBox(row=int(row) + 1 if row.isdigit() else 1, lines=lines)


def _words(paragraph: etree._Element) -> str:
    words = []
    for part in paragraph.iterfind("{*}*"):
        match etree.QName(part).localname:
            case "r" | "fld":
                words.append(part.findtext("{*}t") or "")
            case "br":
                words.append("\n")
    return tidy("".join(words))
