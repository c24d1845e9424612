"""An accepted answer is named to who asks much the same, as long as its sources hold."""

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from knowledge.answering.advisor import Advisor
from knowledge.community.accepted import AcceptedAnswers
from knowledge.domain.answer import Question, Turn
from knowledge.domain.feedback import Feedback, Verdict
from knowledge.domain.visibility import EVERYONE, FOR_ALL, Audience, only_in
from knowledge.library.opening import Stores
from knowledge.library.visibilities import VisibilityChange
from knowledge.testing import edition, memory_stores, publication, put

_DAY = date(2026, 10, 1)
_FIRST = publication([("手数料", "証明書の手数料は一通300円である。")], of=edition("窓口の手引", "第1.0版"))


class Desk:
    def __init__(self, stores: Stores) -> None:
        self.stores = stores
        everyones = stores.library.seen_by(EVERYONE)
        self.accepted = AcceptedAnswers(feedback=stores.feedback, answers=stores.answers, library=everyones)

    def asked(self, text: str, *, municipality: str = "") -> str:
        answer = Advisor(self.stores.library).ask(question(text, municipality=municipality))
        self.stores.answers.save(answer)
        return answer.id

    def rated(self, answer_id: str, verdict: Verdict, *, reader: str = "") -> bool:
        at = datetime(2026, 10, 1, 9, 0, tzinfo=UTC)
        return self.stores.feedback.put(Feedback(answer_id=answer_id, verdict=verdict, at=at, reader=reader))


def question(text: str, *, municipality: str = "") -> Question:
    return Question(text=text, asked_on=_DAY, as_of=_DAY, municipality=municipality)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(memory_stores(tmp_path, _FIRST))


def test_who_asks_much_the_same_is_told_of_the_accepted_answer(desk: Desk) -> None:
    answer_id = desk.asked("証明書の手数料は一通いくらですか")
    assert desk.accepted.related(question("証明書の手数料は一通いくらですか")) is None  # nobody has accepted it yet
    assert desk.rated(answer_id, Verdict.HELPFUL)
    related = desk.accepted.related(question("証明書の手数料は一通いくらでしょうか？"))
    assert related is not None
    assert (related.answer_id, related.asked_on) == (answer_id, _DAY)


@pytest.mark.parametrize(
    "other",
    [
        question("窓口は何時に開きますか"),
        question("2通の証明書の手数料はいくらですか"),
        question("証明書の手数料は一通いくらですか", municipality="汐風町"),
        replace(question("証明書の手数料は一通いくらですか"), history=(Turn(question="住民票", answer="…"),)),
    ],
)
def test_another_question_is_not(desk: Desk, other: Question) -> None:
    for text in ("証明書の手数料は一通いくらですか", "1通の証明書の手数料はいくらですか"):
        desk.rated(desk.asked(text), Verdict.HELPFUL)
    assert desk.accepted.related(other) is None


def test_an_answer_that_as_many_found_unhelpful_is_not_accepted(desk: Desk) -> None:
    answer_id = desk.asked("証明書の手数料は一通いくらですか")
    desk.rated(answer_id, Verdict.HELPFUL, reader="U1")
    desk.rated(answer_id, Verdict.UNHELPFUL, reader="U2")
    assert desk.accepted.related(question("証明書の手数料は一通いくらですか")) is None
    desk.rated(answer_id, Verdict.HELPFUL, reader="U2")  # in place of what U2 said before
    assert desk.accepted.related(question("証明書の手数料は一通いくらですか")) is not None


def test_an_answer_whose_edition_was_replaced_is_not_shown_any_more(desk: Desk) -> None:
    desk.rated(desk.asked("証明書の手数料は一通いくらですか"), Verdict.HELPFUL)
    newer = publication([("手数料", "証明書の手数料は一通350円である。")], of=edition("窓口の手引", "第1.1版"))
    put(desk.stores.library, newer)
    assert desk.accepted.related(question("証明書の手数料は一通いくらですか")) is None


def test_a_verdict_on_an_answer_that_is_not_there_is_not_kept(desk: Desk) -> None:
    assert not desk.rated("nobody", Verdict.HELPFUL)


def test_an_answer_from_what_not_everyone_may_see_is_pointed_to_by_nobody(desk: Desk) -> None:
    text = "証明書の手数料は一通いくらですか"
    assert desk.rated(desk.asked(text), Verdict.HELPFUL)
    assert desk.accepted.related(question(text)) is not None
    document, at = _FIRST.edition.document.id, datetime(2026, 10, 2, tzinfo=UTC)
    desk.stores.library.limit(document, VisibilityChange(visibility=only_in(["C0COUNCIL"]), at=at))
    for audience in (EVERYONE, Audience(channel="C0COUNCIL")):
        assert desk.accepted.related(replace(question(text), audience=audience)) is None
    desk.stores.library.limit(document, VisibilityChange(visibility=FOR_ALL, at=at))
    assert desk.accepted.related(question(text)) is not None


def test_an_answer_for_one_channel_is_pointed_to_by_nobody_whatever_it_cites(desk: Desk) -> None:
    text = "証明書の手数料は一通いくらですか"
    asked = replace(question(text), audience=Audience(channel="C0COUNCIL"))
    answer = Advisor(desk.stores.library).ask(asked)
    desk.stores.answers.save(answer)
    assert desk.rated(answer.id, Verdict.HELPFUL)
    assert desk.accepted.related(question(text)) is None
