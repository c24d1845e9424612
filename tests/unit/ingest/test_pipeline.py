"""One file in, one publication out: a pure value."""

from pathlib import Path

import pytest

from ingest.pipeline import read_publication
from ingest.sandbox import Limits
from ingest.sources import Given
from knowledge.errors import EmptyFile
from tests.unit.ingest.reading import RegexWords, plain_file, published

_TEXT = "畑の手引\n\n1. 春\n\n- 種をまく\n\n2. 夏\n\n- 水をやる\n"


def test_a_file_becomes_the_same_publication_every_time(tmp_path: Path) -> None:
    path = tmp_path / "hatake.txt"
    path.write_text(_TEXT, encoding="utf-8")

    first, again = (read_publication(path, given=Given(), words=RegexWords(), limits=Limits()) for _ in range(2))

    assert first == again
    assert first.edition.source_name == "hatake.txt"
    assert [section.heading_path for section in first.sections] == [("1. 春",), ("2. 夏",)]
    assert [chunk.ordinal for chunk in first.chunks] == [0, 1]


def test_a_file_that_cannot_be_read_raises_and_yields_nothing(tmp_path: Path) -> None:
    path = tmp_path / "empty.txt"
    path.write_text(" \n", encoding="utf-8")

    with pytest.raises(EmptyFile):
        read_publication(path, given=Given(), words=RegexWords(), limits=Limits())


def test_every_field_of_a_record_is_a_slice_of_its_chunk() -> None:
    text = (
        "集\n\n1 予約を画面に移す【青葉県若草市】\n\nPoint 列をなくす\n\n取組の概要\n\n- **転入**を画面で予約\n\n"
        "【参考情報】 若草市人口：8.2万人\n\n"
        "① 採用の措置\n\n【対象経費】\n\n- 人件費\n\n【財政措置】 特別交付税（措置率0.6）\n"
    )

    publication = published(plain_file(text))

    chunks = {chunk.id: chunk.text for chunk in publication.chunks}
    records = (*publication.cases, *publication.measures)
    assert len(records) == 2
    assert all(field.text in chunks[field.chunk_id] for record in records for field in record.stated)


def test_a_section_that_goes_on_after_a_subsection_is_listed_once() -> None:
    text = "集\n\n1 予約を移す【青葉県若草市】\n\n概要\n\n- 予約\n\n※担当：若草市 窓口課\n"

    assert [section.heading_path[-1] for section in published(plain_file(text)).sections] == [
        "1 予約を移す【青葉県若草市】",
        "概要",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "目次\n\n" + "." * 50_000,
        "あ" * 100_000,
        "【" * 20_000,
        "補助率：" + "**あ**" * 20_000,
        "目次\n\n" + "\n".join(f"・ 章{n}の題\t{n}" for n in range(100)) + "\n\n\n\n段落が続く\n" * 300,
        "\n\n".join(f"{n % 50}. 見出し\n\n本文です。" for n in range(1_000)),
    ],
    ids=["dots", "one line", "brackets", "stars", "contents", "headings"],
)
def test_odd_texts_are_read_in_time_proportional_to_their_length(text: str) -> None:
    assert published(plain_file(text)).edition.document.title
