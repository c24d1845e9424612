"""What records are made of: a field as the source states it, with the place where it stands."""

from dataclasses import dataclass

from knowledge.domain.document import Location


@dataclass(frozen=True, slots=True, kw_only=True)
class Stated:
    """A field of a record: `text` is a verbatim slice of the chunk `chunk_id`, which lies at `location`."""

    text: str
    chunk_id: str
    location: Location
