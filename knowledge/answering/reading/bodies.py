"""The bodies that questions can be about: the master's, and those that the library's cases name (架空、合併前)."""

from collections.abc import Iterable
from dataclasses import dataclass

from knowledge.domain.case import Case
from knowledge.domain.municipality import Municipality
from knowledge.domain.municipality_names import Named, Names, names_in, ways_to_write
from knowledge.domain.numbers import numbers_in


@dataclass(frozen=True, slots=True, kw_only=True)
class Bodies:
    """Names that cases add to the master, and the populations (people) that cases state, by full name."""

    names: Names
    populations: dict[str, int]

    @classmethod
    def of(cls, cases: Iterable[Case]) -> "Bodies":
        """What the cases of a library tell."""
        names: dict[str, tuple[Municipality, ...]] = {}
        populations: dict[str, int] = {}
        for case in cases:
            body = case.municipality
            for way in ways_to_write(body):
                names[way] = tuple(dict.fromkeys((*names.get(way, ()), body)))
            people = [n for n in numbers_in(case.population.text) if n.unit in ("人", "")] if case.population else []
            if people:
                populations.setdefault(body.full_name, int(people[0].value))
        return cls(names=names, populations=populations)

    def named_in(self, text: str) -> tuple[Named, ...]:
        """The bodies that `text` names, in order."""
        return names_in(text, self.names)

    def held(self, candidates: Iterable[Municipality]) -> tuple[Municipality, ...]:
        """Those of which the library holds a case."""
        return tuple(body for body in candidates if body in self.names.get(body.full_name.replace("ヶ", "ケ"), ()))

    def population(self, bodies: Iterable[Municipality]) -> int | None:
        """The population that a case states of the first body that has one."""
        return next((self.populations[b.full_name] for b in bodies if b.full_name in self.populations), None)


MASTER_ONLY = Bodies(names={}, populations={})
"""No case is known: only the master's names are."""
