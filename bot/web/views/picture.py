"""A page of the original as the values of its figure (ページ画像), with the quote's boxes laid over it."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot import messages
from bot.web.links import page_image_url
from knowledge.domain.document import Box, Edition


@dataclass(frozen=True, slots=True, kw_only=True)
class Outline:
    """A rectangle over the picture, in points of the page."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A page with its size in points; the picture is as wide as the page shows it, the outlines scale with it.

    `recognised` tells that the text shown was read from this picture by OCR.
    """

    page: int
    url: str
    alt: str
    width: float
    height: float
    outlines: tuple[Outline, ...]
    recognised: bool


def picture_of(
    edition: Edition, page: int, *, width: float, height: float, boxes: Sequence[Box], recognised: bool
) -> Picture:
    """The picture of a page, seen from the page of a source."""
    title = " ".join(part for part in (edition.document.title, edition.label) if part)
    return Picture(
        page=page,
        url=page_image_url(edition.source_hash, page),
        alt=messages.WEB_IMAGE_ALT.format(document=title, page=page),
        width=round(width, 1),
        height=round(height, 1),
        outlines=tuple(_outline(box) for box in boxes),
        recognised=recognised,
    )


def _outline(box: Box) -> Outline:
    return Outline(
        x=round(box.x0, 1),
        y=round(box.top, 1),
        width=round(box.x1 - box.x0, 1),
        height=round(box.bottom - box.top, 1),
    )
