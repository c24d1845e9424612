"""Which text a reader of the page can see; what nobody sees is a channel for prompt injection, and stays out."""

from ingest.docx.names import DRAWING, SHAPES, VML, Element, child_value, is_on, value, w
from ingest.office.colours import WHITE, Colour, are_alike, colour_of

Ground = Colour | None
"""The colour behind a text; ``None`` where it is not known, so that every text counts as seen."""

PAPER = WHITE
_SMALLEST = 2.0  # points; smaller type cannot be read


def is_seen(*, vanishes: bool, colour: str, size: float, ground: Ground) -> bool:
    """Whether text of this look can be read on this ground; the colour is hexadecimal or `auto`."""
    return not (vanishes or 0 < size < _SMALLEST or are_alike(colour_of(colour), ground))


def ground_of(properties: Element | None, behind: Ground) -> Ground:
    """The ground that the shading or the marker of a run, a paragraph or a cell makes over the one behind it."""
    if properties is None:
        return behind
    if child_value(properties, "highlight") not in ("", "none"):
        return None
    shading = properties.find(w("shd"))
    if shading is None:
        return behind
    if value(shading) not in ("", "clear", "nil"):
        return None
    return colour_of(shading.get(w("fill"), "")) or behind


def ground_of_shape(content: Element, behind: Ground) -> Ground:
    """The ground of a text box, by the fill of the shape around it."""
    for shape in content.iterancestors(f"{{{SHAPES}}}wsp", f"{{{VML}}}shape", f"{{{VML}}}rect", f"{{{VML}}}roundrect"):
        if str(shape.tag).startswith(f"{{{VML}}}"):
            filled = "fillcolor" in shape.attrib and shape.get("filled", "t") not in ("f", "false", "0")
            return None if filled else behind
        return _fill(shape, behind)
    return behind


def _fill(shape: Element, behind: Ground) -> Ground:
    properties = shape.find(f"{{{SHAPES}}}spPr")
    for fill in () if properties is None else properties:
        match str(fill.tag).rpartition("}")[2]:
            case "noFill":
                return behind
            case "solidFill":
                stated = fill.find(f"{{{DRAWING}}}srgbClr")
                return None if stated is None else colour_of(stated.get("val", ""))
            case "gradFill" | "blipFill" | "pattFill" | "grpFill":
                return None
    reference = shape.find(f"{{{SHAPES}}}style/{{{DRAWING}}}fillRef")
    return behind if reference is None or reference.get("idx", "0") == "0" else None


def switch(properties: Element | None, name: str) -> bool | None:
    """Whether a switch of the properties is on; ``None`` where they say nothing of it."""
    element = None if properties is None else properties.find(w(name))
    return None if element is None else is_on(element)
