"""What a composer gives: drafts of claims and tables, and what has to be said beside them."""

from dataclasses import dataclass

from knowledge.domain.answer import Caution, Draft
from knowledge.domain.draft_table import DraftTable


@dataclass(frozen=True, slots=True, kw_only=True)
class Composition:
    """The conclusion comes first. Without drafts the question is refused, though something near was found."""

    drafts: tuple[Draft, ...] = ()
    tables: tuple[DraftTable, ...] = ()
    cautions: tuple[Caution, ...] = ()


REFUSED = Composition()
