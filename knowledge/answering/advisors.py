"""An advisor for each audience (読み手): it has read nothing that the audience may not see."""

import threading
from collections.abc import Callable
from dataclasses import replace

from knowledge.answering.advisor import Advisor
from knowledge.answering.telling import Tell, nobody
from knowledge.domain.answer import Answer, Question
from knowledge.domain.visibility import Audience
from knowledge.library.library import Library


class Advisors:
    """Hands a question to the advisor of its audience; audiences that see the same share one."""

    def __init__(self, library: Library, make: Callable[[Library], Advisor]) -> None:
        self._library = library
        self._make = make
        self._made: dict[Audience, Advisor] = {}
        self._making = threading.Lock()

    def ask(self, question: Question, tell: Tell = nobody) -> Answer:
        """Answers from what the audience may see; the answer names everyone, unless somebody sees more than they."""
        audience = self._library.visibilities.known(question.audience)
        with self._making:
            if audience not in self._made:
                self._made[audience] = self._make(self._library.seen_by(audience))
            advisor = self._made[audience]
        return advisor.ask(replace(question, audience=audience), tell)
