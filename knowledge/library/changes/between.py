"""What changed between two editions, all steps together: sections, sentences, numbers, measures and cases."""

from collections.abc import Iterator, Sequence

from knowledge.domain.changes import EditionChanges, TextChangeKind
from knowledge.domain.publication import Publication
from knowledge.library.changes.figures import number_changes
from knowledge.library.changes.records import case_changes, measure_changes
from knowledge.library.changes.rewriting import Same, same_in
from knowledge.library.changes.section_alignment import Pairs, aligned, moved
from knowledge.library.changes.section_changes import Compared, section_changes
from knowledge.library.changes.sections import Node, nodes_of
from knowledge.library.changes.sentence_alignment import hunks_of


def changes_between(old: Publication, new: Publication) -> EditionChanges:
    """What `new` says that `old` did not, and the other way round; the same two give the same, in any process."""
    before, after = nodes_of(old), nodes_of(new)
    pairs = aligned(before, after)
    same = same_in(old.edition, new.edition)
    sections = section_changes(_in_reading_order(before, after, pairs, same))
    paths = {one.path: other.path for one, other in pairs.items()}
    rewritten = (text for change in sections for text in change.texts if text.kind is TextChangeKind.CHANGED)
    return EditionChanges(
        old=old.edition,
        new=new.edition,
        measures=measure_changes(old.measures, new.measures, paths.get, same),
        numbers=tuple(number_changes(rewritten)),
        cases=case_changes(old.cases, new.cases, paths.get, same),
        sections=sections,
    )


def _in_reading_order(old: Sequence[Node], new: Sequence[Node], pairs: Pairs, same: Same) -> list[Compared]:
    """Every section once, as the new edition has them; one that is gone stands behind the one it stood behind."""
    placed = [*_kept(pairs, same), *_gone(old, pairs)]
    known = set(pairs.values())
    placed += [((node.at, 0, 0), Compared(old=None, new=node)) for node in new if node not in known]
    return [compared for _, compared in sorted(placed, key=lambda item: item[0])]


_Place = tuple[int, int, int]


def _kept(pairs: Pairs, same: Same) -> Iterator[tuple[_Place, Compared]]:
    elsewhere = moved(pairs)
    for one, other in pairs.items():
        hunks = hunks_of(one, other, same)
        yield (other.at, 0, 0), Compared(old=one, new=other, hunks=hunks, moved=one in elsewhere)


def _gone(old: Sequence[Node], pairs: Pairs) -> Iterator[tuple[_Place, Compared]]:
    behind = -1
    for node in old:
        if node in pairs:
            behind = pairs[node].at
        else:
            yield (behind, 1, node.at), Compared(old=node, new=None)
