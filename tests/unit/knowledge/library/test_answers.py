"""Answers are kept whole and found by what they cite."""

from dataclasses import replace
from datetime import date

import pytest

from knowledge.domain.answer import Citation, Claim, Grounded, Mode, Question, Reason, Unanswered
from knowledge.domain.case import Case
from knowledge.domain.document import Location
from knowledge.domain.measure import Measure
from knowledge.library.answers import AnswerStore
from knowledge.library.database.engine import Database
from knowledge.testing import edition

QUESTION = Question(text="研修費の措置率は？", asked_on=date(2026, 11, 23), as_of=date(2026, 11, 23))


@pytest.fixture
def grounded(measure: Measure, case: Case, location: Location) -> Grounded:
    other = replace(location, edition=edition("見本の事例集"))
    return Grounded(
        id="a1",
        question=QUESTION,
        claims=(Claim(text="0.7です。", citations=(1, 2)),),
        citations=(
            Citation(n=1, quote="0.7", location=location, chunk_id="c1"),
            Citation(n=2, quote="0.7とする", location=location, chunk_id="c1"),
            Citation(n=3, quote="事例", location=other, chunk_id="c2"),
        ),
        cautions=(),
        cases=(case,),
        measures=(measure,),
        mode=Mode.EXTRACTIVE,
    )


def test_an_answer_comes_back_as_it_was_given(database: Database, grounded: Grounded) -> None:
    answers = AnswerStore(database)
    refused = Unanswered(id="a2", question=QUESTION, reason=Reason.NOTHING_FOUND, nearest=())
    answers.save(grounded)
    answers.save(refused)
    assert answers.get("a1") == grounded
    assert answers.get("a2") == refused


def test_an_unknown_answer_is_none(database: Database) -> None:
    assert AnswerStore(database).get("nobody") is None


def test_saving_again_replaces(database: Database, grounded: Grounded) -> None:
    answers = AnswerStore(database)
    answers.save(grounded)
    answers.save(replace(grounded, claims=(), citations=(), cases=(), measures=()))
    assert answers.citing(edition().id) == ()
    assert answers.get("a1") != grounded


def test_answers_are_found_by_the_edition_they_cite(database: Database, grounded: Grounded) -> None:
    answers = AnswerStore(database)
    answers.save(grounded)
    answers.save(Unanswered(id="a2", question=QUESTION, reason=Reason.NOTHING_FOUND, nearest=()))
    assert answers.citing(edition().id) == ("a1",)
    assert answers.citing(edition("見本の事例集").id) == ("a1",)
    assert answers.citing("another") == ()
