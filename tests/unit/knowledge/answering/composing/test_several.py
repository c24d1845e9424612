"""Several answers as one: parts, numbers over the whole, what was not answered."""

from dataclasses import replace

from knowledge.answering.composing.several import joined
from knowledge.domain.answer import Caution, CautionKind, Cell, Grounded, Mode, Reason, Table, Unanswered
from tests.scenario.slack.answers import grounded, question, unanswered

_WHOLE = question("対象経費は？あと、いつまで？")


def _joined(*answers):
    return joined(answers, _WHOLE, "whole")


def test_claims_say_their_part_and_a_quote_keeps_one_number():
    first, second = grounded("受講料です。", quotes=["同じ文"]), grounded("年度末です。", quotes=["別の文"])
    second = replace(second, citations=tuple(replace(one, chunk_id="other") for one in second.citations))
    again = replace(first, claims=tuple(replace(claim, text="もう一度。") for claim in first.claims))

    answer = _joined(("対象経費は？", first), ("いつまで？", second), ("もう一度", again))

    assert isinstance(answer, Grounded)
    assert answer.question is _WHOLE
    assert [(claim.part, claim.citations) for claim in answer.claims] == [
        ("対象経費は？", (1,)),
        ("いつまで？", (2,)),
        ("もう一度", (1,)),
    ]
    assert [citation.n for citation in answer.citations] == [1, 2]


def test_numbers_in_tables_and_cautions_follow():
    limit = Caution(kind=CautionKind.QUOTED_LIMIT_PASSED, text="根拠［1］にある「年度末まで」は、過ぎています。")
    table = Table(title="費用", header=("額",), rows=((Cell(text="10円", citations=(1,)),),))
    second = replace(grounded("年度末です。", quotes=["別の文"]), tables=(table,), cautions=(limit,))

    answer = _joined(("一", grounded("受講料です。")), ("二", second))

    assert answer.tables[0].rows[0][0].citations == (2,)
    assert [caution.text for caution in answer.cautions] == [limit.text.replace("［1］", "［2］")]


def test_a_part_without_an_answer_is_said_and_all_without_are_a_refusal():
    some = _joined(("対象経費は？", grounded("受講料です。")), ("ごみの収集日は？", unanswered()))
    none = _joined(("一", unanswered()), ("二", replace(unanswered(reason=Reason.WHICH_FACT), choices=("町", "村"))))

    assert [caution.kind for caution in some.cautions] == [CautionKind.PART_UNANSWERED]
    assert "ごみの収集日は" in some.cautions[0].text
    assert isinstance(none, Unanswered)
    assert (none.reason, none.choices) == (Reason.WHICH_FACT, ("町", "村"))


def test_the_whole_is_a_model_s_only_where_every_part_is():
    written = replace(grounded("受講料です。"), mode=Mode.MODEL)

    assert _joined(("一", written), ("二", grounded("年度末です。"))).mode is Mode.EXTRACTIVE
    assert _joined(("一", written), ("二", written)).mode is Mode.MODEL
