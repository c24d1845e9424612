"""Telling ahead (先に伝える): what is already certain while the rest of an answer is being made."""

from collections.abc import Callable
from dataclasses import dataclass

from knowledge.domain.answer import Caution, Citation, Claim


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
