"""What paragraphs and runs look like, by their own properties and the styles (スタイル) they are based on."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from ingest.docx.ink import Ground, ground_of, switch
from ingest.docx.names import Element, child_value, is_on, value, w, whole

_LONGEST_CHAIN = 30
_DEFAULT_SIZE = 10.0
_BODY_LEVEL = 9
_HEADING_NAME = re.compile(r"(?:heading|見出し)\s*([1-9])", re.IGNORECASE)
_TITLE_NAMES = ("title", "表題")
_CAPTION_NAMES = ("caption", "図表番号")
_CONTENTS_NAME = re.compile(r"(?:toc|目次)\s*[1-9]", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class TextLook:
    """How the characters of a run look; `size` is in points."""

    vanishes: bool
    bold: bool
    colour: str
    size: float
    ground: Ground


@dataclass(frozen=True, slots=True, kw_only=True)
class Numbered:
    """The list and the level (from 0) of a paragraph with an automatic number."""

    list_id: str
    level: int


class Styles:
    """The styles of a document."""

    def __init__(self, root: Element | None) -> None:
        styles = [] if root is None else root.findall(w("style"))
        self._by_id = {style.get(w("styleId"), ""): style for style in styles}
        self._chains: dict[str, tuple[Element, ...]] = {}
        self._paragraph_default = next((key for key, style in self._by_id.items() if _is_default(style)), "")
        defaults = None if root is None else root.find(f"{w('docDefaults')}/{w('rPrDefault')}/{w('rPr')}")
        self._defaults = () if defaults is None else (defaults,)

    # --- paragraphs ---
    def level(self, paragraph: Element | None) -> int:
        """The heading level from 1 that the outline level of a paragraph or of its style states; 0 for text."""
        for properties in self._of_paragraph(paragraph):
            if (stated := whole(child_value(properties, "outlineLvl"))) is not None:
                return stated + 1 if 0 <= stated < _BODY_LEVEL else 0
        named = (match for name in self._names(paragraph) if (match := _HEADING_NAME.fullmatch(name)))
        return next((int(match[1]) for match in named), 0)

    def is_title(self, paragraph: Element | None) -> bool:
        """Whether the style is that of the document's title (表題)."""
        return any(name in _TITLE_NAMES for name in self._names(paragraph))

    def is_caption(self, paragraph: Element | None) -> bool:
        """Whether the style is that of captions (図表番号)."""
        return any(name in _CAPTION_NAMES for name in self._names(paragraph))

    def is_contents_line(self, paragraph: Element | None) -> bool:
        """Whether the style is that of an entry of the contents (目次 1)."""
        return any(_CONTENTS_NAME.fullmatch(name) for name in self._names(paragraph))

    def numbered(self, paragraph: Element | None) -> tuple[Numbered, str] | None:
        """The list of a paragraph, and the style that states it (empty where the paragraph itself does)."""
        own = paragraph.find(w("numPr")) if paragraph is not None else None
        stated_level = whole(child_value(own, "ilvl"))
        if own is not None and (list_id := child_value(own, "numId")):
            return (Numbered(list_id=list_id, level=stated_level or 0), "") if list_id != "0" else None
        for style in self._chain_of(paragraph):
            properties = style.find(f"{w('pPr')}/{w('numPr')}")
            if properties is not None and (list_id := child_value(properties, "numId")):
                level = stated_level if stated_level is not None else whole(child_value(properties, "ilvl"))
                found = Numbered(list_id=list_id, level=level or 0)
                return (found, style.get(w("styleId"), "")) if list_id != "0" else None
        return None

    def list_of_style(self, style_id: str) -> str:
        """The list that a numbering style stands for, empty where it names none."""
        style = self._by_id.get(style_id)
        return "" if style is None else value(style.find(f"{w('pPr')}/{w('numPr')}/{w('numId')}"))

    def starts_page(self, paragraph: Element | None) -> bool:
        """Whether a page break stands before the paragraph."""
        stated = (switch(properties, "pageBreakBefore") for properties in self._of_paragraph(paragraph))
        return next((on for on in stated if on is not None), False)

    def _of_paragraph(self, paragraph: Element | None) -> Iterable[Element]:
        if paragraph is not None:
            yield paragraph
        for style in self._chain_of(paragraph):
            if (properties := style.find(w("pPr"))) is not None:
                yield properties

    def _names(self, paragraph: Element | None) -> list[str]:
        return [child_value(style, "name").lower() for style in self._chain_of(paragraph)]

    def _chain_of(self, paragraph: Element | None) -> tuple[Element, ...]:
        return self._chain(child_value(paragraph, "pStyle") or self._paragraph_default)

    # --- runs ---
    def text_look(self, run: Element | None, paragraph: Element | None, behind: Ground) -> TextLook:
        """The look of a run with the properties `run` in a paragraph with the properties `paragraph`."""
        in_paragraph = self._chain_of(paragraph)
        styled = [style.find(w("rPr")) for style in (*self._chain(child_value(run, "rStyle")), *in_paragraph)]
        layers = [layer for layer in (run, *styled, *self._defaults) if layer is not None]
        ground = behind
        for style in reversed(in_paragraph):
            ground = ground_of(style.find(w("pPr")), ground)
        for layer in (paragraph, *reversed(layers)):
            ground = ground_of(layer, ground)
        half_points = next((size for layer in layers if (size := whole(child_value(layer, "sz"))) is not None), None)
        return TextLook(
            vanishes=_first_switch(layers, "vanish"),
            bold=_first_switch(layers, "b"),
            colour=next((stated for layer in layers if (stated := child_value(layer, "color"))), ""),
            size=_DEFAULT_SIZE if half_points is None else half_points / 2,
            ground=ground,
        )

    # --- tables ---
    def table_style(self, style_id: str) -> tuple[Element, ...]:
        """The style of a table and those it is based on."""
        return self._chain(style_id)

    def _chain(self, style_id: str) -> tuple[Element, ...]:
        """A style and those it is based on, the nearest first."""
        if style_id not in self._chains:
            found: list[Element] = []
            at = style_id
            while (style := self._by_id.get(at)) is not None and style not in found and len(found) < _LONGEST_CHAIN:
                found.append(style)
                at = child_value(style, "basedOn")
            self._chains[style_id] = tuple(found)
        return self._chains[style_id]


def _is_default(style: Element) -> bool:
    return style.get(w("type")) == "paragraph" and style.get(w("default"), "0") in ("1", "true", "on")


def _first_switch(layers: Iterable[Element], name: str) -> bool:
    element = next((found for layer in layers if (found := layer.find(w(name))) is not None), None)
    return element is not None and is_on(element)
