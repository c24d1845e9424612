"""What is written as JSON comes back as the same value."""

import json
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.domain.answer import (
    Answer,
    Caution,
    CautionKind,
    Citation,
    Claim,
    Grounded,
    Mode,
    Near,
    Question,
    Reason,
    Turn,
    Unanswered,
)
from knowledge.domain.calendar import Period, UnknownPeriod, Validity
from knowledge.domain.case import Case
from knowledge.domain.document import Location
from knowledge.domain.measure import Measure
from knowledge.domain.publication import Publication
from knowledge.library.codec import dumps, loads
from knowledge.testing import edition, publication

QUESTION = Question(
    text="研修費の措置率は？",
    asked_on=date(2026, 11, 23),
    as_of=date(2026, 4, 1),
    municipality="見本県青葉町",
    history=(Turn(question="研修とは", answer="庁内の研修です。"),),
)


def test_a_measure_comes_back_with_its_rate_period_and_places(measure: Measure) -> None:
    assert loads(Measure, dumps(Measure, measure)) == measure


def test_a_case_comes_back_with_what_it_does_not_state(case: Case) -> None:
    assert loads(Case, dumps(Case, case)) == case


def test_a_grounded_answer_comes_back_whole(measure: Measure, case: Case, location: Location) -> None:
    answer = Grounded(
        id="a1",
        question=QUESTION,
        claims=(Claim(text="措置率は0.7です。", citations=(1,)),),
        citations=(Citation(n=1, quote="措置率 0.5→0.7", location=location, chunk_id="c"),),
        cautions=(Caution(kind=CautionKind.PERIOD_ENDED, text="期間が終わっています。"),),
        cases=(case,),
        measures=(measure,),
        mode=Mode.MODEL,
        timings=(("find", 12.5), ("compose", 3.0)),
    )
    assert loads(Answer, dumps(Answer, answer)) == answer


def test_a_refusal_comes_back_as_a_refusal(location: Location) -> None:
    near = Near(chunk_id="c", location=location, score=0.25, quote="近い本文")
    answer = Unanswered(id="a2", question=QUESTION, reason=Reason.NOT_SUPPORTED, nearest=(near,))
    assert loads(Answer, dumps(Answer, answer)) == answer


@pytest.mark.parametrize("validity", [Period(), Period(starts=date(2025, 4, 1)), UnknownPeriod()])
def test_an_open_period_is_told_from_an_unknown_one(validity: Validity) -> None:
    assert loads(Validity, dumps(Validity, validity)) == validity


def test_a_publication_comes_back_whole(measure: Measure, case: Case) -> None:
    one = publication([("第1章 > 研修", "研修を行う。"), "見出しのない文。"], cases=[case], measures=[measure])
    assert loads(Publication, dumps(Publication, one)) == one


def test_equal_values_give_equal_text(measure: Measure) -> None:
    again = replace(measure, id=measure.id)
    assert dumps(Measure, measure) == dumps(Measure, again)
    assert dumps(Measure, measure) != dumps(Measure, replace(measure, rate=None))


def test_a_field_that_older_text_does_not_have_takes_its_default(location: Location) -> None:
    plain = json.loads(dumps(Location, location))
    del plain["boxes"]
    assert loads(Location, json.dumps(plain)) == replace(location, boxes=())


def test_a_missing_field_without_a_default_is_an_error(location: Location) -> None:
    plain = json.loads(dumps(Location, location))
    del plain["page"]
    with pytest.raises(KeyError):
        loads(Location, json.dumps(plain))


def test_what_has_no_json_is_refused() -> None:
    with pytest.raises(TypeError):
        dumps(object, object())


@pytest.mark.slow
@given(st.decimals(allow_nan=False, allow_infinity=False), st.text(), st.dates())
def test_any_number_text_or_day_comes_back(number: Decimal, text: str, day: date) -> None:
    assert loads(Decimal, dumps(Decimal, number)) == number
    assert loads(str, dumps(str, text)) == text
    assert loads(date | None, dumps(date | None, day)) == day
    assert loads(date | None, dumps(date | None, None)) is None


def test_an_edition_keeps_an_unknown_day_of_publication() -> None:
    undated = edition(published=None)
    assert loads(type(undated), dumps(type(undated), undated)) == undated
