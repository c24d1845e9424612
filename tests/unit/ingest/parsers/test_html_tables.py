"""Tables of web pages: aligned rows with their header; layout tables are text."""

from pathlib import Path

from ingest.parsers.html import parse


def _rows(tmp_path: Path, table: str) -> list[tuple[str, str, str]]:
    path = tmp_path / "page.html"
    path.write_text(f"<body><h1>一覧</h1>{table}</body>", encoding="utf-8")
    return [(block.text, block.header, block.caption) for block in parse(path).blocks[1:]]


def test_rows_carry_header_and_caption(tmp_path: Path) -> None:
    table = """<table><caption>措置の一覧</caption><tr><th>名称</th><th>措置率</th></tr>
    <tr><td>研修費</td><td>0.7</td></tr><tr><td>派遣費</td><td></td></tr></table>"""
    assert _rows(tmp_path, table) == [
        ("措置の一覧", "", ""),
        ("名称 | 措置率", "", "措置の一覧"),
        ("研修費 | 0.7", "名称 | 措置率", "措置の一覧"),
        ("派遣費", "名称 | 措置率", "措置の一覧"),
    ]


def test_two_header_rows_are_one_and_merged_cells_stand_in_every_row(tmp_path: Path) -> None:
    table = """<table><tr><th rowspan=2>区分</th><th colspan=2>措<br>置率</th></tr>
    <tr><th>令和4年度</th><th>令和5年度</th></tr>
    <tr><td rowspan=2>確保</td><td>0.5</td><td>0.7</td></tr><tr><td colspan=2>0.8</td></tr>
    <tr><td colspan=3>備考のある行</td></tr></table>"""
    header = "区分 | 措置率 令和4年度 | 措置率 令和5年度"
    assert _rows(tmp_path, table) == [
        (header, "", ""),
        ("確保 | 0.5 | 0.7", header, ""),
        ("確保 | 0.8 | 0.8", header, ""),
        ("備考のある行", header, ""),
    ]


def test_a_table_of_labels_has_no_header_row(tmp_path: Path) -> None:
    table = "<table><tr><th>対象</th><td>市町村</td></tr><tr><th>期限</th><td>6月30日</td></tr></table>"
    assert _rows(tmp_path, table) == [("対象 | 市町村", "", ""), ("期限 | 6月30日", "", "")]


def test_a_long_value_of_a_labelled_table_is_text_below_its_label(tmp_path: Path) -> None:
    table = "<table><tr><th>期限</th><td>6月</td></tr><tr><th>要件</th>"
    table += f"<td><p>{'長い説明。' * 90}</p><p>続き。</p></td></tr></table>"
    assert [row[0] for row in _rows(tmp_path, table)] == ["期限 | 6月", "要件", "長い説明。" * 90, "続き。"]


def test_a_first_row_that_stands_out_is_the_header_and_one_cell_across_is_the_title(tmp_path: Path) -> None:
    table = """<table><tr><td colspan=2>窓口の一覧</td></tr><tr><td><b>名称</b></td><td bgcolor=silver>電話</td></tr>
    <tr><td>総務課</td><td>内線1</td></tr></table>"""
    assert _rows(tmp_path, table) == [
        ("窓口の一覧", "", ""),
        ("名称 | 電話", "", "窓口の一覧"),
        ("総務課 | 内線1", "名称 | 電話", "窓口の一覧"),
    ]


def test_a_table_that_only_places_text_is_read_cell_by_cell(tmp_path: Path) -> None:
    inner = "<table><tr><th>甲</th><th>乙</th></tr><tr><td>1</td><td>2</td></tr></table>"
    table = f"<table><tr><td><h2>左</h2><p>左の説明。</p></td><td>{inner}</td></tr></table>"
    rows = [("左", "", ""), ("左の説明。", "", ""), ("甲 | 乙", "", ""), ("1 | 2", "甲 | 乙", "")]
    assert _rows(tmp_path, table) == rows


def test_spans_without_end_do_not_swell(tmp_path: Path) -> None:
    table = "<table>" + "<tr><th colspan=99999>甲</th><td rowspan=99999>乙</td></tr>" * 20 + "</table>"
    assert len(_rows(tmp_path, table)) == 20
