"""Kept handoffs (担当者への引き継ぎ): opened once an answer, settled once."""

from dataclasses import asdict
from datetime import UTC, datetime

from sqlalchemy import Row, insert, select, update

from knowledge.domain.handoff import Handoff, HandoffState
from knowledge.library.database.engine import Database
from knowledge.library.database.tables import handoffs


class HandoffStore:
    """Keeps who asked people what; every method is one transaction."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def open(self, handoff: Handoff) -> Handoff:
        """Keeps a new handoff; gives back the one that is open for the same answer already, where there is one."""
        same = (handoffs.c.answer_id == handoff.answer_id) & (handoffs.c.state == HandoffState.OPEN)
        with self._database.writing() as connection:
            held = connection.execute(select(handoffs).where(same)).first()
            if held is not None:
                return _handoff(held)
            row = asdict(handoff) | {"opened_at": handoff.opened_at.astimezone(UTC)}
            connection.execute(insert(handoffs).values(row))
        return handoff

    def get(self, handoff_id: str) -> Handoff | None:
        """The handoff, or ``None``."""
        with self._database.reading() as connection:
            row = connection.execute(select(handoffs).where(handoffs.c.id == handoff_id)).first()
        return None if row is None else _handoff(row)

    def settle(
        self, handoff_id: str, state: HandoffState, *, by: str, gesture: str, at: datetime, reply: str = ""
    ) -> Handoff | None:
        """Answers or resolves an open handoff, once for a gesture; ``None`` where another settled it, or none is."""
        this = handoffs.c.id == handoff_id
        values = {
            "state": state,
            "reply": reply,
            "replied_by": by,
            "settled_in": gesture,
            "settled_at": at.astimezone(UTC),
        }
        with self._database.writing() as connection:
            connection.execute(update(handoffs).where(this, handoffs.c.state == HandoffState.OPEN).values(values))
            row = connection.execute(select(handoffs).where(this, handoffs.c.settled_in == gesture)).first()
        return None if row is None else _handoff(row)

    def waiting(self, team: str, limit: int) -> tuple[Handoff, ...]:
        """The handoffs of a workspace that nobody has settled, the oldest first."""
        wanted = select(handoffs).where(handoffs.c.team == team, handoffs.c.state == HandoffState.OPEN)
        with self._database.reading() as connection:
            rows = connection.execute(wanted.order_by(handoffs.c.opened_at, handoffs.c.id).limit(limit))
            return tuple(_handoff(row) for row in rows)


def _handoff(row: "Row[tuple[object, ...]]") -> Handoff:
    kept = dict(row._mapping)  # noqa: SLF001 - the public name of SQLAlchemy's rows
    settled = kept["settled_at"]
    kept |= {
        "state": HandoffState(kept["state"]),
        "opened_at": kept["opened_at"].replace(tzinfo=UTC),  # SQLite keeps no zone: it was UTC when it was put
        "settled_at": settled and settled.replace(tzinfo=UTC),
    }
    return Handoff(**kept)
