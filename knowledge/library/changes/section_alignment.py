"""Which section of the new edition is which of the old one: one assignment over all, best pairs first.

Sections that are the same at sight are sure and hold the order. For the rest only likely pairs are weighed (same
path, same heading, sentences in common, same gap between sure ones), so that the work grows with the number of
sections and not with its square.
"""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from itertools import pairwise

from knowledge.library.changes.order import in_order
from knowledge.library.changes.section_likeness import is_alike, likeness
from knowledge.library.changes.sections import Node

Pairs = dict[Node, Node]
"""Old section → the same section in the new edition."""

_NEAREST = 6  # how many sections of the same heading, or in the same gap, are weighed for each
_COMMON = 8  # a sentence that stands in more sections than this tells nothing of any of them
_TELLING = 8  # characters
_FAR = 5.0
_HALF = 0.5


def aligned(old: Sequence[Node], new: Sequence[Node]) -> Pairs:
    """The pairs; sections without one were removed or added."""
    pairs = _same_at_sight(old, new)
    taken = set(pairs.values())
    rest, others = [node for node in old if node not in pairs], [node for node in new if node not in taken]
    place = _Places(pairs, len(new))
    weighed = [
        (likeness(one, other, place=place.nearness(one, other)), one, other)
        for one, other in _candidates(rest, others, place)
    ]
    ranked = sorted(weighed, key=lambda item: (-round(item[0], 6), item[1].at, abs(item[1].at - item[2].at)))
    for score, one, other in ranked:
        if is_alike(score) and one not in pairs and other not in taken:
            pairs[one] = other
            taken.add(other)
    _pair_by_children(old, pairs, taken)
    return pairs


def _same_at_sight(old: Sequence[Node], new: Sequence[Node]) -> Pairs:
    """Sections of the same path that say the same in the same letters."""
    by_path = {node.folded_path: node for node in new}
    found = ((node, by_path[node.folded_path]) for node in old if node.folded_path in by_path)
    return {one: other for one, other in found if one.body == other.body}


class _Places:
    """How near to where it was expected a section stands, seen from the sure pairs that keep their order."""

    def __init__(self, pairs: Pairs, size: int) -> None:
        sure = sorted(((one.at, other.at) for one, other in pairs.items()))
        kept = in_order([other for _, other in sure])
        self._old = [-1, *(sure[at][0] for at in sorted(kept))]
        self._new = [-1, *(sure[at][1] for at in sorted(kept)), size]

    def gap(self, node: Node) -> tuple[int, int]:
        """The places in the new edition between which the old section was."""
        at = bisect_left(self._old, node.at)
        return self._new[at - 1], self._new[at]

    def nearness(self, one: Node, other: Node) -> float:
        """1 in the expected gap, less the further away."""
        first, last = self.gap(one)
        if first < other.at < last:
            return 1.0
        return 1 / (1 + min(abs(other.at - first), abs(other.at - last)) / _FAR)


# --- likely pairs --------------------------------------------------------------------------------------------------
def _candidates(old: Sequence[Node], new: Sequence[Node], places: _Places) -> Iterable[tuple[Node, Node]]:
    found: dict[tuple[Node, Node], None] = {}
    for likely in (
        _sharing(old, new, lambda node: node.folded_path),
        _sharing(old, new, lambda node: node.bare_path),
        _sharing(old, new, lambda node: node.bare_path[-1:]),
        _with_common_sentences(old, new),
        _in_the_same_gap(old, new, places),
    ):
        found.update(dict.fromkeys(likely))
    return found


def _sharing(
    old: Sequence[Node], new: Sequence[Node], trait: Callable[[Node], Hashable]
) -> Iterator[tuple[Node, Node]]:
    """Pairs that share a trait; of many that do, those nearest in rank among them."""
    buckets: dict[Hashable, list[Node]] = defaultdict(list)
    for node in new:
        buckets[trait(node)].append(node)
    ranks: Counter[Hashable] = Counter()
    for node in old:
        shared = trait(node)
        yield from ((node, other) for other in _around(buckets.get(shared, ()), ranks[shared]))
        ranks[shared] += 1


def _with_common_sentences(old: Sequence[Node], new: Sequence[Node]) -> Iterator[tuple[Node, Node]]:
    holders: dict[str, list[Node]] = defaultdict(list)
    for node in new:
        for key in set(node.keys):
            if len(key) >= _TELLING:
                holders[key].append(node)
    for node in old:
        weights: Counter[Node] = Counter()
        for key in node.keys:
            if 0 < len(sharing := holders.get(key, ())) <= _COMMON:
                weights.update(dict.fromkeys(sharing, len(key)))
        yield from ((node, other) for other, _ in weights.most_common(_NEAREST))


def _in_the_same_gap(old: Sequence[Node], new: Sequence[Node], places: _Places) -> Iterator[tuple[Node, Node]]:
    at = [node.at for node in new]
    ranks: Counter[tuple[int, int]] = Counter()
    for node in old:
        gap = places.gap(node)
        inside = new[bisect_left(at, gap[0] + 1) : bisect_left(at, gap[1])]
        yield from ((node, other) for other in _around(inside, ranks[gap]))
        ranks[gap] += 1


def _around(nodes: Sequence[Node], rank: int) -> Sequence[Node]:
    first = max(0, min(rank - _NEAREST // 2, len(nodes) - _NEAREST))
    return nodes[first : first + _NEAREST]


# --- sections above ------------------------------------------------------------------------------------------------
def _pair_by_children(old: Sequence[Node], pairs: Pairs, taken: set[Node]) -> None:
    """A section that is left over goes with that which holds most of its subsections now: it was given a new name."""
    votes: dict[Node, Counter[Node]] = defaultdict(Counter)
    for node in sorted(old, key=lambda node: -len(node.path)):
        other = pairs.get(node) or _chosen(votes[node], taken)
        if other and node not in pairs:
            pairs[node] = other
            taken.add(other)
        if node.parent and other and other.parent:
            votes[node.parent][other.parent] += 1


def _chosen(votes: Counter[Node], taken: set[Node]) -> Node | None:
    best, count = next(iter(votes.most_common(1)), (None, 0))
    return best if best and best not in taken and count >= _HALF * votes.total() else None


def moved(pairs: Pairs) -> set[Node]:
    """The old sections that stand under another section now, or in another order beside their neighbours."""
    elsewhere = {one for one, other in pairs.items() if _above(one, pairs) is not other.parent}
    siblings: dict[Node | None, list[tuple[int, int, Node]]] = defaultdict(list)
    for one, other in pairs.items():
        if one not in elsewhere:
            siblings[one.parent].append((one.at, other.at, one))
    for group in siblings.values():
        group.sort(key=lambda item: item[0])
        if any(before[1] > after[1] for before, after in pairwise(group)):
            kept = in_order([item[1] for item in group])
            elsewhere |= {item[2] for at, item in enumerate(group) if at not in kept}
    return elsewhere


def _above(node: Node, pairs: Pairs) -> Node | None:
    return pairs.get(node.parent) if node.parent else None
