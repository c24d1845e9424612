"""Telling ahead (先に伝える): what is already certain while the rest of an answer is being made."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from knowledge.domain.answer import Caution, Citation, Claim, Grounded


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldClaim:
    """A claim that has passed the check, with the citations that it brings along (earlier ones were told before)."""

    claim: Claim
    citations: tuple[Citation, ...]


Told = ToldClaim | Caution
Tell = Callable[[Told], None]
"""Takes what is told ahead. The whole answer follows in every case, and replaces it."""


def nobody(_told: Told) -> None:
    """Listens to nothing."""


def told_of(answer: Grounded) -> Iterator[Told]:
    """What is told of an answer that is whole: its cautions, then each claim with the citations that it brings."""
    yield from answer.cautions
    told: set[int] = set()
    for claim in answer.claims:
        fresh = tuple(one for one in answer.citations if one.n in claim.citations and one.n not in told)
        told.update(claim.citations)
        yield ToldClaim(claim=claim, citations=fresh)
