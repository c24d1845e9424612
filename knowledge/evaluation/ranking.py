"""Measures of ranked lists (順位の評価): nDCG, recall and reciprocal rank, as trec_eval and BEIR define them.

Own functions: each is a line or two, and the libraries that have them need a compiler or numba.
"""

import math
from collections.abc import Mapping, Sequence

Gains = Mapping[str, int]
"""How relevant each document is to one question; what is not in it, or 0, is not relevant."""


def ndcg(ranked: Sequence[str], gains: Gains, depth: int) -> float:
    """Discounted gain of the first `depth` over that of the best order; the gain is the grade, as in trec_eval."""
    best = sorted((gain for gain in gains.values() if gain > 0), reverse=True)
    ideal = _discounted(best[:depth])
    return _discounted([max(0, gains.get(one, 0)) for one in ranked[:depth]]) / ideal if ideal else 0.0


def recall(ranked: Sequence[str], gains: Gains, depth: int) -> float:
    """The share of the relevant ones that is among the first `depth`."""
    relevant = {one for one, gain in gains.items() if gain > 0}
    return len(relevant & set(ranked[:depth])) / len(relevant) if relevant else 0.0


def reciprocal_rank(ranked: Sequence[str], gains: Gains, depth: int) -> float:
    """1 / the rank of the first relevant one; 0 where none is among the first `depth`."""
    return next((1 / rank for rank, one in enumerate(ranked[:depth], 1) if gains.get(one, 0) > 0), 0.0)


def _discounted(gains: Sequence[int]) -> float:
    return sum(gain / math.log2(rank + 1) for rank, gain in enumerate(gains, 1))
