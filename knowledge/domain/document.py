"""Documents (文書), their editions (版), sections (章節) and chunks, and the one way to point into them."""

import hashlib
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class DocumentKind(StrEnum):
    """What a document mainly holds; given at ingest or guessed."""

    HANDBOOK = "handbook"
    CASES = "cases"
    MEASURES = "measures"
    OTHER = "other"


class Tier(StrEnum):
    """How far the issuer of a document is trusted (信頼度): the state first, what somebody told last."""

    NATIONAL = "national"
    PREFECTURE = "prefecture"
    MUNICIPALITY = "municipality"
    UNKNOWN = "unknown"
    COMMUNITY = "community"

    @property
    def rank(self) -> int:
        """0 for the most trusted; a source whose issuer is not known stands before what the community told."""
        return list(Tier).index(self)


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A work that lives through editions. `title` bears no edition: 自治体DX全体手順書."""

    id: str
    title: str
    kind: DocumentKind
    tier: Tier = Tier.UNKNOWN


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """One state of a document (版). `label` is as printed (第2.1版), empty where the source prints none."""

    id: str
    document: Document
    label: str
    published: date | None
    source_name: str
    source_hash: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """A rectangle on a page, in points from the top left corner; `page` only where it is not that of its place."""

    x0: float
    top: float
    x1: float
    bottom: float
    page: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Location:
    """A place in a source: the one way to point at it. `page` is ``None`` where the source has no pages.

    `last_page` is where the place ends when that is another page than the one it begins on. `boxes` lie on `page`,
    but those that name a page of their own.
    """

    edition: Edition
    heading_path: tuple[str, ...]
    page: int | None
    boxes: tuple[Box, ...] = ()
    last_page: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Chunk:
    """A run of one section, the unit of search. `text` is verbatim: a quote is a slice of it.

    `context` is the caption and header of the table that `text` goes on with; they are found with it, not quoted.

    `ordinal` counts within the edition from 0 in reading order. `tokens` are the folded content words of
    heading path and text that go into the keyword index, so that nothing is tokenised twice.
    """

    location: Location
    ordinal: int
    text: str
    tokens: tuple[str, ...] = ()
    context: str = ""

    @property
    def id(self) -> str:
        """Names this chunk of this edition; changes when the place or the text changes."""
        place = self.location
        return _digest(place.edition.id, *place.heading_path, str(place.page), str(self.ordinal), self.text)

    @property
    def fingerprint(self) -> str:
        """Names what is embedded (title, heading path, context, text): equal in two editions when unchanged."""
        context = (self.context,) if self.context else ()
        return _digest(self.location.edition.document.title, *self.location.heading_path, *context, self.text)

    @property
    def heading(self) -> str:
        """The innermost heading, or the document's title where the source has no headings."""
        return self.location.heading_path[-1] if self.location.heading_path else self.location.edition.document.title


def _digest(*parts: str) -> str:
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:32]
