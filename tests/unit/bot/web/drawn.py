"""Pages of originals in memory: letters in a row, and a picture of one dot."""

import base64

from knowledge.domain.document import Box
from knowledge.library.page_images import Letter, PageImages, PageLetters

DOT = base64.b64decode("UklGRhoAAABXRUJQVlA4TA0AAAAvAAAAEAcQERGIiP4HAA==")
SIZE = 10.0


def page_with(text: str, *, x: float = 60, y: float = 100) -> PageLetters:
    """A page with one line of text."""
    letters = (
        Letter(text=letter, box=Box(x0=x + at * SIZE, top=y, x1=x + (at + 1) * SIZE, bottom=y + SIZE))
        for at, letter in enumerate(text)
    )
    return PageLetters(width=595, height=842, letters=tuple(letters))


class DrawnPages(PageImages):
    """Pages by hash and number; no file, no child."""

    def __init__(self, pages: dict[tuple[str, int], PageLetters]) -> None:
        self._pages = pages

    def image(self, content_hash: str, page: int) -> bytes | None:
        return DOT if (content_hash, page) in self._pages else None

    def letters(self, content_hash: str, page: int) -> PageLetters | None:
        return self._pages.get((content_hash, page))
