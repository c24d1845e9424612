"""Colleagues without a library: a question is like another where its words are the same."""

from dataclasses import dataclass

from knowledge.domain.answer import Question
from knowledge.domain.curated import ColleagueAnswer
from knowledge.library.curated import CuratedStore


@dataclass(frozen=True)
class SameWords:
    """Finds by the same words; whatever rests on an edition is older."""

    curated: CuratedStore

    def answer(self, team: str, question: Question) -> ColleagueAnswer | None:
        found = [one for one in self.curated.standing(team, 100) if one.question == question.text]
        return ColleagueAnswer(curated=found[0], is_older=bool(found[0].edition_ids)) if found else None
