"""PPTX → blocks: a slide is a page, its title a heading; notes of the presenter (発表者ノート) stand at its end."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from lxml import etree

from ingest.blocks import Block, BlockKind, ParsedFile
from ingest.office.package import Package
from ingest.office.properties import title_of
from ingest.office.relations import related, relations_of
from ingest.parsers import notices
from ingest.pptx.deck import Deck, Leaf, deck_of
from ingest.pptx.ground import Ground, page_colour
from ingest.pptx.paragraphs import words_of
from ingest.pptx.running import without_running_lines
from ingest.pptx.shapes import shapes_of
from ingest.pptx.slide_blocks import Contents, block_of, contents_of
from ingest.pptx.templates import Templates
from knowledge.domain.publication import Notice
from knowledge.errors import EmptyFile, TextlessFile
from knowledge.text import fold

_FEWEST_HIDDEN: Final = 5
_CHAPTER: Final = "secHead"
_COVER: Final = "title"


@dataclass(frozen=True, slots=True, kw_only=True)
class Slide:
    """A slide that is shown. `kind` is what its layout is for; `pictures` tells of a slide without words."""

    leaf: Leaf
    kind: str
    contents: Contents
    notes: tuple[Block, ...]
    pictures: bool


def parse_package(package: Package, path: Path) -> ParsedFile:
    """Reads a deck; raises DamagedFile, TooLargeFile, EmptyFile or TextlessFile (pictures only)."""
    deck = deck_of(package)
    slides, hidden = _slides(package, deck)
    blocks = tuple(_blocks(without_running(slides)))
    if not blocks:
        pictures = any(slide.pictures for slide in slides)
        raise (TextlessFile if pictures else EmptyFile)("no slide has text", which=path.name)
    told = (*([notices.hidden_slides(hidden)] if hidden else []), *_notices(slides))
    return ParsedFile(title=title_of(package), blocks=blocks, pages=len(deck.leaves), notices=told)


def _slides(package: Package, deck: Deck) -> tuple[list[Slide], tuple[int, ...]]:
    """The slides that are shown, and the pages of the others."""
    templates = Templates(package)
    slides: list[Slide] = []
    hidden: list[int] = []
    for leaf in deck.leaves:
        root = package.xml(leaf.member)
        if root.get("show") in ("0", "false"):
            hidden.append(leaf.page)
        else:
            slides.append(_slide(package, deck, leaf, root, templates))
    return slides, tuple(hidden)


def _slide(package: Package, deck: Deck, leaf: Leaf, root: etree._Element, templates: Templates) -> Slide:
    template = templates.of(leaf.member)
    members = {one.id: one.member for one in relations_of(package, leaf.member)}
    shapes = shapes_of(root, template, Ground(template, page_colour(root, template)))

    def part_of(name: str) -> etree._Element | None:
        return package.xml(members[name]) if name in members else None

    contents = contents_of(shapes, deck.edge, part_of)
    return Slide(
        leaf=leaf,
        kind=template.kind,
        contents=contents,
        notes=tuple(_notes(package, leaf.member)),
        pictures=next(root.iter("{*}pic"), None) is not None,
    )


def _notes(package: Package, slide: str) -> Iterator[Block]:
    """The notes of the presenter, without the page number and the date beside them."""
    for member in related(package, slide, "notesSlide"):
        for shape in package.xml(member).iterfind(".//{*}sp"):
            placeholder = shape.find("{*}nvSpPr/{*}nvPr/{*}ph")
            body = shape.find("{*}txBody")
            if placeholder is not None and placeholder.get("type") == "body" and body is not None:
                yield from map(block_of, words_of(body, (), lambda _run: False).paragraphs)


def without_running(slides: Sequence[Slide]) -> list[Slide]:
    """The slides without lines that stand on most of them (著作権表示, 部署名)."""
    kept = without_running_lines([slide.contents.blocks for slide in slides])
    return [
        replace(slide, contents=replace(slide.contents, blocks=blocks))
        for slide, blocks in zip(slides, kept, strict=True)
    ]


# --- headings ------------------------------------------------------------------------------------------------------
def _blocks(slides: Sequence[Slide]) -> Iterator[Block]:
    """The headings by their ranks (cover, section, chapter slide, slide), each with what stands below it."""
    cover = int(bool(slides) and slides[0].kind == _COVER and len(slides) > 1)
    sections = int(len({slide.leaf.section for slide in slides if slide.leaf.section}) > 1)
    chapters = int(any(slide.kind == _CHAPTER for slide in slides))
    section = before = ""
    for at, slide in enumerate(slides):
        page = slide.leaf.page
        if sections and slide.leaf.section and slide.leaf.section != section:
            section, before = slide.leaf.section, ""
            if not _says(slide.contents.title, section) and (at or not cover):
                yield Block(kind=BlockKind.HEADING, text=section, page=page, level=cover + 1)
        if slide.contents.title and fold(slide.contents.title) != fold(before):
            level = cover + sections + (1 if slide.kind == _CHAPTER else 1 + chapters)
            level = 1 if cover and not at else level
            yield Block(kind=BlockKind.HEADING, text=slide.contents.title, page=page, level=level)
        before = slide.contents.title
        yield from (replace(block, page=page) for block in (*slide.contents.blocks, *slide.notes))


def _says(title: str, section: str) -> bool:
    return fold(title) == fold(section)


def _notices(slides: Sequence[Slide]) -> Iterator[Notice]:
    for slide in slides:
        if slide.pictures and not slide.contents.title and not slide.contents.blocks:
            yield notices.page_without_text(slide.leaf.page)
        if slide.contents.unseen >= _FEWEST_HIDDEN:
            yield notices.hidden_text(slide.leaf.page, slide.contents.unseen)
