"""Colleagues (人の回答): what a colleague answered to much the same question, as long as nobody took it back."""

from typing import Final

from knowledge.community.alike import Alike
from knowledge.domain.answer import Question
from knowledge.domain.curated import ColleagueAnswer
from knowledge.library.curated import CuratedStore
from knowledge.library.library import Library

_MOST: Final = 500  # curated answers looked through, the youngest


class Colleagues:
    """Looks through the curated answers of a workspace, anew each time an answer is shown."""

    def __init__(self, *, curated: CuratedStore, library: Library) -> None:
        self._curated = curated
        self._library = library
        self._alike = Alike(library)

    def answer(self, team: str, question: Question) -> ColleagueAnswer | None:
        """The curated answer whose question is most alike, the last approved of several; ``None`` where none is."""
        held = {one.question: one for one in reversed(self._curated.standing(team, _MOST))}
        nearest = self._alike.nearest(question, held)
        if nearest is None:
            return None
        current = {edition.id for edition in self._library.editions()}
        curated = held[nearest]
        return ColleagueAnswer(curated=curated, is_older=not current.issuperset(curated.edition_ids))
