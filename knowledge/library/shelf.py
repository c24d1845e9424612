"""A state of the library (書架): which editions answer, and who may see which documents."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from knowledge.domain.visibility import EVERYONE, Audience, Visibility


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelved:
    """A row of `editions` that answers or is about to; equal content has equal hashes."""

    key: int
    content_hash: str
    document_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelf:
    """A state of the library: its generation, the model of its vectors (empty while new), its editions by content.

    `limited` are the documents that are not for all, by their ids.
    """

    generation: int
    embedding_model: str
    editions: tuple[Shelved, ...]
    limited: Mapping[str, Visibility] = field(default_factory=dict)

    def with_edition(self, staged: Shelved) -> "Shelf":
        """The state after `staged` has taken the place of the current edition of its document."""
        others = [one for one in self.editions if one.document_id != staged.document_id]
        return replace(self, editions=tuple(sorted((*others, staged), key=lambda one: one.content_hash)))

    def without(self, document_id: str) -> "Shelf":
        """The state after a document has been taken off the shelf."""
        return replace(self, editions=tuple(one for one in self.editions if one.document_id != document_id))

    def seen_by(self, audience: Audience) -> "Shelf":
        """What an audience sees of the state."""
        hidden = {document_id for document_id, visibility in self.limited.items() if not visibility.admits(audience)}
        return replace(self, editions=tuple(one for one in self.editions if one.document_id not in hidden))

    def audiences(self) -> tuple[Audience, ...]:
        """Everyone, and who sees more than everyone; none where all see all."""
        channels = sorted({channel for visibility in self.limited.values() for channel in visibility.channels})
        return (EVERYONE, *(Audience(channel=channel) for channel in channels)) if self.limited else ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ShelfRow:
    """A chunk as the indexes know it."""

    chunk_id: str
    fingerprint: str
