"""Several questions told ahead: claims under their question, numbered as the whole answer numbers them."""

from dataclasses import replace

from knowledge.answering.composing.part_telling import PartTelling
from knowledge.answering.composing.several import joined
from knowledge.answering.telling import Tell, Told, ToldClaim
from knowledge.domain.answer import Answer, Caution, CautionKind, Grounded
from tests.scenario.slack.answers import grounded, question, unanswered

_LIMIT = Caution(kind=CautionKind.QUOTED_LIMIT_PASSED, text="根拠［1］にある「年度末まで」は、過ぎています。")


def _from(chunk_id: str, answer: Grounded) -> Grounded:
    return replace(answer, citations=tuple(replace(one, chunk_id=chunk_id) for one in answer.citations))


_FIRST = _from("a", grounded("受講料です。"))
_SECOND = _from("b", grounded("年度末です。", cautions=[_LIMIT]))


def _written(answer: Grounded, tell: Tell) -> Answer:
    """As a model's answer is told while it is written."""
    for caution in answer.cautions:
        tell(caution)
    for claim, citation in zip(answer.claims, answer.citations, strict=True):
        tell(ToldClaim(claim=claim, citations=(citation,)))
    return answer


def test_claims_are_told_under_their_questions_as_the_whole_answer_has_them() -> None:
    told: list[Told] = []
    parts = PartTelling(told.append)

    answers = [
        parts.answered("対象経費は？", lambda tell: _written(_FIRST, tell)),
        parts.answered("いつまで？", lambda tell: _written(_SECOND, tell)),
    ]

    whole = joined(answers, question("対象経費は？いつまで？"), "whole")
    heard = [one for one in told if isinstance(one, ToldClaim)]
    assert isinstance(whole, Grounded)
    assert tuple(one.claim for one in heard) == whole.claims
    assert tuple(citation for one in heard for citation in one.citations) == whole.citations


def test_a_caution_comes_before_its_claim_with_the_number_of_the_whole() -> None:
    told: list[Told] = []
    parts = PartTelling(told.append)

    parts.answered("一", lambda _: _FIRST)
    parts.answered("二", lambda tell: _written(_SECOND, tell))

    assert [one.text if isinstance(one, Caution) else one.claim.text for one in told] == [
        "受講料です。",
        _LIMIT.text.replace("［1］", "［2］"),
        "年度末です。",
    ]


def test_a_part_that_nobody_told_is_told_once_it_is_whole_and_a_refusal_is_not() -> None:
    told: list[Told] = []
    parts = PartTelling(told.append)

    parts.answered("ごみは？", lambda _: unanswered())
    parts.answered("二", lambda _: _SECOND)
    parts.answered("もう一度", lambda _: _SECOND)

    claims = [one for one in told if isinstance(one, ToldClaim)]
    assert [(one.claim.part, one.claim.citations, len(one.citations)) for one in claims] == [
        ("二", (1,), 1),
        ("もう一度", (1,), 0),
    ]
    assert len(told) == 3, "what was warned of is not warned of again"
