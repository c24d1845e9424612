"""What a question asks of measures: several fields at once, nothing by name, two by parts of their names, no case."""

from datetime import date

import pytest

from bot.answer_wording import asked_with
from ingest.pipeline import publication_of
from ingest.sources import Given
from knowledge.answering.advisor import Advisor
from knowledge.domain.answer import CautionKind, Grounded, Question, QuestionKind, Reason, Unanswered
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
"""
_CASES = """# 測量の取組集

## 1 四つの町で無人機をそろえて買い求める【岬町】

四つの町で無人機をそろえて買い求め、斜面を撮って測量に使う。
"""


@pytest.fixture(scope="module")
def library(tmp_path_factory):
    held = [
        publication_of(
            markdown_file(text), source_name=f"{name}.md", source_hash=name, given=Given(), words=open_words()
        )
        for name, text in (("list", _LIST), ("cases", _CASES))
    ]
    return memory_library(tmp_path_factory.mktemp("asked"), *held)


@pytest.fixture
def ask(library):
    def asked(text, municipality=""):
        question = Question(text=text, asked_on=_TODAY, as_of=_TODAY, municipality=municipality)
        return Advisor(library).ask(question)

    return asked


def _said(answer):
    assert isinstance(answer, Grounded), answer
    return [claim.text for claim in answer.claims]


def test_two_fields_that_are_asked_for_both_lead(ask):
    first, second, *_ = _said(ask("無人機測量導入支援の補助率と上限額は？"))

    assert first == "「無人機測量導入支援」の補助率は3分の2です。"
    assert second == "「無人機測量導入支援」の補助上限額は90万円です。"


@pytest.mark.parametrize("text", ["上限額は？", "補助率を教えて", "対象団体は"])
def test_a_field_of_nothing_named_is_asked_back_with_the_names_to_choose_from(ask, text):
    answer = ask(text)

    assert isinstance(answer, Unanswered)
    assert answer.reason is Reason.WHICH_FACT
    assert answer.choices[0] == "無人機測量導入支援"
    assert answer.choices[-1] == "標識の更新支援"
    chosen = ask(asked_with(text, answer.choices[0]))
    assert isinstance(chosen, Grounded)
    assert answer.choices[0] in chosen.claims[0].text


def test_what_is_done_with_the_money_is_enough_to_answer(ask):
    assert isinstance(ask("無人機を買うときの補助率は？"), Grounded)


def test_two_measures_are_compared_that_are_called_by_parts_of_their_names(ask):
    answer = ask("無人機の導入支援と測量技術者の派遣では率がちがいますか")

    assert answer.kind is QuestionKind.COMPARISON
    [table] = answer.tables
    assert set(table.header[1:]) == {"無人機測量導入支援", "測量技術者の広域派遣"}


def test_a_table_with_a_measure_that_is_not_open_to_the_asker_warns_of_it(ask):
    answer = ask("無人機測量導入支援と測量技術者の広域派遣をくらべて", "町")

    [caution] = [one for one in answer.cautions if one.kind is CautionKind.NOT_ELIGIBLE]
    assert "測量技術者の広域派遣" in caution.text


def test_what_money_can_be_used_is_not_answered_with_a_case_of_the_same_words(ask):
    said = _said(ask("四つの町で無人機をそろえて買い求めるときに使える補助"))

    assert said[0] == "「無人機測量導入支援」として補助金（補助率3分の2、上限90万円）が使えます。"


def test_a_list_of_what_has_ended_bears_the_warning_of_each(ask):
    answer = ask("終わった支援メニューはどれ？")

    assert "標識の更新支援" in _said(answer)[0]
    assert CautionKind.PERIOD_ENDED in {caution.kind for caution in answer.cautions}
