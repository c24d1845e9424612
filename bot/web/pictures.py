"""Which pages of the original a source page shows (ページ画像), and the route that hands them out."""

from collections.abc import Mapping, Sequence

from fastapi import APIRouter, HTTPException
from fastapi.responses import Response

from bot.web.views.picture import Picture, picture_of
from bot.web.views.source import quoted_parts
from knowledge.domain.document import Box, Chunk
from knowledge.library.library import Library
from knowledge.library.page_images import IMAGE_TYPE, PageImages, PageLetters
from knowledge.library.quote_boxes import boxes_of, is_of_a_picture

_MOST_PAGES = 3


def picture_router(page_images: PageImages, library: Library) -> APIRouter:
    """The route of the pictures of what `library` shows; their address names the content, so that they never change."""
    router = APIRouter(include_in_schema=False)

    @router.get("/pages/{source_hash}/{page:int}.webp")
    def picture(source_hash: str, page: int) -> Response:
        drawn = page_images.image(source_hash, page) if library.holds_file(source_hash) else None
        if drawn is None:
            raise HTTPException(404)
        return Response(drawn, media_type=IMAGE_TYPE)

    return router


class Pictures:
    """The pictures beside a section: the pages that the quote stands on, or the one that its chunk begins on."""

    def __init__(self, page_images: PageImages) -> None:
        self._page_images = page_images

    def of(self, chunk: Chunk, section: Sequence[Chunk], *, quote: str) -> tuple[Picture, ...]:
        """No pictures where the source has no pages, or its original is not kept."""
        edition, first = chunk.location.edition, chunk.location.page
        if first is None:
            return ()
        pages: dict[int, PageLetters] = {}
        boxes: dict[int, list[Box]] = {}
        recognised = is_of_a_picture(chunk, own) if (own := self._pages(chunk)) else False
        for part, start, end in quoted_parts(chunk, section, quote=quote):
            own = self._pages(part)
            pages |= own
            for page, lines in boxes_of(part, start, end, own).items():
                boxes.setdefault(page, []).extend(lines)
        if not boxes:
            pages |= self._page(chunk, first)
            boxes = {first: []} if first in pages else {}
        return tuple(
            picture_of(
                edition,
                page,
                width=pages[page].width,
                height=pages[page].height,
                boxes=boxes[page],
                recognised=recognised,
            )
            for page in sorted(boxes)[:_MOST_PAGES]
        )

    def _pages(self, chunk: Chunk) -> Mapping[int, PageLetters]:
        """The pages that a chunk stands on."""
        place = chunk.location
        if place.page is None:
            return {}
        last = min(place.last_page or place.page, place.page + _MOST_PAGES - 1)
        found: dict[int, PageLetters] = {}
        for page in range(place.page, last + 1):
            found |= self._page(chunk, page)
        return found

    def _page(self, chunk: Chunk, page: int) -> dict[int, PageLetters]:
        letters = self._page_images.letters(chunk.location.edition.source_hash, page)
        return {} if letters is None else {page: letters}
