"""Telling ahead of several questions (複数の問い): each claim under its question, numbered as in the whole."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace

from knowledge.answering.composing.numbering import Numbering, caution_in, claim_in, grounded_in
from knowledge.answering.telling import Tell, Told, ToldClaim, told_of
from knowledge.domain.answer import Answer, Caution, Citation, Claim, Grounded


class PartTelling:
    """Hands on what is told of the parts of a message; a part that was not told while it was made is told once it is.

    Where a model's part fails after it was told, the numbers of later parts may differ from those of the whole answer,
    which replaces them in every case.
    """

    def __init__(self, tell: Tell) -> None:
        self._tell = tell
        self._numbering = Numbering()
        self._warned: set[Caution] = set()

    def answered(self, part: str, answer: Callable[[Tell], Answer]) -> tuple[str, Answer]:
        """The answer to a part, told as it is made."""
        ear = _Ear()

        def hear(told: Told) -> None:
            if isinstance(told, Caution):
                ear.cautions.append(told)
                return
            ear.citations += told.citations
            held = len(self._numbering.citations)
            numbers = self._numbering.take(tuple(ear.citations))
            self._warn(caution_in(caution, numbers) for caution in ear.cautions)
            ear.cautions.clear()
            self._claim(claim_in(told.claim, numbers), part, self._numbering.citations[held:])

        made = answer(hear)
        if isinstance(made, Grounded) and not ear.citations:
            self._whole(grounded_in(made, self._numbering), part)
        return part, made

    def _whole(self, made: Grounded, part: str) -> None:
        """What is certain of an answer that nothing was told of while it was made."""
        for told in told_of(made):
            if isinstance(told, Caution):
                self._warn([told])
            else:
                self._claim(told.claim, part, told.citations)

    def _warn(self, cautions: Iterable[Caution]) -> None:
        for caution in cautions:
            if caution not in self._warned:
                self._warned.add(caution)
                self._tell(caution)

    def _claim(self, claim: Claim, part: str, fresh: tuple[Citation, ...]) -> None:
        self._tell(ToldClaim(claim=replace(claim, part=part), citations=fresh))


@dataclass(slots=True)
class _Ear:
    """What was heard of one part; cautions wait for the claim that they belong to, which brings their numbers."""

    cautions: list[Caution] = field(default_factory=list)
    citations: list[Citation] = field(default_factory=list)
