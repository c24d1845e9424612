"""A shelf with two documents: one answers, of the other a newer edition waits."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime

from bot.marked_pages import MarkedPage
from knowledge.domain.answer import Citation
from knowledge.domain.measure import Measure
from knowledge.domain.visibility import Audience
from knowledge.library.catalog import EditionState
from knowledge.library.history import Held
from knowledge.library.shelf import Shelved
from tests.scenario.slack.answers import HANDBOOK, ending_measure

_HELD = Held(
    shelved=Shelved(key=1, content_hash="c", document_id="d1"),
    edition=HANDBOOK,
    state=EditionState.CURRENT,
    chunks=12,
    pages=30,
    published_at=datetime(2026, 6, 1, 20, tzinfo=UTC),
)


class SmallShelf:
    """Its editions and measures never change."""

    def documents(self) -> tuple[tuple[Held, ...], ...]:
        newer = replace(_HELD, edition=replace(HANDBOOK, label="第2.2版"), state=EditionState.STAGED, published_at=None)
        return ((newer, _HELD),)

    def measures(self) -> tuple[Measure, ...]:
        return (ending_measure(),)


class OnePage:
    """Every quote stands on the page that its citation names."""

    def of(self, citation: Citation, _audience: Audience) -> Iterator[MarkedPage]:
        if citation.location.page is not None:
            yield MarkedPage(source_hash=HANDBOOK.source_hash, page=citation.location.page, picture=b"PNG")
