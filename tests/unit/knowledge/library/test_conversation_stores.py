"""What channels decide, what people say of themselves and what was handed to people is kept, changed and forgotten."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from knowledge.domain.answer import Question, Reason, Unanswered
from knowledge.domain.handoff import Handoff, HandoffState
from knowledge.domain.workspace import ChannelRules, Speaks
from knowledge.library.answers import AnswerStore
from knowledge.library.channel_rules import ChannelRulesStore
from knowledge.library.database.engine import Database
from knowledge.library.handoffs import HandoffStore
from knowledge.library.people import PeopleStore

AT = datetime(2026, 7, 1, 9, tzinfo=UTC)
HANDOFF = Handoff(id="h1", answer_id="a1", team="T1", channel="C1", thread_ts="1.0", asker="U1", opened_at=AT)


@pytest.fixture
def handoffs(database: Database) -> HandoffStore:
    question = Question(text="手数料は？", asked_on=date(2026, 7, 1), as_of=date(2026, 7, 1))
    AnswerStore(database).save(Unanswered(id="a1", question=question, reason=Reason.NOTHING_FOUND, nearest=()))
    return HandoffStore(database)


def test_a_channel_that_decided_nothing_has_the_usual_rules(database: Database) -> None:
    assert ChannelRulesStore(database).of("T1", "C1") == ChannelRules()


def test_the_last_decision_holds_in_its_channel_alone(database: Database) -> None:
    store = ChannelRulesStore(database)
    store.put("T1", "C1", ChannelRules(speaks=Speaks.EVERY_QUESTION), by="U1", at=AT)
    last = ChannelRules(speaks=Speaks.PRIVATELY_FIRST, helpers=("U2", "U3"))
    store.put("T1", "C1", last, by="U1", at=AT)
    assert store.of("T1", "C1") == last
    assert store.of("T1", "C2") == store.of("T2", "C1") == ChannelRules()


def test_a_person_changes_and_takes_back_their_municipality(database: Database) -> None:
    store = PeopleStore(database)
    assert store.municipality("T1", "U1") == ""
    store.put("T1", "U1", "汐風町", at=AT)
    store.put("T1", "U1", "三日月市", at=AT)
    assert store.municipality("T1", "U1") == "三日月市"
    assert (store.forget("T1", "U1"), store.forget("T1", "U1")) == (True, False)
    assert store.municipality("T1", "U1") == ""


def test_an_answer_is_handed_to_people_once_at_a_time(handoffs: HandoffStore) -> None:
    assert handoffs.open(HANDOFF) == HANDOFF
    assert handoffs.open(replace(HANDOFF, id="h2", asker="U9")) == HANDOFF
    assert handoffs.waiting("T1", 10) == (HANDOFF,)


def test_whoever_settles_a_handoff_first_settles_it(handoffs: HandoffStore) -> None:
    handoffs.open(HANDOFF)
    settled = handoffs.settle("h1", HandoffState.ANSWERED, by="U5", gesture="g1", at=AT, reply="窓口で払います。")
    assert settled is not None
    assert (settled.state, settled.reply, settled.replied_by) == (HandoffState.ANSWERED, "窓口で払います。", "U5")
    assert handoffs.settle("h1", HandoffState.RESOLVED, by="U6", gesture="g2", at=AT) is None
    assert handoffs.get("h1") == settled
    assert handoffs.waiting("T1", 10) == ()


def test_the_gesture_that_settled_a_handoff_finds_it_settled_by_itself(handoffs: HandoffStore) -> None:
    handoffs.open(HANDOFF)
    first = handoffs.settle("h1", HandoffState.ANSWERED, by="U5", gesture="g1", at=AT, reply="はい。")
    assert handoffs.settle("h1", HandoffState.ANSWERED, by="U5", gesture="g1", at=AT, reply="はい。") == first


def test_a_settled_answer_can_be_handed_on_again(handoffs: HandoffStore) -> None:
    handoffs.open(HANDOFF)
    handoffs.settle("h1", HandoffState.RESOLVED, by="U5", gesture="g1", at=AT)
    assert handoffs.open(replace(HANDOFF, id="h2")).id == "h2"


def test_nothing_is_settled_that_is_not_there(handoffs: HandoffStore) -> None:
    assert handoffs.get("h9") is None
    assert handoffs.settle("h9", HandoffState.RESOLVED, by="U5", gesture="g1", at=AT) is None
