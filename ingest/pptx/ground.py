"""What lies under a text on a slide, so that words in the colour of their ground are known as unseen."""

from dataclasses import dataclass, field
from typing import Final

from lxml import etree

from ingest.office.colours import are_alike, colour_of
from ingest.pptx.frame import Frame
from ingest.pptx.templates import Template

_COVERS: Final = 0.9
_UNKNOWN: Final = "?"
_FILLS: Final = ("solidFill", "gradFill", "blipFill", "pattFill", "grpFill")


@dataclass(slots=True)
class Ground:
    """The filled shapes of a slide that have been met so far, the lowest first; a colour is hex, or ? if not known."""

    template: Template
    page: str
    _filled: list[tuple[Frame, str]] = field(default_factory=list)

    def lay(self, frame: Frame | None, shape: etree._Element) -> None:
        """Takes in a shape that covers what is below it."""
        colour = self.fill_of(shape)
        if frame and colour:
            self._filled.append((frame, colour))

    def under(self, frame: Frame | None) -> str:
        """The colour under a frame."""
        if frame is None:
            return _UNKNOWN
        for other, colour in reversed(self._filled):
            if other.shared(frame) >= _COVERS * frame.area:
                return colour
            if other.shared(frame) > 0:
                return _UNKNOWN
        return self.page

    def fill_of(self, shape: etree._Element) -> str:
        """The colour of a shape; empty where it is bare."""
        properties = shape.find("{*}spPr")
        for child in properties if properties is not None else ():
            name = etree.QName(child).localname
            if name == "noFill":
                return ""
            if name in _FILLS:
                return (self.colour_of(child) or _UNKNOWN) if name == "solidFill" else _UNKNOWN
        reference = shape.find("{*}style/{*}fillRef")
        if reference is not None and reference.get("idx", "0") != "0":
            return self.colour_of(reference) or _UNKNOWN
        return _UNKNOWN if etree.QName(shape).localname in ("pic", "graphicFrame") else ""

    def colour_of(self, fill: etree._Element) -> str:
        """The colour that a fill states, in hex; empty where it is not plain."""
        for colour in fill:
            value = colour.get("val", "")
            match etree.QName(colour).localname:
                case "srgbClr":
                    plain = value
                case "schemeClr":
                    plain = self.template.colour(value)
                case "sysClr":
                    plain = colour.get("lastClr", "")
                case _:
                    continue
            return plain.upper() if len(colour) == 0 else ""
        return ""

    def is_unseen(self, run: etree._Element, ground: str) -> bool:
        """Whether a run states a colour that cannot be told from its ground, or none at all (透明)."""
        fill = run.find("{*}rPr/{*}solidFill")
        if fill is None:
            return run.find("{*}rPr/{*}noFill") is not None and run.find("{*}rPr/{*}ln") is None
        alpha = fill.find("{*}*/{*}alpha")
        if alpha is not None and alpha.get("val") == "0":
            return True
        return are_alike(colour_of(self.colour_of(fill)), colour_of(ground))


def page_colour(slide: etree._Element, template: Template) -> str:
    """The colour of an empty slide; ? where it is a picture or a gradient."""
    ground = Ground(template=template, page="")
    for layer in (slide, *template.layers):
        background = layer.find("{*}cSld/{*}bg")
        if background is None:
            continue
        reference = background.find("{*}bgRef")
        solid = background.find("{*}bgPr/{*}solidFill")
        stated = reference if reference is not None else solid
        return (ground.colour_of(stated) or _UNKNOWN) if stated is not None else _UNKNOWN
    return "FFFFFF"
