"""What is asked of a year is told of that year."""

from datetime import date

import pytest

from knowledge.answering.finding.year_named import is_of_the_year
from knowledge.domain.calendar import Period

_NEXT = (Period(starts=date(2026, 4, 1), ends=date(2027, 3, 31)),)


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("令和8年度の印刷費は3万円です。", True),
        ("令和7年度の印刷費は3万円です。", False),
        ("印刷費は3万円です。", True),
    ],
)
def test_a_text_of_other_years_alone_tells_nothing(said: str, told: bool) -> None:
    assert is_of_the_year(said, _NEXT) is told
    assert is_of_the_year(said, ())
