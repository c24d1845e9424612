"""Questions about the fields of records: how much at most, until when to apply, what it cost, what came of it."""

from datetime import date

import pytest

from ingest.blocks import ParsedFile
from ingest.parsers import markdown
from ingest.pipeline import publication_of
from ingest.sources import Given
from knowledge.answering.advisor import Advisor
from knowledge.domain.answer import CautionKind, Grounded, Question
from knowledge.domain.case import EffectKind
from knowledge.library.opening import open_words
from knowledge.testing import memory_library
from knowledge.text import fold

_TODAY = date(2025, 8, 1)
_MEASURES = """# 電子窓口の補助金案内

## 予約画面の導入補助

- 所管：デジタル推進課
- 対象者：人口5万人未満の市町村
- 補助対象経費：予約画面の初期費用
- 補助率：1/2以内（離島の町村は2/3以内）
- 補助上限額：300万円
- 申請期限：令和7年9月30日
- 事業期間：令和7年度

## 案内板の整備補助

- 補助対象経費：案内板の購入費
- 申請期限：令和7年6月30日

| 区分 | 補助率 | 補助上限額 |
| --- | --- | --- |
| 通常枠 | 1/2 | 100万円 |
| 特例枠 | 2/3 | 250万円 |
"""
_CASES = """# 電子窓口の事例集

## 事例1 届けを一度で済ませる窓口【若葉県三日月市】

### 背景・課題

春の窓口は1時間待ちであった。

### 取組の内容

届けの用紙を一枚に合わせた。

### 導入費用

令和5年度は180万円、令和6年度は40万円。

### 効果

待つ時間が60分から25分に短くなった。

### 目標

令和8年度までに15分にする。

## 事例2 会議の紙をなくす【若葉県大環市】

### 取組の内容

議案を画面で配る。
"""


@pytest.fixture(scope="module")
def library(tmp_path_factory):
    files = [("measures.md", _MEASURES), ("cases.md", _CASES)]
    publications = [_publication(text, name) for name, text in files]
    return memory_library(tmp_path_factory.mktemp("records"), *publications)


def _publication(text, name):
    parsed = ParsedFile(title="", blocks=tuple(markdown.blocks_of(text)), pages=0)
    return publication_of(parsed, source_name=name, source_hash=name, given=Given(), words=open_words())


def _ask(library, text, *, as_of=_TODAY):
    answer = Advisor(library).ask(Question(text=text, asked_on=_TODAY, as_of=as_of))
    assert isinstance(answer, Grounded), answer
    return answer


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("予約画面の導入補助の上限額はいくらですか", "「予約画面の導入補助」の補助上限額は300万円です。"),
        ("予約画面の導入補助はいくらまで出ますか", "「予約画面の導入補助」の補助上限額は300万円です。"),
        ("予約画面の導入補助の申請期限はいつですか", "「予約画面の導入補助」の申請期限は令和7年9月30日です。"),
        ("予約画面の導入補助の事業期間はいつまでですか", "「予約画面の導入補助」の事業期間は令和7年度です。"),
        ("予約画面の導入補助の対象経費は何ですか", "「予約画面の導入補助」の対象経費は予約画面の初期費用です。"),
        (
            "案内板の整備補助の上限額はいくらですか",
            "「案内板の整備補助」の補助上限額は通常枠 100万円、特例枠 250万円です。",
        ),
    ],
)
def test_the_field_of_a_measure_that_is_asked_for_is_told_first(library, text, first):
    assert fold(_ask(library, text).claims[0].text).startswith(fold(first))


def test_limits_of_all_categories_are_told_in_one_line_that_cites_each(library):
    first = _ask(library, "案内板の整備補助の上限額はいくらですか").claims[0]

    assert fold("通常枠 100万円、特例枠 250万円") in fold(first.text)
    assert len(first.citations) >= 2


def test_who_may_no_longer_apply_is_warned(library):
    answer = _ask(library, "案内板の整備補助の上限額はいくらですか")

    (caution,) = [one for one in answer.cautions if one.kind is CautionKind.PERIOD_ENDED]
    assert "申請期間（令和7年6月30日）" in caution.text
    assert not [one for one in _ask(library, "予約画面の導入補助の上限額はいくらですか").cautions if "終了" in one.text]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("三日月市の届けを一度で済ませる窓口の費用はいくらですか", "180万円"),
        ("三日月市の届けを一度で済ませる窓口の効果は", "25分"),
    ],
)
def test_what_a_case_cost_and_brought_is_answered_with_its_card(library, text, said):
    answer = _ask(library, text)

    assert said in " ".join(claim.text for claim in answer.claims)
    (case,) = answer.cases
    assert [effect.stated.text for effect in case.effects_of(EffectKind.TARGET)] == ["令和8年度までに15分にする。"]
    assert len(case.costs) == 2


@pytest.mark.parametrize(
    "text", ["三日月市の届けを一度で済ませる窓口の効果は", "予約画面の導入補助の上限額はいくらですか"]
)
def test_every_claim_stands_in_its_source(library, text):
    answer = _ask(library, text)

    chunks = library.chunks(citation.chunk_id for citation in answer.citations)
    assert all(citation.quote in chunks[citation.chunk_id].text for citation in answer.citations)
    assert all(claim.citations for claim in answer.claims)


_EXCHANGE = """# 人材の事例集

## 事例1 県が市町村の職員を一年受け入れる「学びの一年」【雪代県】

### 取組の内容

- 令和4年度に始め、これまでに県内17市町村から21人を受け入れた。
- 修了した職員は、戻った団体の推進部門に配属された。

【参考情報】 雪代県人口：87.3万人

※担当：雪代県 企画部 デジタル戦略課
"""


def test_a_particular_of_a_case_is_no_answer_to_another_number(tmp_path):
    library = memory_library(tmp_path, _publication(_EXCHANGE, "exchange.md"))
    asked, particular = (
        " ".join(claim.text for claim in _ask(library, text).claims)
        for text in ("雪代県は市町村から何人受け入れた？", "雪代県の人口は何人？")
    )
    assert "21人を受け入れた" in asked
    assert "87.3万人" not in asked
    assert "87.3万人" in particular
