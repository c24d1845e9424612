"""What keeps its order: the longest run of places that rise together; the rest has moved."""

from bisect import bisect_left
from collections.abc import Sequence


def in_order(places: Sequence[int]) -> set[int]:
    """Indexes into `places` of a longest strictly rising subsequence; n log n."""
    tails: list[int] = []
    tail_places: list[int] = []
    before: list[int] = []
    for index, place in enumerate(places):
        at = bisect_left(tail_places, place)
        before.append(tails[at - 1] if at else -1)
        if at == len(tails):
            tails.append(index)
            tail_places.append(place)
        else:
            tails[at], tail_places[at] = index, place
    kept: set[int] = set()
    index = tails[-1] if tails else -1
    while index >= 0:
        kept.add(index)
        index = before[index]
    return kept
