"""The parts of a Word package that are read: the text, its styles, its numbers and its notes."""

from collections.abc import Mapping
from dataclasses import dataclass

from ingest.docx.names import DRAWING, MATH, RELATIONS, WORD, Element
from ingest.office.kind import main_part
from ingest.office.package import Package
from ingest.office.relations import Relation, relations_of

_STRICT = "http://purl.oclc.org/ooxml/"
_OF_STRICT = {
    f"{_STRICT}wordprocessingml/main": WORD,
    f"{_STRICT}officeDocument/math": MATH,
    f"{_STRICT}drawingml/main": DRAWING,
    f"{_STRICT}officeDocument/relationships": RELATIONS,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """The roots of the parts, ``None`` for one that the package lacks, and what the text relates to by its name."""

    document: Element
    styles: Element | None
    numbering: Element | None
    footnotes: Element | None
    endnotes: Element | None
    related: Mapping[str, Relation]
    package: Package


def parts_of(package: Package) -> Parts:
    """Opens the parts; raises DamagedFile where one is missing or broken."""
    main = main_part(package)
    relations = relations_of(package, main)
    named = {relation.kind: relation.member for relation in reversed(relations)}

    def part(kind: str) -> Element | None:
        return _opened(package, named[kind]) if kind in named else None

    return Parts(
        document=_opened(package, main),
        styles=part("styles"),
        numbering=part("numbering"),
        footnotes=part("footnotes"),
        endnotes=part("endnotes"),
        related={relation.id: relation for relation in relations},
        package=package,
    )


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
