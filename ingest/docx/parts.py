"""The parts of a Word package that are read: the text, its styles, its numbers and its notes."""

import posixpath
from dataclasses import dataclass

from ingest.docx.names import MATH, WORD, Element
from ingest.office.kind import main_part
from ingest.office.package import Package

_STRICT = "http://purl.oclc.org/ooxml/"
_OF_STRICT = {
    f"{_STRICT}wordprocessingml/main": WORD,
    f"{_STRICT}officeDocument/math": MATH,
    f"{_STRICT}drawingml/main": "http://schemas.openxmlformats.org/drawingml/2006/main",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """The roots of the parts; ``None`` for one that the package lacks."""

    document: Element
    styles: Element | None
    numbering: Element | None
    footnotes: Element | None
    endnotes: Element | None


def parts_of(package: Package) -> Parts:
    """Opens the parts; raises DamagedFile where one is missing or broken."""
    main = main_part(package)
    related = _related(package, main)

    def part(kind: str) -> Element | None:
        name = related.get(kind, "")
        return _opened(package, name) if name in package.names else None

    return Parts(
        document=_opened(package, main),
        styles=part("styles"),
        numbering=part("numbering"),
        footnotes=part("footnotes"),
        endnotes=part("endnotes"),
    )


def _related(package: Package, main: str) -> dict[str, str]:
    """The kind of a relationship → the part that it leads to."""
    folder, name = posixpath.split(main)
    relations = posixpath.join(folder, "_rels", f"{name}.rels")
    if relations not in package.names:
        return {}
    found: dict[str, str] = {}
    for relation in package.xml(relations):
        if relation.get("TargetMode") != "External":
            target = posixpath.normpath(posixpath.join(f"/{folder}", relation.get("Target", "")))
            found.setdefault(relation.get("Type", "").rpartition("/")[2], target.lstrip("/"))
    return found


def _opened(package: Package, name: str) -> Element:
    """The root of a part; what ISO's strict variant calls otherwise gets its usual name."""
    root = package.xml(name)
    if str(root.tag).startswith(f"{{{_STRICT}"):
        for element in root.iter("*"):
            element.tag = _usual(str(element.tag))
            for key in [key for key in element.attrib if str(key).startswith(f"{{{_STRICT}")]:
                element.set(_usual(str(key)), element.attrib.pop(key))
    return root


def _usual(name: str) -> str:
    namespace, _, local = name[1:].partition("}")
    return f"{{{_OF_STRICT[namespace]}}}{local}" if name.startswith("{") and namespace in _OF_STRICT else name
