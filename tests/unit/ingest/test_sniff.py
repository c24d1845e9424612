"""The format of a file is told by its content; the extension only parts Markdown from plain text."""

from pathlib import Path

import pytest

from ingest.sniff import Format, format_of
from knowledge.errors import EmptyFile, MissingFile, NotAFile, UnsupportedFormat

JAPANESE = "自治体の窓口改革について、次のとおり定める。\n" * 5


@pytest.mark.parametrize(
    ("name", "data", "expected"),
    [
        ("手引き.pdf", b"%PDF-1.7\n", Format.PDF),
        ("mail-attachment", b"\r\n\r\n%PDF-1.4\n", Format.PDF),
        ("named.txt", b"%PDF-1.7\n", Format.PDF),
        ("memo.md", "本文だけの覚え書き".encode(), Format.MARKDOWN),
        ("deck.txt", "# 見出しに見える行\n# もう一つ\n本文".encode(), Format.PLAIN),
        ("NOTES", "# 見出し\n\n本文\n\n## 小見出し\n".encode(), Format.MARKDOWN),
        ("NOTES", "# 注釈\n本文".encode(), Format.PLAIN),
        ("list.pdf", JAPANESE.encode(), Format.PLAIN),
        ("sjis.txt", JAPANESE.encode("cp932"), Format.PLAIN),
        ("euc.txt", JAPANESE.encode("euc_jp"), Format.PLAIN),
        ("jis.txt", JAPANESE.encode("iso2022_jp"), Format.PLAIN),
        ("utf16.txt", JAPANESE.encode("utf-16"), Format.PLAIN),
        ("page.pdf", b"\n<!doctype html><html>", Format.HTML),
        ("page.md", "\ufeff<html lang=ja>".encode(), Format.HTML),
        ("page", "<?xml version='1.0'?><!-- 控え --><html lang='ja'>".encode(), Format.HTML),
        ("page.htm", "<p>表の続き</p>".encode("cp932"), Format.HTML),
        ("wide.html", "<html><body>窓口</body></html>".encode("utf-16"), Format.HTML),
        ("table.csv", "団体,率\n".encode(), Format.CSV),
        ("_error.xlsx", b"<!DOCTYPE html><html><body>404", Format.HTML),
        ("book.pdf", b"PK\x03\x04" + bytes(range(256)) * 9, Format.PACKAGE),
        ("old.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500), Format.CONTAINER),
        ("readme.md", "<div align=center>町の手引き</div>\n\n# 見出し\n".encode(), Format.MARKDOWN),
    ],
)
def test_the_content_tells_the_format(tmp_path: Path, name: str, data: bytes, expected: Format) -> None:
    (tmp_path / name).write_bytes(data)
    assert format_of(tmp_path / name) is expected


def test_a_long_text_that_is_cut_inside_a_character_is_still_text(tmp_path: Path) -> None:
    path = tmp_path / "long.txt"
    path.write_bytes(b"a" + "あ".encode() * 60_000)
    assert format_of(path) is Format.PLAIN


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("feed.txt", b"<?xml version='1.0'?><a/>"),
        ("letter.txt", b"{\\rtf1\\ansi"),
        ("photo.jpg", b"\xff\xd8\xff\xe0\x00\x10JFIF" + bytes(range(256)) * 9),
    ],
)
def test_other_content_is_unsupported_whatever_its_name(tmp_path: Path, name: str, data: bytes) -> None:
    (tmp_path / name).write_bytes(data)
    with pytest.raises(UnsupportedFormat):
        format_of(tmp_path / name)


def test_nothing_and_nowhere_have_their_own_errors(tmp_path: Path) -> None:
    (tmp_path / "empty.md").write_bytes(b"")
    with pytest.raises(EmptyFile):
        format_of(tmp_path / "empty.md")
    with pytest.raises(MissingFile):
        format_of(tmp_path / "no such file.md")
    with pytest.raises(NotAFile):
        format_of(tmp_path)
