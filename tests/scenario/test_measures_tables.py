"""Measures side by side: two compared, and one that two documents state otherwise."""

from datetime import date

import pytest

from ingest.pipeline import publication_of
from ingest.sources import Given
from knowledge.answering.advisor import Advisor
from knowledge.domain.answer import CautionKind, Grounded, Question
from knowledge.library.opening import open_words
from knowledge.testing import memory_library
from tests.unit.ingest.reading import markdown_file

_TODAY = date(2026, 8, 1)
_NEWER = """# 新しい措置一覧

## 相談員の任用事業

- 対象団体：市町村
- 対象経費：相談員を任用する際の報酬と旅費
- 事業期間：令和8年度から令和10年度まで
- 財政措置：特別交付税措置（措置率0.7）

## 端末の刷新事業

- 対象団体：町村
- 対象経費：庁内の端末の購入費
- 事業期間：令和8年度まで
- 財政措置：補助金（補助率3分の1）

## 帳票の印刷支援

- 対象団体：市町村
- 対象経費：帳票の印刷費
- 事業期間：令和8年度まで
- 財政措置：補助金（補助率3分の1）
- 補助上限額：30万円

## 帳票の共同印刷支援

- 対象団体：2以上の市町村
- 対象経費：帳票を共同で印刷する費用
- 事業期間：令和8年度まで
- 財政措置：補助金（補助率2分の1）
- 補助上限額：90万円
"""
_OLDER = """# 以前の措置のしおり

## 相談員の任用事業

- 対象団体：市町村
- 対象経費：相談員を任用する際の報酬と旅費
- 事業期間：令和8年度から令和10年度まで
- 財政措置：特別交付税措置（措置率0.5）
"""


def _publication(text, name, published):
    given = Given(published=published)
    return publication_of(markdown_file(text), source_name=name, source_hash=name, given=given, words=open_words())


@pytest.fixture(scope="module")
def library(tmp_path_factory):
    return memory_library(
        tmp_path_factory.mktemp("tables"),
        _publication(_OLDER, "older.md", date(2024, 4, 1)),
        _publication(_NEWER, "newer.md", date(2026, 4, 1)),
    )


def _ask(library, text):
    answer = Advisor(library).ask(Question(text=text, asked_on=_TODAY, as_of=_TODAY))
    assert isinstance(answer, Grounded), answer
    return answer


def _cells(table):
    return [[cell.text for cell in row] for row in table.rows]


def test_a_measure_that_two_documents_state_otherwise_is_shown_side_by_side_newer_first(library):
    answer = _ask(library, "相談員の任用事業の措置率は？")

    assert answer.claims[0].text == "「相談員の任用事業」の措置率は0.7です。"
    (table,) = answer.tables
    assert "新しい措置一覧" in table.header[1]
    assert "令和6年4月1日公表" in table.header[2]
    assert ["措置率・補助率", "0.7", "0.5"] in _cells(table)
    assert all(cell.citations for row in table.rows for cell in row[1:])


def test_it_is_said_which_document_the_answer_follows(library):
    answer = _ask(library, "相談員の任用事業の措置率は？")

    (caution,) = [one for one in answer.cautions if one.kind is CautionKind.CONTRADICTION]
    assert caution.text.count("以前の措置のしおり") == 1
    assert "新しい「新しい措置一覧」" in caution.text


def test_a_measure_that_one_document_states_has_no_contradiction(library):
    answer = _ask(library, "端末の刷新事業の補助率は？")

    assert answer.tables == ()
    assert CautionKind.CONTRADICTION not in {one.kind for one in answer.cautions}


def test_two_measures_are_compared_field_by_field(library):
    answer = _ask(library, "相談員の任用事業と端末の刷新事業の違いは？")

    (table,) = answer.tables
    assert {"相談員の任用事業", "端末の刷新事業"} == set(table.header[1:])
    recipients = next(row for row in _cells(table) if row[0] == "対象団体")
    assert set(recipients[1:]) == {"市町村", "町村"}
    assert "違いは、表のとおりです。" in answer.claims[0].text


def test_two_measures_of_one_word_are_compared_by_what_tells_them_apart(library):
    asked = Question(text="帳票の補助、単独と共同で上限いくら違う？", asked_on=_TODAY, as_of=_TODAY)

    answer = Advisor(library, suffices=lambda _: True).ask(asked)

    assert isinstance(answer, Grounded)
    assert {"帳票の共同印刷支援", "帳票の印刷支援"} == set(answer.tables[0].header[1:])


def test_which_rate_is_higher_is_said_with_both(library):
    answer = _ask(library, "相談員の任用事業と端末の刷新事業はどちらの率が高いですか？")

    assert answer.claims[0].text == "率が高いのは「相談員の任用事業」（0.7）で、「端末の刷新事業」は3分の1です。"
