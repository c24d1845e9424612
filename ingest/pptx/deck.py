"""A deck's list of slides: their parts in order, hidden ones, sections (セクション), the size of a slide."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from lxml import etree

from ingest.office.kind import main_part
from ingest.office.numbers import whole
from ingest.office.package import Package
from ingest.office.relations import id_in, relations_of
from ingest.pptx.frame import Frame

_UNNAMED: Final = re.compile(r"(?:既定の|タイトルなしの)セクション|(?:default|untitled|summary) section", re.IGNORECASE)
_WIDTH, _HEIGHT = 9_144_000, 6_858_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaf:
    """An entry of the deck: a slide by its place in it (from 1, hidden ones counted) and its part."""

    page: int
    member: str
    section: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Deck:
    """The slides in order. `edge` is the frame of a slide."""

    leaves: tuple[Leaf, ...]
    edge: Frame


def deck_of(package: Package) -> Deck:
    """The deck of a package; raises DamagedFile where it has none."""
    main = main_part(package)
    root = package.xml(main)
    slides = {one.id: one.member for one in relations_of(package, main) if one.kind == "slide"}
    sections = _sections(root)
    leaves = []
    for page, entry in enumerate(root.iterfind("{*}sldIdLst/{*}sldId"), start=1):
        if member := slides.get(id_in(entry)):
            leaves.append(Leaf(page=page, member=member, section=sections.get(entry.get("id", ""), "")))
    size = root.find("{*}sldSz")
    width, height = (
        (_WIDTH, _HEIGHT) if size is None else (whole(size.get("cx"), _WIDTH), whole(size.get("cy"), _HEIGHT))
    )
    return Deck(leaves=tuple(leaves), edge=Frame(x0=0, top=0, x1=width, bottom=height))


def _sections(root: etree._Element) -> Mapping[str, str]:
    """The name of the section of each slide; sections that bear no name of a person's are left out."""
    found: dict[str, str] = {}
    for section in root.iterfind(".//{*}sectionLst/{*}section"):
        name = section.get("name", "").strip()
        if name and not _UNNAMED.fullmatch(name):
            found |= {entry.get("id", ""): name for entry in section.iterfind("{*}sldIdLst/{*}sldId")}
    return found
