"""What changed between the two editions of the sample handbook is written down, as text and as JSON."""

import io
import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from rich.console import Console

from bot.changes.json_shape import changes_json
from bot.changes.text import print_changes
from ingest.parsers import pdf
from ingest.pipeline import publication_of
from ingest.sources import Given
from knowledge.domain.changes import EditionChanges, SectionChangeKind, TextChangeKind
from knowledge.domain.publication import Publication
from knowledge.library.changes.between import changes_between

_SAMPLES = Path(__file__).resolve().parents[2] / "samples"
Golden = Callable[[str, str], None]


class _RegexWords:
    """Runs of one script: the index is not what is looked at here."""

    def content(self, text: str) -> tuple[str, ...]:
        return tuple(re.findall(r"[一-龠]+|[ァ-ヶー]+|[a-z0-9]+", text.lower()))


@pytest.fixture(scope="module")
def changes() -> EditionChanges:
    return changes_between(_read("earlier/handbook-2.0.pdf"), _read("library/handbook-2.1.pdf"))


def test_the_changes_of_the_sample_handbook_are_the_text_written_down(changes: EditionChanges, golden: Golden) -> None:
    out = io.StringIO()

    print_changes(Console(file=out, width=100, highlight=False), changes)

    golden("changes/handbook.txt", "\n".join(line.rstrip() for line in out.getvalue().splitlines()) + "\n")


def test_the_changes_of_the_sample_handbook_are_the_json_written_down(changes: EditionChanges, golden: Golden) -> None:
    golden("changes/handbook.json", json.dumps(changes_json(changes), ensure_ascii=False, indent=1) + "\n")


def test_the_samples_hold_every_kind_of_change(changes: EditionChanges) -> None:
    kinds = {kind for section in changes.sections for kind in section.kinds}
    texts = {text.kind for section in changes.sections for text in section.texts}

    assert kinds >= set(SectionChangeKind) - {SectionChangeKind.SPLIT, SectionChangeKind.MERGED}
    assert texts >= {TextChangeKind.ADDED, TextChangeKind.REMOVED, TextChangeKind.CHANGED}
    assert {field.field for measure in changes.measures for field in measure.fields} >= {"rate", "period"}


def test_every_quote_is_a_slice_of_the_chunk_it_names(changes: EditionChanges) -> None:
    held = {chunk.id: chunk for name in ("earlier/handbook-2.0.pdf", "library/handbook-2.1.pdf")
            for chunk in _read(name).chunks}  # fmt: skip

    for section in changes.sections:
        for stated in (quote for text in section.texts for quote in (*text.old, *text.new)):
            assert stated.text in held[stated.chunk_id].text


def _read(name: str) -> Publication:
    path = _SAMPLES / name
    return publication_of(
        pdf.parse(path), source_name=path.name, source_hash=path.stem, given=Given(), words=_RegexWords()
    )
