"""Which records of two documents are of one measure: by name, with whose it is in brackets, and by what it pays."""

from datetime import date

import pytest

from ingest.pipeline import publication_of
from ingest.sources import Given
from knowledge.answering.finding.rivals import rivals
from knowledge.library.opening import open_words
from tests.unit.ingest.reading import markdown_file

_FIELDS = """
- 対象団体：{recipients}
- 対象経費：{costs}
- 事業期間：令和8年度から令和10年度まで
- 財政措置：補助金（補助率{rate}）
"""
_PLAYGROUND = "遊具の点検を外部に委託する経費"


@pytest.fixture(scope="module")
def words():
    return open_words()


def _measures(title, words, *records):
    said = "".join(f"\n## {name}\n" + _FIELDS.format(recipients="市町村", costs=costs, rate=rate)
                   for name, costs, rate in records)  # fmt: skip
    given = Given(published=date(2026, 4, 1))
    text = f"# {title}\n{said}"
    return publication_of(markdown_file(text), source_name=title, source_hash=title, given=given, words=words).measures


@pytest.mark.parametrize(
    ("name", "costs", "is_rival"),
    [
        ("遊具点検支援", _PLAYGROUND, True),
        ("遊具点検支援（みなと県）", _PLAYGROUND, True),
        ("遊具点検支援（共同枠）", "共同で買う点検車の購入費", False),
        ("公園案内支援", "案内板の印刷費", False),
    ],
)
def test_a_record_of_the_same_measure_with_another_rate_is_a_rival(name, costs, is_rival, words):
    (measure,) = _measures("措置一覧", words, ("遊具点検支援", _PLAYGROUND, "2分の1"))
    others = _measures("措置のしおり", words, (name, costs, "3分の1"))

    assert rivals(measure, others, words) == (tuple(others) if is_rival else ())


def test_what_stands_under_the_heading_of_a_part_is_no_measure_of_that_name(words):
    (measure,) = _measures("交付規程の一", words, ("附則", _PLAYGROUND, "2分の1"))
    others = _measures("交付規程の二", words, ("附則", "案内板の印刷費", "3分の1"))

    assert others
    assert rivals(measure, others, words) == ()
