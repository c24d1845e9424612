"""Numbered sections that are named and not there, read off the headings alone."""

import pytest

from knowledge.answering.reading.section_series import MissingSection, is_of_another_section, missing_sections
from knowledge.domain.document import Location
from knowledge.testing import edition

_HEADINGS = (
    ("1. ねらい",),
    ("2. 進め方",),
    ("2. 進め方", "ステップ0　認識の共有"),
    ("2. 進め方", "2.1 ステップ1 方針の決定"),
    ("2. 進め方", "（2）ステップ2　体制"),
    ("3. 効果",),
    ("令和5年度の予定",),
)


def _missing(question: str) -> tuple[MissingSection, ...]:
    of = edition()
    return missing_sections(question, [Location(edition=of, heading_path=path, page=None) for path in _HEADINGS])


def test_a_step_beyond_the_series_is_missing() -> None:
    assert _missing("ステップ7では何をする？") == (
        MissingSection(said="ステップ7", first="ステップ0", last="ステップ2"),
    )


def test_chapters_are_counted_where_they_are_not_called_so() -> None:
    assert _missing("第12章の内容は？") == (MissingSection(said="第12章", first="1章", last="3章"),)


@pytest.mark.parametrize(
    "question",
    [
        "ステップ2では何をする？",
        "第三章の内容は？",
        "令和7年度の予定は？",
        "人口3万人の町の事例",
        "フェーズ9は？",
        "研修は60時間？",
    ],
)
def test_what_is_there_or_belongs_to_no_series_is_not_missing(question: str) -> None:
    assert _missing(question) == ()


@pytest.mark.parametrize(
    ("heading", "is_of_another"),
    [("ステップ3 実行", True), ("2.1 ステップ2　体制", False), ("時間の目安", False)],
)
def test_a_section_of_the_series_with_another_number_is_another(heading: str, is_of_another: bool) -> None:
    assert is_of_another_section("ステップ2は何か月かかる？", [("進め方", heading)]) is is_of_another
