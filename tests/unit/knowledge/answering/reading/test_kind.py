"""The kind of a question is read off its grammar."""

import pytest

from knowledge.answering.reading.kind import kind_of
from knowledge.domain.answer import QuestionKind

_PHRASINGS = {
    QuestionKind.CHANGE: [
        "第2.1版で何が変わった？",
        "手引きの改定点は",
        "補助率はいつ変わりましたか",
        "新旧の差分を見たい",
    ],
    QuestionKind.COMPARISON: [
        "標準化とガバクラの違い",
        "AとBはどちらが有利？",
        "二つの補助金を比べて",
        "率ちがう？",
        "甲と乙くらべて",
    ],
    QuestionKind.DEFINITION: [
        "OODAって何？",
        "書かない窓口とは",
        "BPRの意味は？",
        "会計係って何する人？",
        "標準準拠システムとは何ですか",
    ],
    QuestionKind.DEADLINE: ["いつまで使えますか", "補助金の締切", "申請期限は？", "計画期間は？", "まだ間に合う？"],
    QuestionKind.NUMBER: [
        "補助率はいくつ",
        "研修は何時間ですか",
        "汐風町の人口は？",
        "導入費用は？",
        "どれくらいの頻度で開く？",
        "CIO補佐官の任用にかかる経費の措置率",
    ],
    QuestionKind.PROCEDURE: [
        "全体方針はどのような手順で決めますか",
        "補助金の申請手順は？",
        "業務の洗い出しの進め方",
        "全体方針の決め方",
        "どうやって補助金を申請しますか",
        "第2段階って何するの",
        "初日って何をやるんですか",
    ],
    QuestionKind.CASE: [
        "財政措置を使った事例を教えて",
        "書かない窓口に取り組んでいる所はありますか",
        "他の自治体はどうしていますか",
        "導入している市町村を知りたい",
        "検診の予約を電子にしてる町ある？",
        "若手が班で業務を直させてる市ってどこだっけ",
    ],
    QuestionKind.MEASURE: ["研修費に使える財政措置は？", "その対象経費は？", "町でも使える？", "お金は出ますか"],
    QuestionKind.GENERAL: ["推進体制の整備について", "手順書の第1章には何がある", "担当課はどこ"],
}


@pytest.mark.parametrize(("kind", "question"), [(kind, q) for kind, asked in _PHRASINGS.items() for q in asked])
def test_a_phrasing_tells_what_it_waits_for(kind: QuestionKind, question: str) -> None:
    assert kind_of(question) is kind


def test_the_last_head_noun_decides() -> None:
    assert kind_of("事例に使われた補助金") is QuestionKind.MEASURE
    assert kind_of("補助金を使った事例") is QuestionKind.CASE


def test_a_word_of_quotation_before_a_town_asks_for_no_case() -> None:
    assert kind_of("館長って町だと誰がやるの") is not QuestionKind.CASE
    assert kind_of("館長がいなくなった町") is QuestionKind.CASE
