"""A package cannot blow up: what is unpacked is measured, whatever its directory says."""

from collections.abc import Callable
from pathlib import Path

import pytest

from ingest.office import package as module
from ingest.office.package import Package
from knowledge.errors import DamagedFile, DocumentError, EncryptedFile, SwellingFile
from tests.hostile import ooxml, xml
from tests.hostile.zips import Member, plain, swelling, zipped

Open = Callable[..., Package]


@pytest.fixture
def open_package(tmp_path: Path) -> Open:
    """open_package(member, …) writes a zip and opens it."""

    def opener(*members: Member, shared: bool = False) -> Package:
        path = tmp_path / "様式.docx"
        path.write_bytes(zipped(members, shared=shared))
        return Package.open(path)

    return opener


def test_members_are_read_and_xml_comes_without_comments_and_instructions(open_package: Open) -> None:
    package = open_package(plain("a.xml", "<?xml version='1.0'?><?do x?><a>甲<!-- 内緒 -->乙<b/></a>".encode()))
    assert package.names == {"a.xml"}
    assert "".join(package.xml("a.xml").itertext()) == "甲乙"
    package.close()


@pytest.mark.slow
@pytest.mark.parametrize(
    ("member", "error"),
    [
        (swelling("a", 200), SwellingFile),
        (swelling("a", 100, claimed=1000), DamagedFile),
        (plain("b", b"x"), DamagedFile),
        (Member(name="a", packed=b"\x07" * 50, size=100), DamagedFile),
        (Member(name="a", packed=plain("a", b"x" * 99).packed, size=99, crc=1), DamagedFile),
    ],
    ids=["swells", "lies", "is missing", "is noise", "has another checksum"],
)
def test_a_member_that_cannot_be_read_says_why(open_package: Open, member: Member, error: type[DocumentError]) -> None:
    package = open_package(member)
    with pytest.raises(error) as caught:
        package.read("a")
    assert caught.value.which == "様式.docx"
    package.close()


@pytest.mark.parametrize(
    ("members", "error"),
    [
        ([swelling("a.xml", 300), swelling("b.xml", 300)], SwellingFile),
        ([plain(f"{n}", b"") for n in range(20_001)], SwellingFile),
        ([Member(name="a", packed=b"x" * 20, size=8, flags=0x801)], EncryptedFile),
        ([xml.bzipped("a", b"text")], DamagedFile),
        ([Member(name="a", packed=b"x", size=1, method=99)], DamagedFile),
    ],
    ids=["claims", "crowd", "locked", "bzip2", "unknown"],
)
def test_a_directory_that_says_too_much_is_not_opened(
    open_package: Open, members: list[Member], error: type[DocumentError]
) -> None:
    with pytest.raises(error):
        open_package(*members)


def test_reading_many_members_is_measured_together(open_package: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST_BYTES", 1000)
    package = open_package(plain("a", b"a" * 450), plain("b", b"b" * 450))
    package.measure()
    with pytest.raises(SwellingFile):
        package.measure()
    package.close()


@pytest.mark.parametrize("cut", range(0, 1600, 97))
def test_a_package_that_was_cut_off_is_damaged(tmp_path: Path, cut: int) -> None:
    path = tmp_path / "切れた.docx"
    path.write_bytes(ooxml.packed(ooxml.docx())[:cut])
    with pytest.raises(DamagedFile):
        Package.open(path)


@pytest.mark.parametrize("kind", xml.SPOILT)
def test_spoilt_xml_is_refused(open_package: Open, kind: str) -> None:
    package = open_package(
        plain("a.xml", xml.SPOILT[kind](b"<?xml version='1.0' encoding='UTF-8'?><a>\xe5\xad\x97</a>"))
    )
    with pytest.raises((DamagedFile, SwellingFile)):
        package.xml("a.xml")
    package.close()


def test_every_kind_of_swelling_xml_is_told_as_such(open_package: Open) -> None:
    told = {}
    for kind in ("笑い", "深さ", "長い属性", "長い文字"):
        package = open_package(plain("a.xml", xml.SPOILT[kind](b"<?xml version='1.0'?><a></a>")))
        with pytest.raises(DocumentError) as caught:
            package.xml("a.xml")
        told[kind] = type(caught.value)
        package.close()
    assert set(told.values()) == {SwellingFile}


def test_a_deck_with_long_films_is_opened_and_its_words_are_read(open_package: Open) -> None:
    package = open_package(plain("ppt/a.xml", b"<a>words</a>"), swelling("ppt/media/film.mp4", 1024))
    assert package.xml("ppt/a.xml").text == "words"
    package.close()
