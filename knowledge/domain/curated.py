"""Curated answers (人の回答): what a colleague answered, that a facilitator wants shown for questions like it."""

from dataclasses import dataclass, field
from datetime import date, datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class CuratedAnswer:
    """Holds nobody's name but the ids of who approved it and who took it back, and those are never shown.

    `basis` says in the facilitator's words what it rests on, empty where nothing is stated; `edition_ids` are the
    editions that the advisor cited when the colleague answered; `handoff_id` names what it was answered for.
    """

    id: str
    handoff_id: str
    team: str
    question: str = field(repr=False)
    reply: str = field(repr=False)
    basis: str = field(repr=False)
    edition_ids: tuple[str, ...]
    answered_on: date
    approved_by: str
    approved_at: datetime
    withdrawn_by: str = ""
    withdrawn_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ColleagueAnswer:
    """A curated answer for who asks much the same today; `is_older` where an edition behind it was replaced since."""

    curated: CuratedAnswer
    is_older: bool
