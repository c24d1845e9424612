"""Packages and containers are told apart by what they hold."""

import io
import struct
import zipfile
from pathlib import Path

import olefile
import pytest

from ingest.office.kind import Holds, held_by
from ingest.office.package import Package
from ingest.parsers import container, package
from knowledge.errors import DamagedFile, EncryptedFile, SwellingFile, UnsupportedFormat
from tests.unit.ingest.parsers.small_docx import Docx, paragraph

_OFFICE = "application/vnd.openxmlformats-officedocument"
_MACROS = "application/vnd.ms-{}.macroEnabled.main+xml"


def _zip(folder: Path, members: dict[str, str]) -> Path:
    path = folder / "some.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for name, text in members.items():
            archive.writestr(name, text)
    return path


@pytest.mark.parametrize(
    ("declared", "holds"),
    [
        (f"{_OFFICE}.wordprocessingml.document.main+xml", Holds.WORDS),
        (f"{_OFFICE}.wordprocessingml.template.main+xml", Holds.WORDS),
        (_MACROS.format("word.document"), Holds.WORDS),
        (f"{_OFFICE}.presentationml.presentation.main+xml", Holds.SLIDES),
        (f"{_OFFICE}.presentationml.slideshow.main+xml", Holds.SLIDES),
        (_MACROS.format("powerpoint.presentation"), Holds.SLIDES),
        (f"{_OFFICE}.spreadsheetml.sheet.main+xml", Holds.SHEETS),
        (_MACROS.format("excel.sheet"), Holds.SHEETS),
        ("application/vnd.ms-excel.sheet.binary.macroEnabled.main", Holds.BINARY_SHEETS),
    ],
)
def test_the_type_of_the_main_part_tells_what_a_package_holds(tmp_path: Path, declared: str, holds: Holds) -> None:
    opened = Package.open(Docx(body="", main_type=declared).saved(tmp_path))
    assert held_by(opened, "some.zip") is holds
    opened.close()


def test_an_open_spreadsheet_is_told_by_its_mimetype(tmp_path: Path) -> None:
    opened = Package.open(_zip(tmp_path, {"mimetype": "application/vnd.oasis.opendocument.spreadsheet"}))
    assert held_by(opened, "some.ods") is Holds.OPEN_SHEETS
    opened.close()


@pytest.mark.parametrize(
    "members",
    [{}, {"readme.txt": "x"}, {"mimetype": "application/vnd.oasis.opendocument.text"}, {"[Content_Types].xml": "<T/>"}],
    ids=["nothing", "files", "odt", "untold"],
)
def test_an_archive_of_another_kind_is_not_supported(tmp_path: Path, members: dict[str, str]) -> None:
    with pytest.raises(UnsupportedFormat):
        package.parse(_zip(tmp_path, members))


def test_a_document_under_a_wrong_name_is_read(tmp_path: Path) -> None:
    path = Docx(body=paragraph("中身で見分ける。")).saved(tmp_path, "book.xlsx")
    assert [block.text for block in package.parse(path).blocks] == ["中身で見分ける。"]


def test_a_binary_workbook_is_measured_before_its_library_unpacks_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ingest.office.package.MOST_MEMBER_BYTES", 4096)
    binary = "application/vnd.ms-excel.sheet.binary.macroEnabled.main"
    path = Docx(body="", main_type=binary, more={"xl/sheet1.bin": bytes(5000)}).saved(tmp_path)
    with pytest.raises(SwellingFile):
        package.parse(path)


# --- containers ----------------------------------------------------------------------------------------------------
def _container(folder: Path, stream: str, data: bytes) -> Path:
    path = folder / "old.bin"
    path.write_bytes(ole(stream, data))
    return path


def ole(stream: str, data: bytes) -> bytes:
    """An OLE container of 512-byte sectors with one stream of at least 4,096 bytes."""
    data = data.ljust(max(4096, -(-len(data) // 512) * 512), b"\0")
    sectors = len(data) // 512
    table = [0xFFFFFFFD, 0xFFFFFFFE, *range(3, sectors + 2), 0xFFFFFFFE]
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    head += struct.pack("<IIIIIIIII", 0, 1, 1, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0) + struct.pack("<I", 0)
    file = io.BytesIO()
    file.write(head.ljust(512, b"\xff"))
    file.write(struct.pack(f"<{len(table)}I", *table).ljust(512, b"\xff"))
    file.write(
        _entry("Root Entry", 5, 0xFFFFFFFE, 0, child=1) + _entry(stream, 2, 2, len(data)) + _entry("", 0, 0, 0) * 2
    )
    file.write(data)
    return file.getvalue()


def _entry(name: str, kind: int, start: int, size: int, child: int = 0xFFFFFFFF) -> bytes:
    words = (name + "\0" if name else "").encode("utf-16-le")
    links = struct.pack("<III", 0xFFFFFFFF, 0xFFFFFFFF, child)
    return (
        words.ljust(64, b"\0")
        + struct.pack("<HBB", len(words), kind, 1)
        + links
        + bytes(36)
        + struct.pack("<IQ", start, size)
    )


def test_the_container_of_these_tests_is_one(tmp_path: Path) -> None:
    with olefile.OleFileIO(_container(tmp_path, "WordDocument", b"abc")) as opened:
        assert opened.listdir() == [["WordDocument"]]


@pytest.mark.parametrize(
    ("stream", "data"),
    [
        ("EncryptedPackage", b""),
        ("EncryptionInfo", b""),
        ("Workbook", struct.pack("<HH", 0x809, 4) + bytes(4) + struct.pack("<HH", 0x2F, 2) + bytes(2)),
        ("WordDocument", bytes(10) + struct.pack("<H", 0x0100)),
    ],
    ids=["package", "info", "xls", "doc"],
)
def test_a_locked_file_asks_for_its_password_and_is_not_damaged(tmp_path: Path, stream: str, data: bytes) -> None:
    with pytest.raises(EncryptedFile):
        container.parse(_container(tmp_path, stream, data))


@pytest.mark.parametrize("stream", ["WordDocument", "PowerPoint Document", "JSRV_SegmentInformation"])
def test_an_old_document_is_not_supported(tmp_path: Path, stream: str) -> None:
    with pytest.raises(UnsupportedFormat):
        container.parse(_container(tmp_path, stream, b"text"))


def test_a_container_that_is_cut_off_is_damaged(tmp_path: Path) -> None:
    path = tmp_path / "cut.doc"
    path.write_bytes(ole("WordDocument", b"text")[:700])
    with pytest.raises(DamagedFile):
        container.parse(path)
