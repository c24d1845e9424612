"""Measures that are asked for without a word of money, and what goes before a measure: a note on it, a case, prose."""

from datetime import date

import pytest

from ingest.pipeline import publication_of
from ingest.sources import Given
from knowledge.answering.advisor import Advisor
from knowledge.domain.answer import Grounded, Question, QuestionKind
from knowledge.library.opening import open_words
from knowledge.testing import memory_library
from tests.unit.ingest.reading import markdown_file

_TODAY = date(2026, 8, 1)
_LIST = """# 測量の措置一覧

| 支援名 | 対象団体 | 対象経費 | 補助率・措置率 | 上限額 | 種別 | 事業期間 |
|---|---|---|---|---|---|---|
| 無人機測量導入支援 | 町村 | 無人機の購入費 | 3分の2 | 90万円 | 補助金 | 令和8年度から令和9年度まで |
| 測量技術者の広域派遣 | 都道府県 | 測量技術者の旅費 | 措置率0.6 | | 特別交付税措置 | 令和8年度から令和9年度まで |
| 標識の更新支援 | 市町村 | 標識の購入費 | 2分の1 | 40万円 | 補助金 | 令和6年度から令和7年度まで |

※無人機の予備の電池は、補助の対象に含めない。
"""
_CASES = """# 測量の取組集

## 1 四つの町で無人機をそろえて買い求める【岬町】

四つの町で無人機をそろえて買い求め、斜面を撮って測量に使う。県の補助は使っていない。

## 2 橋の裏側を無人機で点検する【若葉県港北市】

橋の裏側の点検に、県の補助で買った無人機を夜に使う。足場を組む日数が減った。
"""
_GUIDE = """# 測量の手引

## 無人機の使い方

無人機は、飛ばす前に点検する。無人機は雨の日には使えない。

## 標識の点検

標識の点検は、年に1回行う。さびた標識は取り替える。

## 測量技術者の研修

測量技術者の研修は、毎年5月に行う。研修には他の町の職員も、席が空いていれば旅費を負担して加われる。
"""


@pytest.fixture(scope="module")
def library(tmp_path_factory):
    held = [
        publication_of(
            markdown_file(text), source_name=f"{name}.md", source_hash=name, given=Given(), words=open_words()
        )
        for name, text in (("list", _LIST), ("cases", _CASES), ("guide", _GUIDE))
    ]
    return memory_library(tmp_path_factory.mktemp("unnamed"), *held)


@pytest.fixture
def said(library):
    def told(text):
        answer = Advisor(library).ask(Question(text=text, asked_on=_TODAY, as_of=_TODAY))
        assert isinstance(answer, Grounded), answer
        return [claim.text for claim in answer.claims]

    return told


@pytest.fixture
def first(said):
    return lambda text: said(text)[0]


@pytest.mark.parametrize(
    "text",
    [
        "無人機の購入に使える制度ある？",
        "無人機の購入を助けてもらえるものは？",
        "無人機の支援ってうちの町でも？",
        "無人機の購入、国とか県から何か出ない？",
        "無人機の購入費、どこかから出してもらえないかな",
        "無人機の支援はもう始まってる？",
    ],
)
def test_a_measure_is_found_without_its_name_and_without_a_word_of_money(first, text):
    assert first(text) == "「無人機測量導入支援」として補助金（補助率3分の2、上限90万円）が使えます。"


@pytest.mark.parametrize("text", ["無人機の導入支援はいつから使える？", "無人機の支援、いつから？"])
def test_from_when_it_can_be_used_is_its_period(first, text):
    assert first(text) == "「無人機測量導入支援」の事業期間は令和8年度から令和9年度までです。"


def test_that_one_can_no_longer_be_used_is_said_first(first):
    assert "終了しています" in first("標識の更新の支援はまだ使える？")


def test_for_a_body_that_it_is_not_open_to_it_is_not_recommended(first):
    assert first("測量技術者の派遣って町も対象？").startswith("貴団体（町）は「測量技術者の広域派遣」の対象外です")


def test_where_only_bodies_are_named_no_one_measure_is_picked(said):
    assert not any("使えます" in line for line in said("都道府県だけが対象の支援は？"))


def test_what_a_measure_is_is_told_by_its_record(first):
    assert first("無人機測量導入支援って何？").startswith("「無人機測量導入支援」として")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("無人機は雨の日でも使える？", "雨の日"),
        ("標識の点検は年に何回？", "年に1回"),
        ("測量技術者の研修はいつから？", "毎年5月"),
        ("測量技術者の研修はうちの町でも？", "他の町の職員"),
    ],
)
def test_what_prose_tells_better_is_not_answered_with_a_measure(said, text, told):
    lines = said(text)

    assert any(told in line for line in lines)
    assert not any("支援" in line or "措置" in line for line in lines)


def test_a_note_on_a_measure_goes_before_the_measure_that_it_is_on(said):
    lines = said("無人機の予備の電池は補助の対象？")

    assert any("含めない" in line for line in lines)
    assert not any("使えます" in line for line in lines)


def test_a_case_that_bears_nearly_all_of_the_question_goes_before_a_measure(said):
    lines = said("橋の裏側の点検に県の補助を使った？")

    assert any("県の補助で買った無人機" in line for line in lines)
    assert not any("使えます" in line for line in lines)


@pytest.mark.parametrize(
    "text", ["無人機測量導入支援と標識の更新支援はどう違う？", "標識の更新支援と無人機測量導入支援、どちらが率が高い？"]
)
def test_two_measures_stand_side_by_side_in_the_order_of_the_question(library, text):
    answer = Advisor(library).ask(Question(text=text, asked_on=_TODAY, as_of=_TODAY))

    (table,) = answer.tables
    assert answer.kind is QuestionKind.COMPARISON
    assert sorted(table.header[1:], key=text.find) == list(table.header[1:])
    rates = next(row for row in table.rows if row[0].text == "措置率・補助率")
    assert {cell.text for cell in rates[1:]} == {"3分の2", "2分の1"}
