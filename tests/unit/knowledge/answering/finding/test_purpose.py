"""What aid is asked for: a compound is not borne by its head alone (河川監視カメラ is no 交差点カメラ)."""

from datetime import date

import pytest

from ingest.pipeline import publication_of
from ingest.sources import Given
from knowledge.answering.finding.purpose import unknown_purpose
from knowledge.answering.reading.question import read
from knowledge.domain.answer import Question
from knowledge.library.opening import open_words
from tests.unit.ingest.reading import markdown_file

_LIST = """# 見守りの措置一覧

| 支援名 | 対象団体 | 対象経費 | 補助率 | 事業期間 |
|---|---|---|---|---|
| 交差点カメラ更新支援 | 市町村 | 交差点のカメラの更新費 | 2分の1 | 令和8年度 |
| 巡回車両整備支援 | 市町村 | 巡回に使う車両の購入費 | 3分の1 | 令和8年度 |
"""


@pytest.fixture(scope="module")
def words():
    return open_words()


@pytest.fixture(scope="module")
def measures(words):
    given = Given(published=date(2026, 4, 1))
    held = publication_of(markdown_file(_LIST), source_name="list.md", source_hash="list", given=given, words=words)
    return held.measures


@pytest.mark.parametrize(
    ("asked", "unknown"),
    [
        ("河川監視カメラの更新に使える補助", "河川"),
        ("河川監視カメラ更新の補助率は？", "河川"),
        ("河川監視車両の措置はいつまで？", "河川"),
        ("交差点カメラの更新に使える補助", ""),
        ("河川監視と交差点カメラに使える補助", ""),
        ("うちの町の巡回車両の補助は？", ""),
        ("橋の車両の補助は？", ""),
        ("河川監視カメラを置いた事例は？", ""),
        ("みどり県大川町の巡回の補助は？", ""),
        ("小規模自治体向けの補助は？", ""),
        ("令和8年度の補助率は？", ""),
    ],
)
def test_a_compound_is_unknown_by_the_word_that_says_of_which_kind_it_is(asked, unknown, measures, words):
    day = date(2026, 8, 1)
    reading = read(Question(text=asked, asked_on=day, as_of=day), words)

    assert unknown_purpose(reading, measures, measures, words) == unknown


def test_a_word_that_a_measure_further_off_has_is_known(measures, words):
    day = date(2026, 8, 1)
    reading = read(Question(text="巡回車両の整備に使える補助", asked_on=day, as_of=day), words)

    assert unknown_purpose(reading, measures[:1], measures, words) == ""
