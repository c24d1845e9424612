"""The relations of a package's part (_rels): which other parts it uses, and as what."""

import posixpath
from dataclasses import dataclass

from lxml import etree

from ingest.office.package import Package


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """A part that another part uses; `kind` is the last word of its type (slide, sharedStrings), `member` its name."""

    id: str
    kind: str
    member: str


def relations_of(package: Package, member: str) -> tuple[Relation, ...]:
    """The relations of a part to parts that the package holds; an empty `member` is the package itself."""
    folder, name = posixpath.split(member)
    listed = posixpath.join(folder, "_rels", f"{name}.rels")
    if listed not in package.names:
        return ()
    found = []
    for entry in package.xml(listed).iterfind("{*}Relationship"):
        target = entry.get("Target", "")
        target = target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
        if entry.get("TargetMode") != "External" and target in package.names:
            kind = entry.get("Type", "").rsplit("/", 1)[-1]
            found.append(Relation(id=entry.get("Id", ""), kind=kind, member=target))
    return tuple(found)


def related(package: Package, member: str, kind: str) -> tuple[str, ...]:
    """The members that a part uses as `kind`."""
    return tuple(relation.member for relation in relations_of(package, member) if relation.kind == kind)


def id_in(element: etree._Element, name: str = "id") -> str:
    """The relation that an element refers to (r:id, r:dm), whichever namespace its edition gives it; empty for none."""
    return next((str(value) for key, value in element.attrib.items() if str(key).endswith(f"}}{name}")), "")
