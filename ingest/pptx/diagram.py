"""The words of a SmartArt: its points in the order of the tree, with their depth."""

from collections import defaultdict
from collections.abc import Iterator

from lxml import etree

from ingest.office.numbers import whole
from ingest.pptx.paragraphs import Paragraph, plain_text

_SHOWN = ("node", "asst")
_DEEPEST = 20


def diagram_paragraphs(root: etree._Element) -> Iterator[Paragraph]:
    """The paragraphs of a diagram's data part, parents before their children."""
    points = {point.get("modelId", ""): point for point in root.iterfind("{*}ptLst/{*}pt")}
    below: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for link in root.iterfind("{*}cxnLst/{*}cxn"):
        if link.get("type", "parOf") == "parOf":
            below[link.get("srcId", "")].append((whole(link.get("srcOrd")), link.get("destId", "")))
    met: set[str] = set()
    for name, point in points.items():
        if point.get("type") == "doc":
            yield from _below(name, 0, points, below, met)


def _below(
    name: str,
    depth: int,
    points: dict[str, etree._Element],
    below: dict[str, list[tuple[int, str]]],
    met: set[str],
) -> Iterator[Paragraph]:
    for _, child in sorted(below.get(name, [])):
        if child in met or child not in points or depth > _DEEPEST:
            continue
        met.add(child)
        if points[child].get("type", "node") in _SHOWN and (text := plain_text(points[child].find("{*}t"))):
            yield Paragraph(text=text, level=depth)
        yield from _below(child, depth + 1, points, below, met)
