"""Pages are drawn in a child with limits, once, and kept within a bound."""

import os
from pathlib import Path

import pytest

from knowledge.confined import Limits
from knowledge.library import page_images as module
from knowledge.library.originals import Originals
from knowledge.library.page_images import PageImages
from tests.unit.ingest import bad_files
from tests.unit.ingest.parsers.small_pdf import Pdf, Text

PAGES = Pdf(pages=[[Text(x=60, y=110, text="窓口の数")], [Text(x=60, y=110, text="次の頁")]])
LIMITS = Limits(cpu_seconds=20, wall_seconds=30)


@pytest.fixture
def originals(tmp_path: Path) -> Originals:
    return Originals(tmp_path / "originals")


@pytest.fixture
def images(originals: Originals, tmp_path: Path) -> PageImages:
    return PageImages(originals, tmp_path / "pages")


def _kept(originals: Originals, tmp_path: Path, data: bytes) -> str:
    path = tmp_path / "given"
    path.write_bytes(data)
    return originals.put(path)


def _no_child(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "run_confined", lambda *_, **__: pytest.fail("a child was started"))


def test_a_page_is_drawn_once_and_kept_for_the_next_process(
    originals: Originals, images: PageImages, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    content_hash = _kept(originals, tmp_path, PAGES.bytes())
    drawn = images.image(content_hash, 1)
    assert drawn is not None
    assert (drawn[:4], drawn[8:12]) == (b"RIFF", b"WEBP")
    _no_child(monkeypatch)
    assert PageImages(originals, tmp_path / "pages").image(content_hash, 1) == drawn


def test_letters_are_where_they_are_seen(originals: Originals, images: PageImages, tmp_path: Path) -> None:
    page = images.letters(_kept(originals, tmp_path, PAGES.bytes()), 1)
    assert page is not None
    assert (page.width, page.height) == (595, 842)
    assert "".join(letter.text for letter in page.letters) == "窓口の数"
    first = page.letters[0].box
    assert (first.x0, round(first.x1)) == (60, 70)
    assert 95 < first.top < 110 < first.bottom < 120


def test_a_turned_page_has_its_letters_where_they_are_seen(
    originals: Originals, images: PageImages, tmp_path: Path
) -> None:
    turned = Pdf(pages=PAGES.pages, rotate=90)
    page = images.letters(_kept(originals, tmp_path, turned.bytes()), 1)
    assert page is not None
    assert (page.width, page.height) == (842, 595)
    first, second = (letter.box for letter in page.letters[:2])
    assert (first.top, second.top) == (60, 70)  # upright now, from the top
    assert first.x0 > 700


@pytest.mark.parametrize("page", [0, -1, 3, 10**9])
def test_a_page_that_is_not_there_is_absent(
    originals: Originals, images: PageImages, tmp_path: Path, page: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    content_hash = _kept(originals, tmp_path, PAGES.bytes())
    assert images.image(content_hash, page) is None
    _no_child(monkeypatch)  # it is not tried again and again
    assert images.image(content_hash, page) is None


def test_what_is_not_kept_or_no_pdf_starts_no_child(
    originals: Originals, images: PageImages, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _no_child(monkeypatch)
    text = _kept(originals, tmp_path, b"plain text")
    for content_hash in (text, "0" * 64, "../../etc/passwd"):
        assert images.image(content_hash, 1) is None
        assert images.letters(content_hash, 1) is None


def test_a_page_of_a_withdrawn_original_is_not_shown_from_what_was_kept(
    originals: Originals, images: PageImages, tmp_path: Path
) -> None:
    content_hash = _kept(originals, tmp_path, PAGES.bytes())
    assert images.letters(content_hash, 1) is not None
    originals.drop(content_hash)
    assert images.letters(content_hash, 1) is None


@pytest.mark.slow
def test_a_bomb_ends_its_child_and_nothing_else(originals: Originals, tmp_path: Path) -> None:
    limits = Limits(memory_bytes=500 * 2**20, cpu_seconds=20, wall_seconds=30)
    images = PageImages(originals, tmp_path / "pages", limits=limits)
    content_hash = _kept(originals, tmp_path, bad_files.flate_bomb(400 * 2**20))
    assert images.image(content_hash, 1) is None
    assert not [path for path in (tmp_path / "pages").iterdir() if path.is_file()]


@pytest.mark.parametrize("data", [bad_files.truncated_pdf(), bad_files.looping_pdf(), bad_files.encrypted_pdf()])
def test_a_broken_file_has_no_pictures(originals: Originals, images: PageImages, tmp_path: Path, data: bytes) -> None:
    assert images.image(_kept(originals, tmp_path, data), 1) is None


@pytest.mark.parametrize("written", [b"{}", b"[1]", b'{"width": "x", "height": 1, "letters": []}', b"\xff"])
def test_letters_that_make_no_sense_are_not_believed(
    originals: Originals, images: PageImages, tmp_path: Path, written: bytes
) -> None:
    content_hash = _kept(originals, tmp_path, PAGES.bytes())
    (tmp_path / "pages" / f"{content_hash}-1-letters.json").write_bytes(written)
    assert images.letters(content_hash, 1) is None


def test_what_was_not_looked_at_for_longest_goes_first(originals: Originals, tmp_path: Path) -> None:
    content_hash = _kept(originals, tmp_path, PAGES.bytes())
    folder = tmp_path / "pages"
    images = PageImages(originals, folder, most_bytes=1500)
    folder.mkdir(exist_ok=True)
    for name, when in (("old", 1_000), ("newer", 2_000)):
        (folder / name).write_bytes(b"x" * 700)
        os.utime(folder / name, (when, when))
    assert images.letters(content_hash, 1) is not None
    names = {path.name for path in folder.iterdir()}
    assert "old" not in names
    assert {"newer", f"{content_hash}-1-letters.json"} <= names
