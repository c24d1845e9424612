"""What a slide takes from its layout and master: places and list styles of placeholders, colours, the ground."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from lxml import etree

from ingest.office.package import Package
from ingest.office.relations import related
from ingest.pptx.frame import Frame, frame_of

TITLES: Final = frozenset({"title", "ctrTitle"})
_LIKE: Final = {"ctrTitle": "title", "subTitle": "body", "obj": "body"}
_NAMES: Final = {"bg1": "lt1", "tx1": "dk1", "bg2": "lt2", "tx2": "dk2"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Template:
    """The layers below a slide, nearest first: layout, master. `colours` are the theme's by name, in hex."""

    layers: tuple[etree._Element, ...]
    colours: Mapping[str, str] = field(default_factory=dict)

    @property
    def kind(self) -> str:
        """What the layout is for: title, secHead, obj."""
        return self.layers[0].get("type", "") if self.layers else ""

    def frame(self, placeholder: etree._Element) -> Frame | None:
        """Where the nearest layer puts a placeholder."""
        for shape in self._shapes(placeholder):
            if frame := frame_of(shape.find("{*}spPr/{*}xfrm")):
                return frame
        return None

    def list_styles(self, placeholder: etree._Element | None) -> Iterator[etree._Element]:
        """The list styles that hold for a text, nearest first."""
        if placeholder is None:
            return
        for shape in self._shapes(placeholder):
            yield from shape.iterfind("{*}txBody/{*}lstStyle")
        kind = placeholder.get("type", "obj")
        name = "titleStyle" if kind in TITLES else "bodyStyle"
        for layer in self.layers[-1:]:
            yield from layer.iterfind(f"{{*}}txStyles/{{*}}{name}")

    def colour(self, name: str) -> str:
        """A colour of the theme by its name or the name that the master maps to it; empty where unknown."""
        maps = self.layers[-1].find("{*}clrMap") if self.layers else None
        mapped = maps.get(name) if maps is not None else None
        return self.colours.get(mapped or _NAMES.get(name, name), "")

    def _shapes(self, placeholder: etree._Element) -> Iterator[etree._Element]:
        """The shapes of the layers that a placeholder takes after: by number in the layout, by kind in the master."""
        number, kind = placeholder.get("idx"), placeholder.get("type", "obj")
        for depth, layer in enumerate(self.layers):
            for shape in layer.iterfind("{*}cSld/{*}spTree/{*}sp"):
                own = shape.find("{*}nvSpPr/{*}nvPr/{*}ph")
                if own is None:
                    continue
                same_kind = _alike(own.get("type", "obj")) == _alike(kind)
                if (own.get("idx") == number and number is not None and depth == 0) or (
                    same_kind and (depth or number is None)
                ):
                    yield shape
                    break


def _alike(kind: str) -> str:
    return _LIKE.get(kind, kind)


class Templates:
    """The templates of a deck's slides; each part is read once."""

    def __init__(self, package: Package) -> None:
        self._package = package
        self._parts: dict[str, etree._Element] = {}
        self._themes: dict[str, Mapping[str, str]] = {}

    def of(self, slide: str) -> Template:
        """The template of a slide."""
        layouts = related(self._package, slide, "slideLayout")[:1]
        masters = related(self._package, layouts[0], "slideMaster")[:1] if layouts else ()
        layers = tuple(self._part(member) for member in (*layouts, *masters))
        return Template(layers=layers, colours=self._theme(masters[0]) if masters else {})

    def _part(self, member: str) -> etree._Element:
        if member not in self._parts:
            self._parts[member] = self._package.xml(member)
        return self._parts[member]

    def _theme(self, master: str) -> Mapping[str, str]:
        if master not in self._themes:
            found: dict[str, str] = {}
            for theme in related(self._package, master, "theme")[:1]:
                for entry in self._package.xml(theme).iterfind("{*}themeElements/{*}clrScheme/*"):
                    for colour in entry:
                        found[etree.QName(entry).localname] = colour.get("val") or ""
                        if etree.QName(colour).localname == "sysClr":
                            found[etree.QName(entry).localname] = colour.get("lastClr", "")
            self._themes[master] = found
        return self._themes[master]
