"""What is expected of an answer is looked for in the right part of it."""

from dataclasses import replace

import pytest

from knowledge.domain.answer import Answer, CautionKind, Reason
from knowledge.evaluation.judging import is_right, judge, still_answers
from knowledge.evaluation.questions import GoldenQuestion
from tests.unit.knowledge.evaluation.answers import CHUNKS, grounded, held, unanswered


def _question(**expected: object) -> GoldenQuestion:
    return GoldenQuestion.model_validate({"text": "研修費の措置率は？", **expected})


def _right(question: GoldenQuestion, answer: Answer) -> bool:
    return is_right(question, judge(question, answer, held))


def test_every_fact_must_be_said_and_of_an_inner_list_one() -> None:
    question = _question(facts=["０．７", ["特別交付税", "特交"]])
    assert _right(question, grounded("措置率は0.7で、特交の対象です。"))
    verdict = judge(question, grounded("措置率は0.7です。"), held)
    assert verdict.missing == ("特別交付税／特交",)


def test_a_fact_in_a_table_counts_for_the_headline_but_is_no_claim() -> None:
    verdict = judge(_question(facts=["0.7"]), grounded("次の表のとおりです。", cells=["0.7"]), held)
    assert (verdict.in_claims, verdict.stated, verdict.anywhere) == (False, True, True)


def test_a_fact_in_a_quote_only_is_found_anywhere_and_nowhere_else() -> None:
    verdict = judge(_question(facts=["0.7"]), grounded("措置されます。"), held)
    assert (verdict.in_claims, verdict.stated, verdict.anywhere) == (False, False, True)


def test_the_rate_of_another_scheme_makes_an_answer_wrong() -> None:
    question = _question(facts=["0.7"], absent=["0.5"])
    assert _right(question, grounded("措置率は0.7です。"))
    assert not _right(question, grounded("措置率は0.7で、CIO補佐官は0.5です。"))


@pytest.mark.parametrize(
    ("source", "cited", "near"),
    [
        ({"document": "財政措置", "page": 1, "section": "費用"}, True, True),
        ({"document": "財政措置一覧.md", "edition": "2.0"}, True, True),
        ({"document": "財政措置", "page": 2}, False, True),
        ({"document": "財政措置", "section": "体制"}, False, False),
        ({"document": "手引き"}, False, False),
        ({"document": "財政措置", "edition": "第1.0版"}, False, False),
    ],
)
def test_a_place_is_cited_when_document_edition_section_and_page_are_right(
    source: dict[str, object], cited: bool, near: bool
) -> None:
    verdict = judge(_question(source=[source]), grounded("0.7です。"), held)
    assert (bool(verdict.cited), verdict.near) == (cited, near)


def test_a_place_that_goes_over_a_page_break_is_cited_on_both_pages() -> None:
    answer = grounded("0.7です。")
    (citation,) = answer.citations
    over = replace(answer, citations=(replace(citation, location=replace(citation.location, page=3, last_page=4)),))
    assert [
        bool(judge(_question(source=[{"document": "財政", "page": page}]), over, held).cited) for page in (3, 4, 5)
    ] == [
        True,
        True,
        False,
    ]


def test_any_one_of_the_places_will_do() -> None:
    question = _question(source=[{"document": "手引き"}, {"document": "財政措置"}])
    assert _right(question, grounded("0.7です。"))


def test_a_caution_that_is_expected_must_be_shown() -> None:
    question = _question(caution=["period_ended"])
    assert _right(question, grounded("0.7です。", cautions=[CautionKind.PERIOD_ENDED]))
    assert not _right(question, grounded("0.7です。", cautions=[CautionKind.PERIOD_UNKNOWN]))


def test_what_is_not_in_the_library_must_be_refused_and_the_rest_must_not() -> None:
    assert _right(_question(refuse=True), unanswered())
    assert not _right(_question(refuse=True), grounded("0.7です。"))
    assert not _right(_question(), unanswered())


def test_asking_back_is_no_refusal() -> None:
    question = _question(ask_back=True)
    assert _right(question, unanswered(Reason.WHICH_MUNICIPALITY))
    assert not _right(question, unanswered(Reason.NOTHING_FOUND))
    assert not _right(question, grounded("0.7です。"))


def test_a_quote_counts_as_verified_only_verbatim_and_in_its_own_edition() -> None:
    verbatim = grounded("0.7です。", quotes=[(0, "措置率は0.7"), (1, "任期は2年")])
    altered = grounded("0.7です。", quotes=[(0, "措置率は 0.7")])
    (citation,) = grounded("0.7です。").citations
    moved = replace(citation, location=replace(citation.location, edition=replace(citation.location.edition, id="他")))
    other_edition = replace(grounded("0.7です。"), citations=(moved,))
    found = [judge(_question(), answer, held) for answer in (verbatim, altered, other_edition)]
    assert [(one.verified, one.quotes) for one in found] == [(2, 2), (0, 1), (0, 1)]
    assert not is_right(_question(), found[1])


def test_a_quote_whose_chunk_is_gone_is_not_verified() -> None:
    verdict = judge(_question(), grounded("0.7です。"), lambda _ids: {})
    assert (verdict.verified, verdict.quotes) == (0, 1)
    assert CHUNKS[0].text.startswith("研修費")


def test_an_edition_may_be_published_while_the_facts_stand_in_quotes_or_cards() -> None:
    question = _question(facts=["0.7"], source=[{"document": "手引き"}])
    assert still_answers(question, grounded("措置されます。"))
    assert not still_answers(question, grounded("措置されます。", quotes=[(1, "任期は2年")]))
    assert not still_answers(question, unanswered())
    assert still_answers(_question(refuse=True), unanswered())
    assert not still_answers(_question(refuse=True), grounded("0.7です。"))
