"""Which sentence of a changed section is which: equal ones first, then the likeliest pairs of what is left between."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import LCSseq

from knowledge.library.changes.order import in_order
from knowledge.library.changes.rewriting import Same, rewritten
from knowledge.library.changes.sections import Node
from knowledge.library.changes.sentence_stream import Unit

_AT_ONCE = 4_000_000  # pairs of sentences that are compared bit by bit in one go


@dataclass(frozen=True, slots=True)
class Hunk:
    """Units of the old section and those that stand for them in the new one; one side may be empty."""

    old: tuple[Unit, ...]
    new: tuple[Unit, ...]


def hunks_of(old: Node, new: Node, same: Same) -> tuple[Hunk, ...]:
    """What differs between two sections, in reading order; nothing where they say the same."""
    if old.body == new.body or old.keys == new.keys:
        return ()
    hunks: list[Hunk] = []
    for gap in _gaps(old.keys, new.keys):
        mine, theirs = old.units[gap.old_start : gap.old_end], new.units[gap.new_start : gap.new_end]
        hunks += [Hunk(tuple(before), tuple(after)) for before, after in rewritten(mine, theirs, same)]
    return tuple(hunks)


@dataclass(frozen=True, slots=True)
class _Gap:
    old_start: int
    old_end: int
    new_start: int
    new_end: int


def _gaps(old: Sequence[str], new: Sequence[str]) -> Iterator[_Gap]:
    """The stretches between equal units; neighbouring deletions and insertions are one."""
    begun: _Gap | None = None
    for block in _blocks(old, new):
        if begun and (begun.old_end, begun.new_end) == (block.old_start, block.new_start):
            begun = _Gap(begun.old_start, block.old_end, begun.new_start, block.new_end)
            continue
        if begun:
            yield begun
        begun = block
    if begun:
        yield begun


def _blocks(old: Sequence[str], new: Sequence[str]) -> Iterator[_Gap]:
    for part in _parts(old, new):
        mine, theirs = old[part.old_start : part.old_end], new[part.new_start : part.new_end]
        if len(mine) * len(theirs) > _AT_ONCE:
            yield part
            continue
        for code in LCSseq.opcodes(mine, theirs):
            if code.tag != "equal":
                yield _Gap(
                    part.old_start + code.src_start,
                    part.old_start + code.src_end,
                    part.new_start + code.dest_start,
                    part.new_start + code.dest_end,
                )


def _parts(old: Sequence[str], new: Sequence[str]) -> Iterator[_Gap]:
    """The whole; of very long sections the stretches between sentences that each has once."""
    if len(old) * len(new) <= _AT_ONCE:
        yield _Gap(0, len(old), 0, len(new))
        return
    there = _once(new)
    common = [(at, there[key]) for key, at in _once(old).items() if key in there]
    kept = in_order([other for _, other in common])
    before = (0, 0)
    for one, other in (common[at] for at in sorted(kept)):
        yield _Gap(before[0], one, before[1], other)
        before = (one + 1, other + 1)
    yield _Gap(before[0], len(old), before[1], len(new))


def _once(keys: Sequence[str]) -> dict[str, int]:
    """Keys that stand once, with their places, in order."""
    places: dict[str, int] = {}
    repeated: set[str] = set()
    for at, key in enumerate(keys):
        if key in places:
            repeated.add(key)
        places[key] = at
    return {key: at for key, at in places.items() if key not in repeated}
