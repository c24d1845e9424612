"""A PDF that was damaged inside is read as far as it can be, and the admin is told that text may be missing."""

import random
from pathlib import Path

import pytest

from ingest.parsers.pdf import parse
from ingest.pdf import integrity
from ingest.pdf.integrity import damaged_streams
from knowledge.errors import DamagedFile, DocumentError
from tests.hostile import pdfs


def _flipped(data: bytes, places: list[int]) -> bytes:
    out = bytearray(data)
    for place in places:
        out[place] ^= 0x10
    return bytes(out)


def _inside_streams(data: bytes) -> list[int]:
    """A place in the middle of each page's stream."""
    places, at = [], data.find(b"\x78\x9c")
    while at >= 0:
        places.append(at + 30)
        at = data.find(b"\x78\x9c", at + 2)
    return places


@pytest.mark.parametrize("make", [pdfs.pdf, pdfs.packed_pdf, lambda: pdfs.locked_pdf(user=b"")])
def test_a_whole_file_has_no_damaged_part(tmp_path: Path, make) -> None:
    path = tmp_path / "whole.pdf"
    path.write_bytes(make())
    assert damaged_streams(path) == 0
    assert parse(path).notices == ()


def test_a_damaged_page_is_told_and_the_others_are_read(tmp_path: Path) -> None:
    path = tmp_path / "broken.pdf"
    data = pdfs.packed_pdf(3)
    path.write_bytes(_flipped(data, _inside_streams(data)[1:2]))

    parsed = parse(path)

    assert "1か所が壊れています" in parsed.notices[0].text
    assert "（2頁）" in parsed.blocks[0].text


def test_a_file_whose_every_page_is_broken_is_damaged_and_not_empty(tmp_path: Path) -> None:
    path = tmp_path / "broken.pdf"
    data = pdfs.packed_pdf(2)
    path.write_bytes(_flipped(data, [place - 27 for place in _inside_streams(data)]))

    with pytest.raises(DamagedFile):
        parse(path)


def test_two_hundred_flips_never_lose_text_in_silence(tmp_path: Path) -> None:
    path = tmp_path / "flips.pdf"
    data = pdfs.packed_pdf(40)
    whole = 40
    told = 0
    for seed in range(8):
        chance = random.Random(seed)
        path.write_bytes(_flipped(data, [chance.randrange(len(data)) for _ in range(200)]))
        try:
            parsed = parse(path)
        except DocumentError:
            continue
        said = sum(
            sentence in "".join(b.text for b in parsed.blocks) for sentence in (f"（{n}頁）" for n in range(1, 41))
        )
        assert said == whole or parsed.notices
        told += 1
    assert told


def test_a_bomb_is_not_unfolded_to_its_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "bomb.pdf"
    path.write_bytes(pdfs.bomb(64))  # its checksum, which is missing, would be met at the end
    assert damaged_streams(path) == 1
    monkeypatch.setattr(integrity, "_MOST_BYTES", 2**20)
    assert damaged_streams(path) == 0
