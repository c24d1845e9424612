"""A file tells which work it is, which edition, of which day and kind; the admin may say otherwise."""

from datetime import date

import pytest

from ingest.blocks import ParsedFile
from ingest.outline.structure import outline_of
from ingest.sources import Given, identify, without_edition
from knowledge.domain.document import DocumentKind, Edition
from tests.unit.ingest.reading import markdown_file, plain_file

_NOTHING = Given()


def _identified(parsed: ParsedFile, given: Given = _NOTHING, source_hash: str = "h") -> Edition:
    return identify(parsed, outline_of(parsed), source_name="file.txt", source_hash=source_hash, given=given)


@pytest.mark.parametrize(
    ("title", "work", "label"),
    [
        ("自治体の手引【第2.1版】", "自治体の手引", "第2.1版"),
        ("自治体の手引 第３版", "自治体の手引", "第３版"),
        ("自治体の手引 Ver.2.0", "自治体の手引", "Ver.2.0"),
        ("自治体の手引（令和5年1月改定）", "自治体の手引", "令和5年1月改定"),
        ("自治体の手引（2023.1改定）", "自治体の手引", "2023.1改定"),
        ("ものづくり補助金 公募要領（20次締切分）", "ものづくり補助金 公募要領", "20次締切分"),
        ("持続化補助金 第17回公募 公募要領", "持続化補助金 公募要領", "第17回公募"),
        ("手続の案内 令和7年度版", "手続の案内", "令和7年度版"),
        ("第13回研究会の資料", "第13回研究会の資料", ""),
        ("デジタル人材の計画2025", "デジタル人材の計画2025", ""),
    ],
)
def test_the_words_of_the_edition_are_no_part_of_the_title(title: str, work: str, label: str) -> None:
    edition = _identified(markdown_file(f"# {title}\n\n本文。\n"))

    assert (edition.document.title, edition.label) == (work, label)
    assert without_edition(title) == work


def test_two_editions_are_of_one_document() -> None:
    old = _identified(markdown_file("# 手引 第2.0版\n\n本文。\n"), source_hash="a")
    new = _identified(markdown_file("# 手引【第２．１版】\n\n本文。\n"), source_hash="b")

    assert old.document.id == new.document.id
    assert old.id != new.id


def test_the_same_file_is_the_same_edition() -> None:
    first, again = (_identified(markdown_file("# 手引 第2.0版\n\n本文。\n")) for _ in range(2))

    assert first == again


def test_the_edition_and_the_day_are_read_from_the_lines_below_the_title() -> None:
    edition = _identified(plain_file("窓口の手引\n\n第1.2版\n\n令和7年6月10日　研究会\n\n1. 春\n\n令和6年に始めた。\n"))

    assert edition.label == "第1.2版"
    assert edition.published == date(2025, 6, 10)


def test_a_version_named_in_the_body_is_not_the_edition() -> None:
    edition = _identified(
        plain_file("参考資料\n\n目次\n\n・ 手引【第2.1版】概要	2\n・ 計画	3\n\n手引【第2.1版】 概要\n\n要点。\n")
    )

    assert edition.label == ""
    assert edition.published is None


def test_front_matter_states_what_the_text_leaves_open() -> None:
    stated = (("edition", "第4版"), ("published", "2024-03-05"), ("kind", "handbook"))
    parsed = ParsedFile(title="手引", blocks=markdown_file("本文。\n").blocks, pages=0, stated=stated)

    edition = _identified(parsed)

    assert edition.document.title == "手引"
    assert (edition.label, edition.published, edition.document.kind) == (
        "第4版",
        date(2024, 3, 5),
        DocumentKind.HANDBOOK,
    )


def test_what_is_given_wins() -> None:
    given = Given(title="別の名", label="改訂版", published=date(2020, 1, 2), kind=DocumentKind.CASES)

    edition = _identified(markdown_file("# 手引 第2.0版\n\n令和7年4月1日\n"), given)

    assert edition.document.title == "別の名"
    assert (edition.label, edition.published, edition.document.kind) == ("改訂版", date(2020, 1, 2), DocumentKind.CASES)


def test_a_file_without_a_title_is_called_by_its_name() -> None:
    assert _identified(plain_file("本文だけがあり、題は無い。次の文もある。\n")).document.title == "file"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("# 集\n\n## 事例1 予約を移す【青葉県若草市】\n\n列をなくした。\n", DocumentKind.CASES),
        ("# 一覧\n\n## 甲\n\n- 対象者：町\n- 対象経費：謝金\n- 補助率：1/2\n", DocumentKind.MEASURES),
        ("# 窓口の手順書\n\n## 1. 数える\n\n件数を数える。\n", DocumentKind.HANDBOOK),
        ("# 会議の記録\n\n次回を決めた。\n", DocumentKind.OTHER),
    ],
)
def test_the_kind_is_guessed_from_what_the_document_holds(text: str, kind: DocumentKind) -> None:
    assert _identified(markdown_file(text)).document.kind is kind
