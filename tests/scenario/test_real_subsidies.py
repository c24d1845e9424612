"""What real calls for subsidies tell of their measures; the files are not ours to ship: facts and figures only."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from ingest.pipeline import read_publication
from ingest.sandbox import Limits
from ingest.sources import Given
from knowledge.domain.calendar import Period, UnknownPeriod, Validity
from knowledge.domain.measure import Measure
from tests.unit.ingest.reading import RegexWords

pytestmark = pytest.mark.slow


@dataclass(frozen=True, slots=True, kw_only=True)
class _Facts:
    """What one measure of a call states, read by hand."""

    rates: tuple[str, ...]
    limits: tuple[str, ...]
    window: Validity


_HALF, _TWO_THIRDS, _THREE_QUARTERS = "0.5", "0.6667", "0.75"
_FROM_MARCH = Period(starts=date(2025, 3, 31))
_CALLS = {
    "it-donyu-2024/guidelines/it2025_koubo_tsujyo.pdf": [
        _Facts(
            rates=(_HALF, _TWO_THIRDS),
            limits=("５万円～１５０万円未満", "１５０万円～４５０万円以下"),
            window=_FROM_MARCH,
        )
    ],
    "it-donyu-2024/guidelines/it2025_koubo_security.pdf": [
        _Facts(rates=(_HALF, _TWO_THIRDS), limits=("５万円～１５０万円",), window=_FROM_MARCH)
    ],
    "jizokuka-2024/guidelines/r6_koubover2_ip17.pdf": [
        _Facts(
            rates=(_TWO_THIRDS, _THREE_QUARTERS),
            limits=("５０万円",),
            window=Period(starts=date(2025, 5, 1), ends=date(2025, 6, 13)),
        )
    ],
    "monozukuri-2024/guidelines/公募要領_20次締切_20250516.pdf": [
        _Facts(
            rates=(_HALF, _TWO_THIRDS),
            limits=("750万円", "1,000万円", "1,500万円", "2,500万円"),
            window=Period(starts=date(2025, 4, 25), ends=date(2025, 7, 25)),
        ),
        _Facts(
            rates=(_HALF, _TWO_THIRDS),
            limits=("3,000万円",),
            window=Period(starts=date(2025, 4, 25), ends=date(2025, 7, 25)),
        ),
    ],
    "it-donyu-2024/others/it2025_kitei_security.pdf": [
        _Facts(rates=(_HALF, _TWO_THIRDS), limits=("５万円～１５０万円",), window=UnknownPeriod())
    ],
    "it-donyu-2024/forms/it2025_torihiki_denshi.pdf": [],
}


def _measures(path: Path) -> tuple[Measure, ...]:
    return read_publication(path, given=Given(), words=RegexWords(), limits=Limits()).measures


@pytest.mark.parametrize("name", _CALLS)
def test_a_call_tells_its_rates_limits_and_window_and_no_others(name: str, shared_documents: Path) -> None:
    measures = _measures(shared_documents / "subsidies" / name)

    told = [
        _Facts(
            rates=tuple(str(rate.value) for rate in measure.rates),
            limits=tuple(limit.amount.text for limit in measure.limits),
            window=measure.window,
        )
        for measure in measures
    ]
    assert told == _CALLS[name]


def test_the_higher_rate_keeps_for_whom_it_is(shared_documents: Path) -> None:
    (measure,) = _measures(shared_documents / "subsidies/jizokuka-2024/guidelines/r6_koubover2_ip17.pdf")

    assert [(rate.value, rate.condition is None) for rate in measure.rates] == [
        (Decimal("0.6667"), True),
        (Decimal("0.75"), False),
    ]
    assert measure.rates[1].condition is not None
    assert "赤字" in measure.rates[1].condition.text
