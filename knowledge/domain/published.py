"""What came of a publication (公開の結果), and what speaks against publishing an edition (検査の結果)."""

from dataclasses import dataclass
from enum import StrEnum

from knowledge.domain.document import Edition


class FindingKind(StrEnum):
    """What speaks against publishing."""

    LESS_TEXT = "less_text"
    NOT_FOUND_AGAIN = "not_found_again"
    GOLDEN_QUESTION = "golden_question"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing found. `about` is a question or the place of a passage; `before` and `after` count characters."""

    kind: FindingKind
    about: str = ""
    before: int = 0
    after: int = 0


class Outcome(StrEnum):
    """Where a publication stands now."""

    PUBLISHED = "published"
    UNCHANGED = "unchanged"
    STAGED = "staged"
    BLOCKED = "blocked"


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """What came of a publication. `embedded` counts new vectors; `findings` are why it was blocked, or forced."""

    edition: Edition
    chunks: int
    embedded: int
    outcome: Outcome
    findings: tuple[Finding, ...] = ()

    @property
    def reused(self) -> int:
        """How many chunks are as they were in an edition before."""
        return self.chunks - self.embedded
