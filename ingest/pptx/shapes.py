"""The shapes of a slide with their places on it: texts, tables, charts, diagrams; groups are opened."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from lxml import etree

from ingest.pptx.frame import Frame, Transform, frame_of
from ingest.pptx.ground import Ground
from ingest.pptx.paragraphs import Words, words_of
from ingest.pptx.templates import TITLES, Template

_RUNNING: Final = frozenset({"ftr", "sldNum", "dt", "hdr"})
_NAMES: Final = ("nvSpPr", "nvGrpSpPr", "nvGraphicFramePr", "nvPicPr", "nvCxnSpPr")


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """A shape that stands on the slide. `element` is the graphic of a table, chart or diagram; `title` the slide's."""

    frame: Frame | None
    words: Words
    title: bool = False
    element: etree._Element | None = None


def shapes_of(slide: etree._Element, template: Template, ground: Ground) -> list[Shape]:
    """All shapes of a slide in drawing order; hidden ones, footers and page numbers are left out."""
    for layer in reversed(template.layers):
        _lay_below(layer, ground)
    tree = slide.find("{*}cSld/{*}spTree")
    return list(_walk(tree, Transform(), template, ground)) if tree is not None else []


def _lay_below(layer: etree._Element, ground: Ground) -> None:
    """The drawn shapes of a layout or master, which show through."""
    for element in layer.iterfind("{*}cSld/{*}spTree//{*}spPr/.."):
        if element.find("{*}nvSpPr/{*}nvPr/{*}ph") is None:
            ground.lay(frame_of(element.find("{*}spPr/{*}xfrm")), element)


def _walk(parent: etree._Element, transform: Transform, template: Template, ground: Ground) -> Iterator[Shape]:
    for element in parent:
        name = etree.QName(element).localname if isinstance(element.tag, str) else ""
        if name == "AlternateContent":
            chosen = element.find("{*}Choice")
            yield from _walk(chosen if chosen is not None else element, transform, template, ground)
        elif _is_hidden(element):
            continue
        elif name == "grpSp":
            inside = transform.within(element.find("{*}grpSpPr/{*}xfrm"))
            yield from _walk(element, inside, template, ground)
        elif name == "sp":
            yield from _text_shape(element, transform, template, ground)
        elif name == "graphicFrame":
            frame = frame_of(element.find("{*}xfrm"))
            yield Shape(frame=transform.frame(frame) if frame else None, words=Words(paragraphs=()), element=element)
        elif name == "pic":
            frame = frame_of(element.find("{*}spPr/{*}xfrm"))
            ground.lay(transform.frame(frame) if frame else None, element)


def _is_hidden(element: etree._Element) -> bool:
    return any(
        properties.get("hidden") in ("1", "true")
        for name in _NAMES
        for properties in element.iterfind(f"{{*}}{name}/{{*}}cNvPr")
    )


def _text_shape(element: etree._Element, transform: Transform, template: Template, ground: Ground) -> Iterator[Shape]:
    placeholder = element.find("{*}nvSpPr/{*}nvPr/{*}ph")
    kind = placeholder.get("type", "obj") if placeholder is not None else ""
    if kind in _RUNNING:
        return
    own = frame_of(element.find("{*}spPr/{*}xfrm"))
    frame = transform.frame(own) if own else template.frame(placeholder) if placeholder is not None else None
    colour = ground.fill_of(element) or ground.under(frame)
    body = element.find("{*}txBody")
    words = Words(paragraphs=())
    if body is not None:
        styles = list(template.list_styles(placeholder))
        words = words_of(body, styles, lambda run: ground.is_unseen(run, colour))
    ground.lay(frame, element)
    if words.paragraphs or words.unseen or ground.fill_of(element):
        yield Shape(frame=frame, words=words, title=kind in TITLES)
