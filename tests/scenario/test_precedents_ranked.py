"""Precedents in order: what was done to what, and of such a body as the question names among those of its theme."""

from datetime import date

import pytest

from ingest.blocks import ParsedFile
from ingest.parsers import markdown
from ingest.pipeline import publication_of
from ingest.sources import Given
from knowledge.answering.advisor import Advisor
from knowledge.domain.answer import Question
from knowledge.library.opening import open_words
from knowledge.testing import memory_library

_TODAY = date(2026, 8, 1)
_CASES = """# 図書館の読書推進の事例集

## 事例1 図書館の読書推進で朝の読書会を開く【若葉県大環市】

図書館が学校と組み、読書推進の会を毎朝開く。

### 取組の内容

読書推進の会を図書館で開き、学校の図書館にも広げた。

【参考情報】 大環市人口：41.2万人

## 事例2 図書館の読書推進を担う人を育てる【雪代県】

県の図書館が読書推進の人を育てる。

### 取組の内容

読書推進を担う人を、図書館の講座で育てた。

## 事例3 本の語り手を住民から募る【若葉県汐風町】

住民の語り手が子どもに本を読む。

### 取組の内容

語り手の名簿を町の図書館に置き、読書の会に招く。読書推進の会議で決めた。

【参考情報】 汐風町人口：2.8万人

## 事例4 庁内の書類の様式を改善した【若葉県三日月市】

書類の様式を改善した。

### 取組の内容

様式の改善を毎月行い、改善の数を張り出した。改善の案は職員が出す。

【参考情報】 三日月市人口：14.6万人

## 事例5 転入の届けの窓口を一つに【若葉県港北市】

窓口で待つ時間を短くした。

### 取組の内容

転入の届けを一つの窓口で受け、待つ人を減らした。

【参考情報】 港北市人口：9.1万人

## 事例6 車で集落を回る相談【若葉県岬町】

車で回る。

### 取組の内容

役場の車で集落を回り、相談を受ける。

【参考情報】 岬町人口：3.1万人
"""


@pytest.fixture(scope="module")
def library(tmp_path_factory):
    parsed = ParsedFile(title="", blocks=tuple(markdown.blocks_of(_CASES)), pages=0)
    made = publication_of(parsed, source_name="c.md", source_hash="c", given=Given(), words=open_words())
    return memory_library(tmp_path_factory.mktemp("ranked"), made)


def _bodies(library, text):
    answer = Advisor(library).ask(Question(text=text, asked_on=_TODAY, as_of=_TODAY))
    return [case.municipality.name for case in answer.cases]


@pytest.mark.parametrize("text", ["人口3万人の町で、図書館の読書推進の事例は", "町村の図書館の読書推進の事例を教えて"])
def test_the_body_as_named_goes_first_among_those_that_bear_the_theme(library, text):
    bodies = _bodies(library, text)

    assert bodies[0] == "汐風町"
    assert "岬町" not in bodies  # of such a body, but of another theme


def test_without_a_body_named_the_theme_decides(library):
    assert _bodies(library, "図書館の読書推進の事例は")[0] == "大環市"


def test_a_kind_that_is_named_goes_before_a_like_theme_of_another(library):
    assert _bodies(library, "県の図書館の読書推進の事例は")[0] == "雪代県"


def test_what_was_done_says_less_than_what_it_was_done_to(library):
    assert _bodies(library, "人口2万人の町で窓口を改善した事例")[0] == "港北市"
