"""CSV: the delimiter, quotes and header are found; a row without end is refused."""

from pathlib import Path

import pytest

from ingest.blocks import ParsedFile
from ingest.parsers.delimited import parse
from knowledge.errors import EmptyFile, SwellingFile


def _parsed(tmp_path: Path, data: str | bytes, name: str = "list.csv") -> ParsedFile:
    path = tmp_path / name
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return parse(path)


def _rows(parsed: ParsedFile) -> list[tuple[str, str]]:
    return [(block.text, block.header) for block in parsed.blocks]


@pytest.mark.parametrize("delimiter", [",", "\t", ";", "|"])
def test_the_delimiter_is_found(tmp_path: Path, delimiter: str) -> None:
    text = "名称,率,注意\n研修費,0.7,\n派遣費,0.5,年度内\n".replace(",", delimiter)
    header = "名称 | 率 | 注意"
    assert _rows(_parsed(tmp_path, text)) == [(header, ""), ("研修費 | 0.7", header), ("派遣費 | 0.5 | 年度内", header)]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp932", "euc_jp", "iso2022_jp"])
def test_every_encoding_of_a_municipality_is_read(tmp_path: Path, encoding: str) -> None:
    parsed = _parsed(tmp_path, "名称,読み\n窓口支援の事業,まどぐち\n".encode(encoding))
    assert parsed.blocks[1].text == "窓口支援の事業 | まどぐち"


def test_quoted_cells_hold_delimiters_quotes_and_line_ends(tmp_path: Path) -> None:
    parsed = _parsed(tmp_path, '名称,説明\r\n甲,"一行目、\r\n二行目, ""引用"""\r\n')
    assert parsed.blocks[1].text == '甲 | 一行目、 二行目, "引用"'


def test_a_quote_that_is_never_closed_swallows_nothing(tmp_path: Path) -> None:
    parsed = _parsed(tmp_path, '名称,説明\n甲,"閉じない\n' + "乙,丙\n" * 300)
    assert len(parsed.blocks) == 302


def test_lines_over_the_table_are_text_and_a_single_one_is_its_caption(tmp_path: Path) -> None:
    parsed = _parsed(tmp_path, "令和6年度の一覧,,\n\n番号,名称,率\n1,甲事業,0.5\n")
    assert [(block.kind.value, block.text, block.caption) for block in parsed.blocks] == [
        ("paragraph", "令和6年度の一覧", ""),
        ("table_row", "番号 | 名称 | 率", "令和6年度の一覧"),
        ("table_row", "1 | 甲事業 | 0.5", "令和6年度の一覧"),
    ]


def test_a_first_row_of_values_is_no_header(tmp_path: Path) -> None:
    assert _rows(_parsed(tmp_path, "2024,100\n2025,200\n")) == [("2024 | 100", ""), ("2025 | 200", "")]


def test_a_single_column_is_a_list(tmp_path: Path) -> None:
    parsed = _parsed(tmp_path, "甲町\n乙町\n")
    assert [(block.kind.value, block.text) for block in parsed.blocks] == [("list_item", "甲町"), ("list_item", "乙町")]


def test_a_cell_as_long_as_a_page_stands_below_its_row(tmp_path: Path) -> None:
    answer = "受付の窓口で聞いてください。" * 80
    parsed = _parsed(tmp_path, f"番号,質問,答え\n1,どこで聞けるか,{answer}\n")
    assert [block.text for block in parsed.blocks[1:]] == ["1 | どこで聞けるか", answer]


@pytest.mark.parametrize("line", ["あ," * 5000, "あ" * 200_000, "a\tb;" * 50_000])
def test_a_row_without_end_is_refused(tmp_path: Path, line: str) -> None:
    with pytest.raises(SwellingFile):
        _parsed(tmp_path, line)


def test_commas_alone_are_empty(tmp_path: Path) -> None:
    with pytest.raises(EmptyFile):
        _parsed(tmp_path, ",,,\n,,,\n")
