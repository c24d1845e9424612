"""The visible rectangle of a PDF page: from user space (origin below, unrotated) to points from the top left corner."""

from dataclasses import dataclass

import pypdfium2

Corners = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """The crop box of a page and the quarter turns (clockwise) in which it is shown."""

    left: float
    bottom: float
    right: float
    top: float
    turns: int = 0

    @classmethod
    def of(cls, page: pypdfium2.PdfPage) -> "Frame":
        """The frame of a page; a crop box that lies outside the media box is ignored, as viewers do."""
        left, bottom, right, top = page.get_mediabox()
        crop = page.get_cropbox()
        inner = max(left, crop[0]), max(bottom, crop[1]), min(right, crop[2]), min(top, crop[3])
        if inner[0] < inner[2] and inner[1] < inner[3]:
            left, bottom, right, top = inner
        return cls(left=left, bottom=bottom, right=right, top=top, turns=page.get_rotation() // 90)

    @property
    def width(self) -> float:
        """Of the page as shown."""
        return self.top - self.bottom if self.turns % 2 else self.right - self.left

    @property
    def height(self) -> float:
        """Of the page as shown."""
        return self.right - self.left if self.turns % 2 else self.top - self.bottom

    def box(self, left: float, bottom: float, right: float, top: float) -> Corners:
        """x0, top, x1, bottom of a rectangle in user space."""
        match self.turns:
            case 1:
                return bottom - self.bottom, left - self.left, top - self.bottom, right - self.left
            case 2:
                return self.right - right, bottom - self.bottom, self.right - left, top - self.bottom
            case 3:
                return self.top - top, self.right - right, self.top - bottom, self.right - left
        return left - self.left, self.top - top, right - self.left, self.top - bottom
