"""What is told beside the rate of a measure: its limit, the measure for another condition, those that accept now."""

from datetime import date

import pytest

from ingest.pipeline import publication_of
from ingest.sources import Given
from knowledge.answering.advisor import Advisor
from knowledge.domain.answer import Grounded, Question, Turn
from knowledge.library.opening import open_words
from knowledge.testing import memory_library, publication
from tests.unit.ingest.reading import markdown_file

_TODAY = date(2026, 8, 1)
_HEADER = "支援名 対象団体 対象経費 補助率 上限額 種別 事業期間 申請期間"
_ROWS = """
無人機導入初期支援 市町村 無人機の購入費 3分の1 90万円 補助金 令和8年度 令和8年5月1日から令和8年6月30日まで
無人機広域整備支援 市町村の協議会 無人機を広域で整備する費用 3分の2 400万円 補助金 令和8年度 令和8年9月30日まで
標識の更新支援 市町村 標識の購入費 2分の1 40万円 補助金 令和8年度 令和8年7月15日から令和8年8月31日まで
広域観測支援 都道府県 広域で行う観測の委託費 4分の3 700万円 補助金 令和8年度 令和8年4月1日から令和8年5月29日まで
"""
_TABLE = [_HEADER, " ".join("-" * 8), *_ROWS.strip().splitlines()]
_LIST = "# 測量の支援の一覧\n\n" + "\n".join(f"| {row.replace(' ', ' | ')} |" for row in _TABLE)

_PLACES = "講堂 書庫 温室 車庫 体操場 茶室 倉庫"
_OTHER_TEXT = [f"{place}は日曜に休み、鍵は番人が預かります。" for place in _PLACES.split()]


@pytest.fixture(scope="module")
def library(tmp_path_factory):
    held = publication_of(
        markdown_file(_LIST), source_name="list.md", source_hash="list", given=Given(), words=open_words()
    )
    return memory_library(tmp_path_factory.mktemp("conditions"), held, publication(_OTHER_TEXT))


@pytest.fixture
def said(library):
    def asked(text, *history):
        turns = tuple(Turn(question=one, answer="") for one in history)
        answer = Advisor(library).ask(Question(text=text, asked_on=_TODAY, as_of=_TODAY, history=turns))
        assert isinstance(answer, Grounded), answer
        return [claim.text for claim in answer.claims]

    return asked


def test_the_limit_is_told_with_the_rate_where_aid_is_asked_for(said):
    assert "補助金（補助率2分の1、上限40万円）" in said("標識の更新に使える補助は？")[0]


def test_the_limit_is_told_beside_a_rate_that_is_asked_for(said):
    first, *others = said("標識の更新支援の補助率は？")

    assert "2分の1" in first
    assert any("補助上限額：40万円" in one for one in others)


def test_a_condition_that_the_measure_says_nothing_of_leads_to_the_one_of_the_subject_that_does(said):
    first, *others = said("じゃあ広域で整備する場合は？", "無人機導入初期支援の補助率は")

    assert first.startswith("「無人機広域整備支援」")
    assert "3分の2" in first
    assert any("無人機導入初期支援" in one for one in others)


def test_a_condition_that_no_measure_of_the_subject_speaks_of_leaves_the_one_that_was_asked_for(said):
    assert said("じゃあ町で購入する場合は？", "無人機導入初期支援の補助率は")[0].startswith("「無人機導入初期支援」")


@pytest.mark.parametrize(
    "asked", ["いま申請を受け付けている補助金は？", "募集中の補助金はある？", "申請できる支援は？"]
)
def test_those_that_accept_applications_are_listed_and_no_others(said, asked):
    text = "\n".join(said(asked))

    assert "標識の更新支援" in text
    assert "無人機広域整備支援" in text
    assert "無人機導入初期支援" not in text
    assert "広域観測支援" not in text
