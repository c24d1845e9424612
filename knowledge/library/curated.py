"""Kept curated answers (人の回答): approved once for what was answered, taken back at any time, never deleted."""

import json
from dataclasses import asdict
from datetime import UTC, datetime
from itertools import islice

from sqlalchemy import Row, insert, select, update

from knowledge.domain.curated import CuratedAnswer
from knowledge.domain.visibility import EVERYONE
from knowledge.library.database.engine import Database
from knowledge.library.database.tables import curated_answers
from knowledge.library.visibilities import Visibilities

_STANDS = curated_answers.c.withdrawn_at.is_(None)


class CuratedStore:
    """Keeps who approved what and when; every method is one transaction."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._visibilities = Visibilities(database)

    def approve(self, answer: CuratedAnswer) -> CuratedAnswer:
        """Keeps an approved answer; gives back the one that stands already for the same, where there is one."""
        same = (curated_answers.c.handoff_id == answer.handoff_id) & _STANDS
        with self._database.writing() as connection:
            held = connection.execute(select(curated_answers).where(same)).first()
            if held is not None:
                return _curated(held)
            row = asdict(answer) | {
                "edition_ids": json.dumps(answer.edition_ids),
                "approved_at": answer.approved_at.astimezone(UTC),
            }
            connection.execute(insert(curated_answers).values(row))
        return answer

    def standing_for(self, handoff_id: str) -> CuratedAnswer | None:
        """What stands for a handoff, or ``None``."""
        wanted = select(curated_answers).where(curated_answers.c.handoff_id == handoff_id, _STANDS)
        with self._database.reading() as connection:
            row = connection.execute(wanted).first()
        return None if row is None else _curated(row)

    def standing(self, team: str, limit: int) -> tuple[CuratedAnswer, ...]:
        """What was approved in a workspace and not taken back, the last first; nothing that rests on what not all see.

        An edition may have been everyone's when the answer to it was approved.
        """
        hidden = self._visibilities.hidden_editions(EVERYONE)
        newest = curated_answers.c.approved_at.desc(), curated_answers.c.id
        wanted = select(curated_answers).where(curated_answers.c.team == team, _STANDS).order_by(*newest)
        with self._database.reading() as connection:
            standing = map(_curated, connection.execute(wanted))
            return tuple(islice((one for one in standing if hidden.isdisjoint(one.edition_ids)), limit))

    def withdraw(self, team: str, curated_id: str, *, by: str, at: datetime) -> bool:
        """Takes an answer back (取り下げ); tells whether there is such an answer in the workspace."""
        this = (curated_answers.c.id == curated_id) & (curated_answers.c.team == team)
        taken = update(curated_answers).where(this, _STANDS)
        with self._database.writing() as connection:
            connection.execute(taken.values(withdrawn_by=by, withdrawn_at=at.astimezone(UTC)))
            return connection.execute(select(curated_answers.c.id).where(this)).first() is not None


def _curated(row: "Row[tuple[object, ...]]") -> CuratedAnswer:
    kept = dict(row._mapping)  # noqa: SLF001 - the public name of SQLAlchemy's rows
    withdrawn = kept["withdrawn_at"]
    kept |= {
        "edition_ids": tuple(json.loads(kept["edition_ids"])),
        "approved_at": kept["approved_at"].replace(tzinfo=UTC),  # SQLite keeps no zone: it was UTC when it was put
        "withdrawn_at": withdrawn and withdrawn.replace(tzinfo=UTC),
    }
    return CuratedAnswer(**kept)
