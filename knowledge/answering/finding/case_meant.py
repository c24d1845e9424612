"""Whether a case means what is asked (意味の近さ), where the question is in words of its own or shares but a few."""

from collections.abc import Sequence

from knowledge.answering.finding.relevance import Scored

_MOST_WORDS = 0.8
_NEAR = 0.5
_MEANT = 0.6
_APART = 0.12
_FEWEST = 5


def is_meant(weighed: Sequence[Scored]) -> bool:
    """Whether the best case (the first) has most of the words, or any case is at least near in meaning."""
    return weighed[0].coverage >= _MOST_WORDS or max(one.meaning for one in weighed) >= _NEAR


def stands_out(weighed: Sequence[Scored]) -> bool:
    """Whether the best case means what is asked and no other comes near: so it is told in words of one's own.

    Of few cases the nearest stands out by chance; of many alike none does.
    """
    if len(weighed) < _FEWEST:
        return False
    best, second = sorted((one.meaning for one in weighed), reverse=True)[:2]
    return weighed[0].meaning == best >= _MEANT and best - second >= _APART
