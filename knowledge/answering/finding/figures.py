"""The figures that a text tells (述べられた数): the base of a rate (1件あたり, 1人につき) counts nothing."""

import re

from knowledge.domain.numbers import Number, placed_numbers_in

_BASE = re.compile(r"\s*(?:あたり|当たり|につき|ごと)")


def figures_in(text: str) -> tuple[Number, ...]:
    """The numbers of `text` but for those that only say of how many another figure is."""
    return tuple(placed.number for placed in placed_numbers_in(text) if not _BASE.match(text, placed.end))
