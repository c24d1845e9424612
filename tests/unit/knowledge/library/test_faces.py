"""What is embedded of a chunk."""

from knowledge.library.faces import text_of
from knowledge.library.vectors import Face
from knowledge.testing import publication

CHUNK = publication([("第2章 > 研修", "研修\n全職員が対象である。年に二回開く。")]).chunks[0]


def test_the_body_names_document_and_headings_before_the_text() -> None:
    assert text_of(Face.BODY, CHUNK) == "見本の手順書 > 第2章 > 研修\n研修\n全職員が対象である。年に二回開く。"


def test_the_title_is_the_headings_and_the_first_sentence_that_is_none_of_them() -> None:
    assert text_of(Face.TITLE, CHUNK) == "第2章 > 研修\n全職員が対象である。"


def test_a_chunk_without_headings_is_titled_by_its_first_sentence() -> None:
    chunk = publication(["窓口は四つある。予約もできる。"]).chunks[0]
    assert text_of(Face.TITLE, chunk) == "窓口は四つある。"


def test_a_chunk_of_nothing_but_its_heading_has_a_title() -> None:
    assert text_of(Face.TITLE, publication([("研修", "研修")]).chunks[0]) == "研修"
    assert text_of(Face.TITLE, publication([""]).chunks[0]) == "見本の手順書"
