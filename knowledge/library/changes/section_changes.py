"""From compared sections to what is told of them: kinds, texts, and where a text went that stands elsewhere now."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from knowledge.domain.changes import SectionChange, SectionChangeKind, TextChange, TextChangeKind
from knowledge.library.changes.sameness import folded_heading, heading_words, spelled
from knowledge.library.changes.sections import Node
from knowledge.library.changes.sentence_alignment import Hunk
from knowledge.library.changes.sentence_stream import Unit, quoted

_TELLING = 10  # folded characters: shorter sentences and cells stand in many places
_MOST = 0.5


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Compared:
    """A section of the old edition and the same one of the new; one is absent where there is no such section."""

    old: Node | None
    new: Node | None
    hunks: tuple[Hunk, ...] = ()
    moved: bool = False


def section_changes(compared: Sequence[Compared]) -> tuple[SectionChange, ...]:
    """The sections that differ, in the order given."""
    travels = Travels(compared)
    return tuple(change for one in compared if (change := _change(one, travels)))


class Travels:
    """Sentences that are gone in one place and stand in another, word for word."""

    def __init__(self, compared: Sequence[Compared]) -> None:
        self._holder: dict[Unit, Compared] = {}
        leaving: dict[str, list[Unit]] = defaultdict(list)
        for one in reversed(compared):
            for unit in reversed(_only_old(one)):
                self._holder[unit] = one
                leaving[spelled(unit.text)].append(unit)
        self.origin: dict[Unit, Unit] = {}
        self.target: dict[Unit, Unit] = {}
        for one in compared:
            for unit in _only_new(one):
                self._holder[unit] = one
                key = spelled(unit.text)
                if len(key) >= _TELLING and leaving.get(key):
                    gone = leaving[key].pop()
                    self.origin[unit], self.target[gone] = gone, unit

    def most(self, units: Sequence[Unit], way: dict[Unit, Unit]) -> list[Compared]:
        """Where most of the text came from or went to, largest share first; none where most of it did not."""
        weights: Counter[Compared] = Counter()
        for unit in units:
            if unit in way:
                weights[self._holder[way[unit]]] += len(unit.text)
        whole = sum(len(unit.text) for unit in units)
        return [one for one, _ in weights.most_common()] if weights.total() >= _MOST * max(1, whole) else []


def _only_old(one: Compared) -> list[Unit]:
    if one.new is None:
        return list(one.old.units) if one.old else []
    return [unit for hunk in one.hunks if not hunk.new for unit in hunk.old]


def _only_new(one: Compared) -> list[Unit]:
    if one.old is None:
        return list(one.new.units) if one.new else []
    return [unit for hunk in one.hunks if not hunk.old for unit in hunk.new]


def _change(one: Compared, travels: Travels) -> SectionChange | None:
    if one.old is None:
        assert one.new is not None
        return _added(one.new, travels)
    if one.new is None:
        return _removed(one.old, travels)
    texts = tuple(text for hunk in one.hunks for text in _texts(hunk, travels))
    kinds = tuple(_kinds(one.old, one.new, changed=bool(texts), moved=one.moved))
    return SectionChange(kinds=kinds, old=one.old.side, new=one.new.side, texts=texts) if kinds else None


def _kinds(old: Node, new: Node, *, changed: bool, moved: bool) -> Iterator[SectionChangeKind]:
    if moved:
        yield SectionChangeKind.MOVED
    if heading_words(old.heading) != heading_words(new.heading):
        yield SectionChangeKind.RENAMED
    elif folded_heading(old.heading) != folded_heading(new.heading):
        yield SectionChangeKind.RENUMBERED
    if changed:
        yield SectionChangeKind.CHANGED


def _texts(hunk: Hunk, travels: Travels) -> Iterator[TextChange]:
    if hunk.old and hunk.new:
        yield TextChange(kind=TextChangeKind.CHANGED, old=quoted(hunk.old), new=quoted(hunk.new))
        return
    for unit in hunk.old:
        if unit not in travels.target:  # one that is elsewhere now is told there
            yield TextChange(kind=TextChangeKind.REMOVED, old=quoted([unit]), new=())
    for unit in hunk.new:
        if unit in travels.origin:
            yield TextChange(kind=TextChangeKind.MOVED, old=quoted([travels.origin[unit]]), new=quoted([unit]))
        else:
            yield TextChange(kind=TextChangeKind.ADDED, old=(), new=quoted([unit]))


def _added(node: Node, travels: Travels) -> SectionChange:
    sources = travels.most(node.units, travels.origin)
    kind = SectionChangeKind.SPLIT if sources else SectionChangeKind.ADDED
    texts: list[TextChange] = []
    for travelled, run in _runs(node.units, travels.origin.__contains__):
        origin = quoted([travels.origin[unit] for unit in run]) if travelled else ()
        text_kind = TextChangeKind.MOVED if travelled else TextChangeKind.ADDED
        texts.append(TextChange(kind=text_kind, old=origin, new=quoted(run)))
    others = tuple(source.old.location for source in sources if source.old)
    return SectionChange(kinds=(kind,), old=None, new=node.side, texts=tuple(texts), others=others)


def _removed(node: Node, travels: Travels) -> SectionChange:
    targets = travels.most(node.units, travels.target)
    kind = SectionChangeKind.MERGED if targets else SectionChangeKind.REMOVED
    texts = tuple(
        TextChange(kind=TextChangeKind.REMOVED, old=quoted(run), new=())
        for travelled, run in _runs(node.units, travels.target.__contains__)
        if not travelled
    )
    others = tuple(target.new.location for target in targets if target.new)
    return SectionChange(kinds=(kind,), old=node.side, new=None, texts=texts, others=others)


def _runs(units: Sequence[Unit], travelled: Callable[[Unit], bool]) -> Iterator[tuple[bool, list[Unit]]]:
    for answer, run in groupby(units, key=travelled):
        yield answer, list(run)
