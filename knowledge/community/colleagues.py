"""Colleagues (人の回答): what a colleague answered to much the same question, as long as nobody took it back.

Nothing checks a person's words against a source, so that likeness alone is not enough here: 「市でも使えますか」 is
very much like 「町でも使えますか」, and its answer may be another.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from knowledge.community.alike import Alike
from knowledge.domain.answer import Question
from knowledge.domain.curated import ColleagueAnswer
from knowledge.library.curated import CuratedStore
from knowledge.library.library import Library

_MOST: Final = 500  # curated answers looked through, the youngest
_WHAT: Final = re.compile(r"何[^かもら]?|いくつ|いくら|いつ|どう|どの.|どんな|どこ|誰|だれ|どなた|なぜ|どれ|どちら")
_SAME: Final = {"だれ": "誰", "どなた": "誰"}
_HIRAGANA: Final = re.compile("[ぁ-ん]")


class Colleagues:
    """Looks through the curated answers of a workspace, anew each time an answer is shown."""

    def __init__(self, *, curated: CuratedStore, library: Library) -> None:
        self._curated = curated
        self._library = library
        self._alike = Alike(library)

    def answer(self, team: str, question: Question) -> ColleagueAnswer | None:
        """The curated answer whose question is most alike, the last approved of several; ``None`` where none is."""
        content = self._library.words.content
        asked = _asked(question.text, content(question.text))
        held = {
            one.question: one
            for one in reversed(self._curated.standing(team, _MOST))
            if _is_same(asked, _asked(one.question, content(one.question)))
        }
        nearest = self._alike.nearest(question, held)
        if nearest is None:
            return None
        current = {edition.id for edition in self._library.editions()}
        curated = held[nearest]
        return ColleagueAnswer(curated=curated, is_older=not current.issuperset(curated.edition_ids))


@dataclass(frozen=True, slots=True)
class _Asked:
    """What a question names (手数料, 町) and what it wants to know of it (いくら); verbs may be others."""

    named: frozenset[str]
    wanted: frozenset[str]


def _asked(text: str, content: Sequence[str]) -> _Asked:
    return _Asked(
        named=frozenset(word for word in content if not _HIRAGANA.search(word) and not word.startswith("何")),
        wanted=frozenset(_SAME.get(found, found) for found in _WHAT.findall(text)),
    )


def _is_same(one: _Asked, other: _Asked) -> bool:
    """Whether both name the same; what they want may be left unsaid (手数料は？)."""
    return one.named == other.named and (not one.wanted or not other.wanted or one.wanted == other.wanted)
