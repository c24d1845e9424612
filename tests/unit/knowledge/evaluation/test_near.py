"""A refusal that shows the words that came near is measured by whether the facts stand in them."""

from dataclasses import replace

from knowledge.domain.answer import Near
from knowledge.evaluation.judging import judge
from knowledge.evaluation.questions import GoldenQuestion
from tests.unit.knowledge.evaluation.answers import CHUNKS, held, unanswered

QUESTION = GoldenQuestion(text="率は？", facts=("0.7",))


def test_the_facts_may_stand_in_the_words_that_came_near() -> None:
    near = Near(chunk_id=CHUNKS[0].id, location=CHUNKS[0].location, score=0.4, quote="措置率は0.7")
    verdict = judge(QUESTION, replace(unanswered(), nearest=(near,)), held)
    assert verdict.shown_near
    assert not verdict.stated
    assert (verdict.quotes, verdict.verified) == (1, 1)


def test_a_place_alone_shows_none_of_them() -> None:
    near = Near(chunk_id=CHUNKS[0].id, location=CHUNKS[0].location, score=0.4)
    verdict = judge(QUESTION, replace(unanswered(), nearest=(near,)), held)
    assert not verdict.shown_near
    assert verdict.quotes == 0


def test_words_that_are_not_the_source_s_are_counted_against_it() -> None:
    near = Near(chunk_id=CHUNKS[0].id, location=CHUNKS[0].location, score=0.4, quote="措置率は0.9")
    verdict = judge(QUESTION, replace(unanswered(), nearest=(near,)), held)
    assert (verdict.quotes, verdict.verified) == (1, 0)
