"""What is noted below a measure, what none is for, and figures that no measure states."""

from datetime import date

import pytest

from ingest.pipeline import publication_of
from ingest.sources import Given
from knowledge.answering.advisor import Advisor
from knowledge.domain.answer import Grounded, Question, Unanswered
from knowledge.library.opening import open_words
from knowledge.testing import memory_library, publication
from tests.unit.ingest.reading import markdown_file

_TODAY = date(2026, 8, 1)
_LIST = """# 見守りの措置一覧

## 1. 交差点カメラ更新支援

- 対象団体：市町村
- 対象経費：交差点のカメラの更新費
- 事業期間：令和8年度から令和9年度まで
- 財政措置：補助金（補助率2分の1、上限90万円）

※ 点検料など、設置のあとに毎年かかる費用は対象にならない。届出は要らない。

## 2. 巡回車両整備支援

- 対象団体：市町村
- 対象経費：巡回に使う車両の購入費
- 事業期間：令和8年度から令和9年度まで
- 財政措置：補助金（補助率3分の1、上限70万円）
"""
_PLACES = "講堂 書庫 温室 車庫 体操場 茶室 倉庫"


@pytest.fixture(scope="module")
def ask(tmp_path_factory):
    held = publication_of(
        markdown_file(_LIST), source_name="list.md", source_hash="list", given=Given(), words=open_words()
    )
    other = publication([f"{place}は日曜に休み、鍵は番人が預かります。" for place in _PLACES.split()])
    library = memory_library(tmp_path_factory.mktemp("noted"), held, other)
    return lambda text: Advisor(library).ask(Question(text=text, asked_on=_TODAY, as_of=_TODAY))


def _said(answer):
    assert isinstance(answer, Grounded), answer
    return [claim.text for claim in answer.claims]


def test_a_note_on_what_is_asked_comes_before_that_the_measure_can_be_used(ask):
    said = _said(ask("交差点カメラ更新支援は毎年の点検料も補助の対象？"))

    assert said[0] == "「交差点カメラ更新支援」の注記：点検料など、設置のあとに毎年かかる費用は対象にならない。"
    assert "使えます" in said[1]


def test_a_field_that_is_asked_for_comes_before_the_notes(ask):
    said = _said(ask("交差点カメラ更新支援の補助率は？"))

    assert "補助率は2分の1" in said[0]
    assert not any("点検料" in one for one in said[:2])


def test_a_note_is_of_the_measure_that_it_stands_under(ask):
    assert not any("注記" in one for one in _said(ask("巡回車両の整備に使える補助は？")))


@pytest.mark.parametrize("asked", ["河川監視カメラの更新に使える補助", "河川監視カメラ更新の補助率は？"])
def test_aid_for_a_thing_that_only_its_head_is_borne_of_is_refused(ask, asked):
    assert isinstance(ask(asked), Unanswered)


def test_a_figure_that_is_no_field_of_the_measure_is_refused(ask):
    assert isinstance(ask("交差点カメラ更新支援の予算総額は？"), Unanswered)


def test_an_amount_in_general_is_the_limit(ask):
    assert "90万円" in _said(ask("交差点カメラ更新支援の金額は？"))[0]
