"""What one file yields: an edition with all its parts, a pure value that can be printed, staged or thrown away."""

from dataclasses import dataclass

from knowledge.domain.case import Case
from knowledge.domain.document import Chunk, Edition
from knowledge.domain.measure import Measure


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A heading with its place; level 1 is the outermost. `page` is where the heading stands."""

    heading_path: tuple[str, ...]
    level: int
    page: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """What the admin should know of the reading (a page without text…); `page` is ``None`` for the whole file."""

    text: str
    page: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Publication:
    """An edition ready to be staged. `pages` is 0 where the source has no pages.

    `reading` names how the file was read (the program's version and what the admin stated): the same file read the
    same way gives the same publication, so that it need not be read again. `names` are pairs of names of one thing
    that the file defines itself (最高情報責任者, CIO).
    """

    edition: Edition
    sections: tuple[Section, ...]
    chunks: tuple[Chunk, ...]
    cases: tuple[Case, ...]
    measures: tuple[Measure, ...]
    notices: tuple[Notice, ...]
    pages: int
    reading: str = ""
    names: tuple[tuple[str, ...], ...] = ()
