"""Publishing makes a publication current, tells what it did, and leaves the edition before it when something fails."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from ingest.publish import publish
from knowledge.domain.publication import Publication
from knowledge.domain.published import Outcome, Published
from knowledge.library.embedding import Vectors2D
from knowledge.library.library import Library
from knowledge.testing import HashingEmbedder, edition, memory_library, publication

FIRST = publication([f"第{n}条は、課ごとに定める。" for n in range(5)], of=edition(label="第1.0版"))
SECOND = publication([f"第{n}条は、課ごとに定める。" for n in range(1, 7)], of=edition(label="第1.1版"))


class Failing(HashingEmbedder):
    """Fails when it is told to, as a machine short of memory does."""

    def __init__(self) -> None:
        super().__init__()
        self.fails = False

    def passages(self, texts: Sequence[str]) -> Vectors2D:
        if self.fails:
            raise MemoryError
        return super().passages(texts)


def _publish(library: Library, one: Publication) -> tuple[Published, list[tuple[int, int]]]:
    seen: list[tuple[int, int]] = []
    return publish(one, library, progress=lambda done, total: seen.append((done, total))), seen


def test_a_new_document_is_embedded_whole_and_shown_as_it_goes(tmp_path: Path) -> None:
    library = memory_library(tmp_path)
    published, seen = _publish(library, FIRST)
    assert published == Published(edition=FIRST.edition, chunks=5, embedded=5, outcome=Outcome.PUBLISHED)
    assert seen[-1] == (5, 5)
    assert library.editions() == (FIRST.edition,)


def test_an_unchanged_document_embeds_nothing_and_says_so(tmp_path: Path) -> None:
    library = memory_library(tmp_path)
    _publish(library, FIRST)
    published, seen = _publish(library, FIRST)
    assert published == Published(edition=FIRST.edition, chunks=5, embedded=0, outcome=Outcome.UNCHANGED)
    assert seen == []


def test_a_new_edition_embeds_what_changed(tmp_path: Path) -> None:
    library = memory_library(tmp_path)
    _publish(library, FIRST)
    published, _ = _publish(library, SECOND)
    assert (published.chunks, published.embedded, published.reused, published.outcome) == (6, 2, 4, Outcome.PUBLISHED)
    assert library.editions() == (SECOND.edition,)


def test_an_edition_published_before_can_be_published_again_at_no_cost(tmp_path: Path) -> None:
    library = memory_library(tmp_path)
    for one in (FIRST, SECOND):
        _publish(library, one)
    published, _ = _publish(library, FIRST)
    assert (published.embedded, published.outcome) == (0, Outcome.PUBLISHED)
    assert library.editions() == (FIRST.edition,)


def test_a_failure_leaves_the_edition_before_and_the_library_free(tmp_path: Path) -> None:
    embedder = Failing()
    library = memory_library(tmp_path, embedder=embedder)
    _publish(library, FIRST)
    embedder.fails = True
    with pytest.raises(MemoryError):
        _publish(library, SECOND)
    assert library.editions() == (FIRST.edition,)
    embedder.fails = False
    assert _publish(library, SECOND)[0].edition == SECOND.edition
