"""Pages with the quote framed (根拠のページ画像), as pictures that can be handed on."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from bot.web.pictures import Pictures
from knowledge.domain.answer import Citation
from knowledge.domain.document import Box
from knowledge.domain.visibility import Audience
from knowledge.library.library import Library
from knowledge.library.page_images import PageImages
from knowledge.library.page_marking import marked


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkedPage:
    """A PNG of a page; `source_hash` names the file it is from."""

    source_hash: str
    page: int
    picture: bytes = field(repr=False)


class MarkedPages:
    """Draws what a citation rests on."""

    def __init__(self, *, library: Library, page_images: PageImages) -> None:
        self._library = library
        self._page_images = page_images
        self._pictures = Pictures(page_images)

    def of(self, citation: Citation, audience: Audience) -> Iterator[MarkedPage]:
        """The pages that the quote stands on; none where the source has none, is gone or may not be seen."""
        library = self._library.seen_by(audience)
        chunk = library.chunks([citation.chunk_id]).get(citation.chunk_id)
        if chunk is None:
            return
        source_hash = chunk.location.edition.source_hash
        for one in self._pictures.of(chunk, library.section(chunk), quote=citation.quote):
            drawn = self._page_images.image(source_hash, one.page)
            if drawn is not None:
                boxes = [Box(x0=o.x, top=o.y, x1=o.x + o.width, bottom=o.y + o.height) for o in one.outlines]
                picture = marked(drawn, boxes, width=one.width)
                yield MarkedPage(source_hash=source_hash, page=one.page, picture=picture)
