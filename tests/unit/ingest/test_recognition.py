"""A new document that resembles a known one is told, so that an edition is not taken for another document."""

from pathlib import Path

import pytest

from ingest.recognition import likeness_of
from knowledge.domain.publication import Publication
from knowledge.testing import edition, memory_library, publication

_TEXTS = [
    f"{number}番目の手順では、担当課が様式{number}に記入し、{number + 3}日以内に庁議へ報告する。"
    for number in range(12)
]
_OTHERS = [
    f"図書館の{number}階には、{number * 7}冊の郷土資料を置き、館内で読めるようにしている。" for number in range(12)
]


def _book(title: str, texts: list[str]) -> Publication:
    return publication(texts, of=edition(title, label=""))


@pytest.mark.slow
def test_much_of_the_same_text_is_likeness(tmp_path: Path) -> None:
    known, new = _book("庁議の手引", _TEXTS), _book("会議運営の案内", [*_TEXTS[:8], *_OTHERS[:4]])
    found = likeness_of(new, memory_library(tmp_path, known, new))
    assert found is not None
    assert found.document == known.edition.document
    assert 0.5 <= found.shared < 0.7


def test_a_title_that_differs_in_the_year_only_is_of_the_series(tmp_path: Path) -> None:
    known, new = _book("業務改善助成金2025 募集案内", _TEXTS), _book("業務改善助成金2026 募集案内", _OTHERS)
    found = likeness_of(new, memory_library(tmp_path, known, new))
    assert found is not None
    assert found.document == known.edition.document


@pytest.mark.slow
def test_other_documents_are_not_alike(tmp_path: Path) -> None:
    known, new = _book("庁議の手引", _TEXTS), _book("図書館の案内", _OTHERS)
    assert likeness_of(new, memory_library(tmp_path, known, new)) is None


def test_the_first_document_resembles_none(tmp_path: Path) -> None:
    new = _book("庁議の手引", _TEXTS)
    assert likeness_of(new, memory_library(tmp_path, new)) is None


def test_a_frame_that_short_pages_share_is_no_likeness(tmp_path: Path) -> None:
    frame = "このページの内容は、広報の担当が月に一度見直し、古くなった記事を取り下げる。"
    known, new = _book("庁議の手引", [_TEXTS[0], frame]), _book("図書館の案内", [_OTHERS[0], frame])
    assert likeness_of(new, memory_library(tmp_path, known, new)) is None
