"""Places on a slide, and how a group moves what is in it."""

from dataclasses import dataclass
from typing import Self

from lxml import etree

from ingest.office.numbers import measured


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """A rectangle on a slide in EMU (914,400 to the inch), from the top left corner."""

    x0: float
    top: float
    x1: float
    bottom: float

    @property
    def area(self) -> float:
        """Width by height."""
        return max(0.0, self.x1 - self.x0) * max(0.0, self.bottom - self.top)

    def shared(self, other: "Frame") -> float:
        """The area that both cover."""
        width = min(self.x1, other.x1) - max(self.x0, other.x0)
        height = min(self.bottom, other.bottom) - max(self.top, other.top)
        return max(0.0, width) * max(0.0, height)


@dataclass(frozen=True, slots=True, kw_only=True)
class Transform:
    """From the coordinates inside a group to those of the slide."""

    scale_x: float = 1.0
    scale_y: float = 1.0
    shift_x: float = 0.0
    shift_y: float = 0.0

    def frame(self, inner: Frame) -> Frame:
        """A frame of the group on the slide."""
        return Frame(
            x0=inner.x0 * self.scale_x + self.shift_x,
            top=inner.top * self.scale_y + self.shift_y,
            x1=inner.x1 * self.scale_x + self.shift_x,
            bottom=inner.bottom * self.scale_y + self.shift_y,
        )

    def within(self, group: etree._Element | None) -> Self:
        """The transform inside a group that stands in these coordinates; `group` is its xfrm."""
        outer, inner = (frame_of(group), _inner(group)) if group is not None else (None, None)
        if outer is None or inner is None:
            return self
        placed = self.frame(outer)
        scale_x = (placed.x1 - placed.x0) / (inner.x1 - inner.x0 or 1)
        scale_y = (placed.bottom - placed.top) / (inner.bottom - inner.top or 1)
        return type(self)(
            scale_x=scale_x,
            scale_y=scale_y,
            shift_x=placed.x0 - inner.x0 * scale_x,
            shift_y=placed.top - inner.top * scale_y,
        )


def frame_of(xfrm: etree._Element | None) -> Frame | None:
    """The frame that an xfrm states."""
    return _frame(xfrm, "off", "ext")


def _inner(xfrm: etree._Element) -> Frame | None:
    return _frame(xfrm, "chOff", "chExt")


def _frame(xfrm: etree._Element | None, corner: str, extent: str) -> Frame | None:
    off = xfrm.find(f"{{*}}{corner}") if xfrm is not None else None
    ext = xfrm.find(f"{{*}}{extent}") if xfrm is not None else None
    if off is None or ext is None:
        return None
    x, y = measured(off.get("x")), measured(off.get("y"))
    return Frame(x0=x, top=y, x1=x + measured(ext.get("cx")), bottom=y + measured(ext.get("cy")))
