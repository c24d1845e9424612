"""A condition on cases (条件): at least and at most so many people or yen."""

from dataclasses import dataclass
from decimal import Decimal
from enum import Enum

from knowledge.domain.case import Case


class Bounded(Enum):
    """What is bounded: the population of the body (人口), or all that the case cost (費用)."""

    POPULATION = "人口"
    COST = "費用"

    def of(self, case: Case) -> Decimal | None:
        """The figure that the case states; ``None`` where it states none, or not all of it as figures."""
        if self is Bounded.POPULATION:
            return None if case.people is None else Decimal(case.people)
        amounts = [cost.yen for cost in case.costs]
        return sum((yen for yen in amounts if yen is not None), Decimal(0)) if amounts and None not in amounts else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Bound:
    """`least` and `most` are both included, except where `words` say 未満 or 超; `words` are the question's own."""

    what: Bounded
    words: str
    least: Decimal | None = None
    most: Decimal | None = None
    is_strict: bool = False

    def admits(self, case: Case) -> bool | None:
        """Whether the case fulfils it; ``None`` where the case does not say."""
        figure = self.what.of(case)
        return None if figure is None else self._holds(figure)

    def _holds(self, figure: Decimal) -> bool:
        if self.is_strict:
            return (self.least is None or figure > self.least) and (self.most is None or figure < self.most)
        return (self.least is None or figure >= self.least) and (self.most is None or figure <= self.most)
