"""Figures are of what is asked: all that is counted, what came about, over the years, and called by their name."""

from datetime import date

import pytest

from ingest.blocks import ParsedFile
from ingest.parsers import markdown
from ingest.pipeline import publication_of
from ingest.sources import Given
from knowledge.answering.advisor import Advisor
from knowledge.domain.answer import Answer, Grounded, Question, Reason, Unanswered
from knowledge.library.library import Library
from knowledge.library.opening import open_words
from knowledge.testing import edition, memory_library, publication

_TODAY = date(2026, 11, 23)
_CASES = """# 図書館の取組集

## 事例1 司書を預かって育てる「司書留学」【若葉県】

### 取組の内容

令和8年度までに県内の全25市町村から50人を受け入れることを目指す。

令和4年度に始め、これまでに県内14市町村から19人を受け入れた。

※担当：若葉県 文化課

## 事例2 読み聞かせの研修を町で開く【若葉県汐風町】

### 取組の内容

職員が講師になり、読み聞かせの研修を開く。

### 費用

令和5年度は60万円、令和6年度は20万円。

※担当：汐風町 教育課

## 事例3 棚の並びを端末で調べる図書館【若葉県大環市】

### 取組の内容

棚の前で端末をかざし、本が正しい所にあるかを調べる。

### 効果

蔵書の点検にかかる時間は、年90時間から20時間に減った。

※担当：大環市 図書館課

## 事例4 本の修理を住民に頼む【若葉県三日月市】

### 取組の内容

傷んだ本の修理を、手を挙げた8人の住民に頼む。

※担当：三日月市 図書館課

## 事例6 展示の案内を音声で流す【雪代県大川町】

### 取組の内容

展示の案内を音声で流す。

※担当：大川町 展示課

## 事例7 返却の箱を駅に置く【若葉県大川町】

### 取組の内容

本を返す箱を駅の改札に置く。

### 費用

令和6年度の購入費は30万円で、県の補助金を12万円充てた。

※担当：大川町 返却課

## 事例5 移動図書館を隣の村と分け合う【若葉県北峰村】

### 取組の内容

移動図書館の車を隣の村と分け合い、月に2回ずつ回る。

※担当：北峰村 教育課
"""
_RULES = publication(
    [
        ("1. 全体の流れ", "点検は手順1から手順3までの三つで進めます。"),
        ("2. 手順1 蔵書の洗い出し", "司書が、傷みのある本を書き出します。"),
        ("3. 手順2 本の修理", "係が、書き出した本を直します。"),
        ("4. 手順3 棚への戻し", "司書が、直した本を棚へ戻します。"),
        ("5. 貸出証", "貸出証の写しは窓口で出し、用紙の購入費は年3万円です。"),
    ],
    of=edition("蔵書の点検の手引"),
)


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    parsed = ParsedFile(title="", blocks=tuple(markdown.blocks_of(_CASES)), pages=0)
    cases = publication_of(parsed, source_name="c.md", source_hash="c", given=Given(), words=open_words())
    return memory_library(tmp_path_factory.mktemp("library"), cases, _RULES)


def _ask(library: Library, text: str) -> Answer:
    return Advisor(library).ask(Question(text=text, asked_on=_TODAY, as_of=_TODAY))


def _claims(library: Library, text: str) -> list[str]:
    answer = _ask(library, text)
    assert isinstance(answer, Grounded), answer
    return [claim.text for claim in answer.claims]


def test_two_counts_are_told_by_the_sentence_that_has_both_and_no_aim(library: Library) -> None:
    claims = _claims(library, "司書留学では何市町村から何人受け入れた？")

    assert claims == ["令和4年度に始め、これまでに県内14市町村から19人を受け入れた。"]


def test_an_aim_is_told_where_it_is_asked_for(library: Library) -> None:
    assert "50人" in "".join(_claims(library, "司書留学は令和8年度までに何人受け入れる目標？"))


def test_the_costs_of_all_years_are_how_they_went(library: Library) -> None:
    told = "".join(_claims(library, "汐風町の研修費用の推移"))

    assert "60万円" in told
    assert "20万円" in told


def test_a_fee_is_not_told_by_another_amount(library: Library) -> None:
    assert isinstance(_ask(library, "貸出証の写しの手数料はいくらですか"), Unanswered)
    assert "3万円" in "".join(_claims(library, "貸出証の写しの用紙の購入費はいくらですか"))


def test_how_many_hours_a_body_saved_is_the_effect_of_its_case(library: Library) -> None:
    assert _claims(library, "大環市で何時間減った？") == [
        "効果（実績）：蔵書の点検にかかる時間は、年90時間から20時間に減った。"
    ]


def test_a_part_of_a_case_that_has_no_such_number_does_not_tell_how_many(library: Library) -> None:
    assert not any("図書館課" in claim.text for claim in getattr(_ask(library, "大環市の担当は何人"), "claims", ()))


def test_the_one_of_several_namesakes_that_does_what_is_named_is_meant_and_said(library: Library) -> None:
    answer = _ask(library, "大川町の返却の箱の担当課は")

    assert isinstance(answer, Grounded), answer
    assert [claim.text for claim in answer.claims] == ["担当：大川町 返却課"]
    assert "若葉県大川町" in answer.cautions[0].text


def test_a_kind_of_money_is_told_by_its_own_amount(library: Library) -> None:
    assert "12万円" in "".join(_claims(library, "若葉県大川町の返却の箱の補助金はいくら"))
    assert _claims(library, "若葉県大川町の返却の箱の費用はいくら") == ["費用（令和6年度）：購入費は30万円"]


def test_namesakes_are_asked_for_where_nothing_tells_them_apart(library: Library) -> None:
    answer = _ask(library, "大川町の担当課は")

    assert isinstance(answer, Unanswered)
    assert answer.reason is Reason.WHICH_MUNICIPALITY


def test_a_whole_procedure_begins_with_what_is_said_of_all_steps(library: Library) -> None:
    claims = _claims(library, "蔵書の点検、全体の流れをざっくり")

    assert claims[0] == "点検は手順1から手順3までの三つで進めます。"
    assert [claim[:4] for claim in claims[1:]] == ["司書が、", "係が、書", "司書が、"]
