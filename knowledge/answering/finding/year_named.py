"""Whether a text speaks of the year that a question names (令和8年度の契約額は)."""

from collections.abc import Iterable

from knowledge.domain.calendar import Period
from knowledge.domain.wareki import periods_in


def is_of_the_year(text: str, named: Iterable[Period]) -> bool:
    """Whether the text speaks of no year, or of one that the question names, where it names any."""
    asked = tuple(named)
    told = [found.validity for found in periods_in(text) if isinstance(found.validity, Period)]
    return not asked or not told or any(_meet(one, other) for one in asked for other in told)


def _meet(one: Period, other: Period) -> bool:
    starts_late = one.starts and other.ends and one.starts > other.ends
    ends_early = one.ends and other.starts and one.ends < other.starts
    return not (starts_late or ends_early)
