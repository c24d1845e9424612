"""A case is told by its meaning only where it stands out, and by some words only where it is near in meaning."""

import pytest

from knowledge.answering.finding.case_meant import is_meant, stands_out
from knowledge.answering.finding.relevance import Scored
from knowledge.answering.finding.units import Unit
from knowledge.testing import publication


def _weighed(*meanings: float, coverage: float = 0.3) -> list[Scored]:
    chunk = publication([("窓口", "窓口で受け付ける。")]).chunks[0]
    return [
        Scored(
            unit=Unit(key=f"{order}", chunk=chunk, quote="窓口で受け付ける。", order=order),
            coverage=coverage,
            own=coverage,
            meaning=meaning,
            passage=0.0,
            expected=0.0,
            news=0,
            named=False,
            pointed=False,
        )
        for order, meaning in enumerate(meanings)
    ]


@pytest.mark.parametrize(
    ("meanings", "outstanding"),
    [
        ((0.72, 0.53, 0.5, 0.4, 0.4), True),
        ((0.72, 0.64, 0.5, 0.4, 0.4), False),
        ((0.55, 0.3, 0.3, 0.3, 0.3), False),
        ((0.5, 0.72, 0.5, 0.4, 0.4), False),
        ((0.72, 0.5), False),
    ],
)
def test_the_best_case_stands_out_where_no_other_comes_near(meanings: tuple[float, ...], outstanding: bool) -> None:
    assert stands_out(_weighed(*meanings)) is outstanding


def test_some_words_alone_do_not_mean_the_case() -> None:
    assert not is_meant(_weighed(0.45, 0.44, coverage=0.7))
    assert is_meant(_weighed(0.45, 0.54, coverage=0.7))
    assert is_meant(_weighed(0.45, 0.44, coverage=0.9))
