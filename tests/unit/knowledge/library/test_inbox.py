"""The inbox loses nothing, keeps nothing twice, and gives each message to one worker."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest

from knowledge.library.database.engine import Database, connect
from knowledge.library.inbox import InboxRow, InboxStore, Lane

NOW = datetime(2026, 7, 1, 9, 30, tzinfo=UTC)


@pytest.fixture
def inbox(database: Database) -> InboxStore:
    return InboxStore(database)


@pytest.fixture
def put(inbox: InboxStore) -> Callable[..., bool]:
    def put(number: int = 1, **given: object) -> bool:
        values: dict[str, object] = {
            "event_id": f"Ev{number}",
            "team": "T1",
            "channel": "C1",
            "ts": f"{number}.0",
            "thread_ts": "1.0",
            "user": "U1",
            "text": f"質問{number}",
            "kind": "mention",
            "payload_json": '{"a": 1}',
            "received_at": NOW,
        }
        return inbox.put(**(values | given))  # type: ignore[arg-type]

    return put


def test_what_is_put_is_claimed_as_it_was(inbox: InboxStore, put: Callable[..., bool]) -> None:
    tokyo = datetime(2026, 7, 1, 18, 30, tzinfo=timezone(timedelta(hours=9)))
    assert put(received_at=tokyo)
    row = inbox.claim(now=NOW)
    assert row == InboxRow(
        id=1,
        event_id="Ev1",
        team="T1",
        channel="C1",
        ts="1.0",
        thread_ts="1.0",
        user="U1",
        text="質問1",
        kind="mention",
        payload_json='{"a": 1}',
        received_at=tokyo,
        attempts=1,
    )


def test_a_retry_of_an_event_is_not_new(inbox: InboxStore, put: Callable[..., bool]) -> None:
    assert put()
    assert not put(ts="9.0")
    assert inbox.waiting() == 1


def test_two_events_of_one_message_are_one(inbox: InboxStore, put: Callable[..., bool]) -> None:
    assert put()
    assert not put(event_id="Ev2", kind="message")
    assert inbox.waiting() == 1


def test_the_same_moment_in_another_channel_is_another_message(put: Callable[..., bool]) -> None:
    assert put()
    assert put(event_id="Ev2", channel="C2")


def test_the_oldest_is_claimed_first_and_none_twice(inbox: InboxStore, put: Callable[..., bool]) -> None:
    for number in (1, 2):
        put(number)
    claimed = [inbox.claim(now=NOW) for _ in range(3)]
    assert [row and row.event_id for row in claimed] == ["Ev1", "Ev2", None]


def test_many_workers_claim_each_message_once(inbox: InboxStore, put: Callable[..., bool]) -> None:
    for number in range(1, 21):
        put(number)
    with ThreadPoolExecutor(8) as pool:
        claimed = list(pool.map(lambda _: inbox.claim(now=NOW), range(25)))
    ids = [row.id for row in claimed if row]
    assert sorted(ids) == list(range(1, 21))


def test_what_a_dead_process_had_claimed_is_claimed_again(
    inbox: InboxStore, put: Callable[..., bool], tmp_path: Path
) -> None:
    put()
    inbox.claim(now=NOW)
    reopened = connect(tmp_path / "catalogue.sqlite3")
    after_restart = InboxStore(reopened)
    assert after_restart.claim(now=NOW) is None
    assert after_restart.release_claims() == 1
    row = after_restart.claim(now=NOW)
    assert row is not None
    assert row.attempts == 2
    reopened.close()


def test_what_is_done_or_failed_is_not_claimed_again(inbox: InboxStore, put: Callable[..., bool]) -> None:
    for number in (1, 2):
        put(number)
    inbox.done(_claimed(inbox).id, "a1")
    inbox.failed(_claimed(inbox).id, "e1")
    assert inbox.release_claims() == 0
    assert inbox.claim(now=NOW) is None
    assert inbox.waiting() == 0


def test_history_tells_the_answered_questions_of_the_thread_in_order(
    inbox: InboxStore, put: Callable[..., bool]
) -> None:
    for number in (1, 2, 3):
        put(number)
    put(4, thread_ts="4.0")
    inbox.done(_claimed(inbox).id, "a1")
    inbox.failed(_claimed(inbox).id, "e1")
    inbox.done(_claimed(inbox).id, "a3")
    assert inbox.history(team="T1", channel="C1", thread_ts="1.0") == [("質問1", "a1"), ("質問3", "a3")]


def test_a_thread_counts_as_asked_in_from_its_first_message_on(inbox: InboxStore, put: Callable[..., bool]) -> None:
    assert not inbox.asked_in(team="T1", channel="C1", thread_ts="1.0")
    put()
    assert inbox.asked_in(team="T1", channel="C1", thread_ts="1.0")
    inbox.failed(_claimed(inbox).id, "e1")
    assert inbox.asked_in(team="T1", channel="C1", thread_ts="1.0")
    assert not inbox.asked_in(team="T2", channel="C1", thread_ts="1.0")


def test_a_row_hides_what_was_said(inbox: InboxStore, put: Callable[..., bool]) -> None:
    put(text="人事の相談")
    assert "人事の相談" not in repr(inbox.claim(now=NOW))


def _claimed(inbox: InboxStore) -> InboxRow:
    row = inbox.claim(now=NOW)
    assert row is not None
    return row


def test_a_lane_gives_its_own_rows_only(inbox: InboxStore, put: Callable[..., bool]) -> None:
    put(event_id="q", ts="1.0")
    put(event_id="a", ts="2.0", lane=Lane.ACTIONS)
    assert (inbox.waiting(), inbox.waiting(Lane.ACTIONS)) == (1, 1)
    gesture = inbox.claim(now=NOW, lane=Lane.ACTIONS)
    assert gesture is not None
    assert gesture.event_id == "a"
    assert inbox.claim(now=NOW, lane=Lane.ACTIONS) is None


def test_questions_before_one_are_counted_until_they_are_settled(inbox: InboxStore, put: Callable[..., bool]) -> None:
    for number in ("1", "2", "3"):
        put(event_id=number, ts=number)
    put(event_id="a", ts="9.0", lane=Lane.ACTIONS)
    assert [inbox.ahead_of(number) for number in ("1", "2", "3")] == [0, 1, 2]
    first = inbox.claim(now=NOW)
    assert first is not None
    assert inbox.ahead_of("3") == 2
    inbox.done(first.id, "answer")
    assert inbox.ahead_of("3") == 1


def test_a_persons_own_questions_are_found_and_counted(inbox: InboxStore, put: Callable[..., bool]) -> None:
    put(event_id="1", ts="1.0", user="U1", text="手順は？")
    put(event_id="2", ts="2.0", user="U2", text="率は？")
    row = inbox.claim(now=NOW)
    assert row is not None
    inbox.done(row.id, "answer-1")
    team = row.team
    assert inbox.asked_by(team, "U1", 5) == [("手順は？", "answer-1")]
    assert inbox.asked_by(team, "U2", 5) == []
    second = inbox.claim(now=NOW)
    assert second is not None
    minute = timedelta(minutes=1)
    assert [inbox.asked_by_person(one, NOW - minute) for one in (row, second)] == [1, 1]
    assert [inbox.asked_in_workspace(one, NOW - minute) for one in (row, second)] == [1, 2]
    assert inbox.asked_in_workspace(second, NOW + minute) == 0
