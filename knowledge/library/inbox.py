"""The inbox (受信箱): what people sent, kept before Slack is told, so that no question is lost or answered twice."""

from dataclasses import dataclass, field
from datetime import UTC, datetime
from enum import StrEnum

from sqlalchemy import ColumnElement, Row, func, select, update
from sqlalchemy.exc import IntegrityError

from knowledge.library.database.engine import Database
from knowledge.library.database.tables import inbox


class Lane(StrEnum):
    """Who works on it: questions take their time one after the other, presses of buttons must not wait for them.

    A press that opens a form waits for no other: Slack gives it three seconds.
    """

    QUESTIONS = "questions"
    ACTIONS = "actions"
    FORMS = "forms"


class _State(StrEnum):
    WAITING = "waiting"
    CLAIMED = "claimed"
    DONE = "done"
    FAILED = "failed"


@dataclass(frozen=True, slots=True, kw_only=True)
class InboxRow:
    """One message. `attempts` counts how often it has been claimed, this time included."""

    id: int
    event_id: str
    team: str
    channel: str
    ts: str
    thread_ts: str
    user: str
    text: str = field(repr=False)
    kind: str
    payload_json: str = field(repr=False)
    received_at: datetime
    attempts: int


class InboxStore:
    """Waiting → claimed → done or failed; every step is one statement."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def put(
        self,
        *,
        event_id: str,
        team: str,
        channel: str,
        ts: str,
        thread_ts: str,
        user: str,
        text: str,
        kind: str,
        payload_json: str,
        received_at: datetime,
        lane: Lane = Lane.QUESTIONS,
    ) -> bool:
        """Keeps a message; False when its event, or its place (team, channel, ts), is there already."""
        row = {
            "event_id": event_id,
            "team": team,
            "channel": channel,
            "ts": ts,
            "thread_ts": thread_ts,
            "user": user,
            "text": text,
            "kind": kind,
            "lane": lane,
            "payload": payload_json,
            "received_at": received_at.astimezone(UTC),
            "state": _State.WAITING,
            "attempts": 0,
        }
        try:
            with self._database.writing() as connection:
                connection.execute(inbox.insert().values(row))
        except IntegrityError:
            return False
        return True

    def claim(self, now: datetime, lane: Lane = Lane.QUESTIONS) -> InboxRow | None:
        """Takes the oldest waiting message of a lane for the caller alone; ``None`` when none waits."""
        waiting = (inbox.c.state == _State.WAITING) & (inbox.c.lane == lane)
        oldest = select(func.min(inbox.c.id)).where(waiting).scalar_subquery()
        taking = (
            update(inbox)
            .where(inbox.c.id == oldest)
            .values(state=_State.CLAIMED, claimed_at=now.astimezone(UTC), attempts=inbox.c.attempts + 1)
            .returning(inbox)
        )
        with self._database.writing() as connection:
            row = connection.execute(taking).one_or_none()
        return None if row is None else _row(row)

    def release_claims(self) -> int:
        """Gives back what a process that is gone had claimed; called once at start-up. Returns how many."""
        with self._database.writing() as connection:
            claimed = update(inbox).where(inbox.c.state == _State.CLAIMED)
            return connection.execute(claimed.values(state=_State.WAITING, claimed_at=None)).rowcount

    def done(self, row_id: int, answer_id: str = "") -> None:
        """The message was answered with `answer_id`, or what it asked for was done."""
        self._settle(row_id, _State.DONE, answer_id=answer_id)

    def failed(self, row_id: int, error_id: str) -> None:
        """The message could not be answered; `error_id` is what the person was told."""
        self._settle(row_id, _State.FAILED, error_id=error_id)

    def asked_in(self, team: str, channel: str, thread_ts: str) -> bool:
        """Whether any question of this thread is here, answered or not."""
        place = (inbox.c.team == team) & (inbox.c.channel == channel) & (inbox.c.thread_ts == thread_ts)
        place &= inbox.c.lane == Lane.QUESTIONS
        with self._database.reading() as connection:
            return bool(connection.scalar(select(select(inbox.c.id).where(place).exists())))

    def history(self, team: str, channel: str, thread_ts: str) -> list[tuple[str, str]]:
        """(question text, answer id) of every answered message of the thread, oldest first."""
        wanted = (
            select(inbox.c.text, inbox.c.answer_id)
            .where(inbox.c.team == team, inbox.c.channel == channel, inbox.c.thread_ts == thread_ts)
            .where(inbox.c.state == _State.DONE, inbox.c.lane == Lane.QUESTIONS)
            .order_by(inbox.c.id)
        )
        with self._database.reading() as connection:
            return [(row.text, row.answer_id) for row in connection.execute(wanted)]

    def waiting(self, lane: Lane = Lane.QUESTIONS) -> int:
        """How many messages of a lane wait to be claimed."""
        return self._count((inbox.c.state == _State.WAITING) & (inbox.c.lane == lane))

    def open(self) -> int:
        """How many messages of any lane are neither done nor given up, those at hand included."""
        return self._count(inbox.c.state.in_((_State.WAITING, _State.CLAIMED)))

    def ahead_of(self, event_id: str) -> int:
        """How many questions that came before this one are not answered yet, the one at hand included."""
        mine = select(inbox.c.id).where(inbox.c.event_id == event_id).scalar_subquery()
        unsettled = inbox.c.state.in_((_State.WAITING, _State.CLAIMED))
        return self._count(unsettled & (inbox.c.lane == Lane.QUESTIONS) & (inbox.c.id < mine))

    def asked_by_person(self, row: InboxRow, since: datetime) -> int:
        """How many questions the person of a question asked from a moment up to it, itself counted."""
        return self._count(_up_to(row, since) & (inbox.c.user == row.user))

    def asked_in_workspace(self, row: InboxRow, since: datetime) -> int:
        """How many questions the workspace of a question asked from a moment up to it, itself counted."""
        return self._count(_up_to(row, since))

    def asked_by(self, team: str, user: str, limit: int) -> list[tuple[str, str]]:
        """(question text, answer id) of the questions of a person that were answered, the youngest first."""
        wanted = (
            select(inbox.c.text, inbox.c.answer_id)
            .where(inbox.c.team == team, inbox.c.user == user, inbox.c.answer_id.is_not(None))
            .order_by(inbox.c.id.desc())
            .limit(limit)
        )
        with self._database.reading() as connection:
            return [(row.text, row.answer_id) for row in connection.execute(wanted)]

    def _count(self, wanted: ColumnElement[bool]) -> int:
        with self._database.reading() as connection:
            return connection.scalar(select(func.count()).select_from(inbox).where(wanted)) or 0

    def _settle(self, row_id: int, state: _State, *, answer_id: str = "", error_id: str = "") -> None:
        with self._database.writing() as connection:
            row = update(inbox).where(inbox.c.id == row_id)
            connection.execute(row.values(state=state, answer_id=answer_id or None, error_id=error_id or None))


def _up_to(row: InboxRow, since: datetime) -> ColumnElement[bool]:
    asked = (inbox.c.team == row.team) & (inbox.c.lane == Lane.QUESTIONS) & (inbox.c.id <= row.id)
    return asked & (inbox.c.received_at >= since.astimezone(UTC))


def _row(row: "Row[tuple[object, ...]]") -> InboxRow:
    return InboxRow(
        id=row.id,
        event_id=row.event_id,
        team=row.team,
        channel=row.channel,
        ts=row.ts,
        thread_ts=row.thread_ts,
        user=row.user,
        text=row.text,
        kind=row.kind,
        payload_json=row.payload,
        received_at=row.received_at.replace(tzinfo=UTC),  # SQLite keeps no zone: it was UTC when it was put
        attempts=row.attempts,
    )
