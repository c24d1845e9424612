"""What an evaluation gives (評価の結果): the scores of the product and of what it is compared with, in one run."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from knowledge.evaluation.asking import Outcome
from knowledge.evaluation.floors import Floor, missed
from knowledge.evaluation.scores import Score, Scores, by_caution, by_split, by_tag


@dataclass(frozen=True, slots=True, kw_only=True)
class Evaluated:
    """One set of questions: a question file with its `outcomes`, or a retrieval set, which has none.

    `groups` are scores by tag, split and caution. `baseline` are those of the plain recipe; empty where it was not run.
    """

    name: str
    as_of: date
    questions: int
    outcomes: tuple[Outcome, ...]
    scores: Scores
    baseline: Scores
    floors: tuple[Floor, ...]

    @property
    def groups(self) -> Mapping[str, Scores]:
        """Scores by tag, split and caution; a tag may be called as a caution is."""
        found: dict[str, Scores] = {}
        for scored in (by_tag(self.outcomes), by_split(self.outcomes), by_caution(self.outcomes)):
            for name, scores in scored.items():
                found[name] = {**found.get(name, {}), **scores}
        return found

    @property
    def missed(self) -> tuple[tuple[Floor, Score], ...]:
        """The floors that are not held, with what was measured."""
        return tuple(missed(self.floors, self.scores, self.groups))

    @property
    def failed(self) -> tuple[Outcome, ...]:
        """The questions of whose answer something expected is missing."""
        return tuple(one for one in self.outcomes if not one.right)
