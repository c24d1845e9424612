"""A kept answer opens again only for who may see all that it was made of."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from knowledge.community.reopened import ReopenedAnswers, documents_in
from knowledge.domain.answer import Answer, Caution, CautionKind, Near, Reason, Unanswered
from knowledge.domain.document import Location
from knowledge.domain.visibility import EVERYONE, Audience
from knowledge.library.answers import AnswerStore
from knowledge.library.database.engine import connect
from knowledge.library.database.migrating import migrate
from knowledge.testing import edition
from tests.scenario.slack.answers import closed_measure, grounded, question, training_case, unanswered

COUNCIL, BUDGET = Audience(channel="C0COUNCIL"), Audience(channel="C0BUDGET")
PLAN = edition("再編の案")
AT = Location(edition=PLAN, heading_path=(), page=1)


@pytest.fixture
def store(tmp_path: Path) -> AnswerStore:
    database = connect(tmp_path / "catalogue.sqlite3")
    migrate(database)
    return AnswerStore(database)


def reopened(store: AnswerStore, *answers: Answer) -> ReopenedAnswers:
    """Opens answers; the plan is for the council alone."""
    for answer in answers:
        store.save(answer)
    return ReopenedAnswers(store, lambda audience: frozenset() if audience == COUNCIL else {PLAN.document.id})


def of_the_plan() -> list[Answer]:
    """Answers to everyone that name a place in the plan: quoted, in a record, in a field of one, as a near one."""
    answer = grounded("出張所を再編します。")
    [citation] = answer.citations
    measure, case = closed_measure(), training_case()
    stated = replace(measure.recipients, location=AT)
    return [
        replace(answer, id="cited", citations=(replace(citation, location=AT),)),
        replace(answer, id="case", cases=(replace(case, location=AT),)),
        replace(answer, id="measure", measures=(replace(measure, location=AT),)),
        replace(answer, id="field", measures=(replace(measure, recipients=stated),)),
        replace(unanswered(), id="near", nearest=(Near(chunk_id="c", location=AT, score=0.4),)),
    ]


def test_an_answer_that_names_a_hidden_document_opens_for_nobody_else(store: AnswerStore) -> None:
    answers = of_the_plan()
    opened = reopened(store, *answers)
    for answer in answers:
        assert PLAN.document.id in documents_in(answer)
        assert opened.get(answer.id, COUNCIL) == answer
        assert opened.get(answer.id, BUDGET) is opened.get(answer.id, EVERYONE) is opened.get(answer.id) is None


def test_an_answer_for_a_channel_opens_there_alone_whatever_it_cites(store: AnswerStore) -> None:
    asked = replace(question(), audience=COUNCIL)
    caution = Caution(kind=CautionKind.PERIOD_ENDED, text="再編の案では…")
    answer = replace(grounded("まず方針を決めます。", asked=asked), cautions=(caution,))
    opened = reopened(store, answer)
    assert opened.get(answer.id, COUNCIL) == answer
    assert opened.get(answer.id, BUDGET) is opened.get(answer.id) is None
    assert opened.get("nobody", COUNCIL) is None


def test_an_answer_from_what_is_for_all_opens_everywhere(store: AnswerStore) -> None:
    answer = grounded("まず方針を決めます。")
    opened = reopened(store, answer)
    assert opened.get(answer.id) == opened.get(answer.id, BUDGET) == answer


def test_an_answer_of_before_there_were_audiences_was_for_everyone(store: AnswerStore) -> None:
    answer = grounded("まず方針を決めます。")
    store.save(answer)
    with store._database.writing() as connection:
        connection.exec_driver_sql("UPDATE answers SET record = json_remove(record, '$.question.audience')")
        assert "audience" not in connection.exec_driver_sql("SELECT record FROM answers").scalar_one()
    kept = store.get(answer.id)
    assert kept is not None
    assert kept.question.audience == EVERYONE


def test_what_was_asked_in_a_channel_that_sees_more_is_not_told_as_unanswered(store: AnswerStore) -> None:
    for number, audience in enumerate((EVERYONE, COUNCIL)):
        asked = replace(question(f"{number}番の質問"), audience=audience, asked_on=date(2026, 7, 1))
        store.save(Unanswered(id=f"u{number}", question=asked, reason=Reason.NOTHING_FOUND, nearest=()))
    assert reopened(store).unanswered(5) == ("0番の質問",)
