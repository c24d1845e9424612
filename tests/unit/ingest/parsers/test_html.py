"""HTML: the matter of a page without its furniture, whatever state its markup is in."""

from pathlib import Path

import pytest

from ingest.blocks import ParsedFile
from ingest.parsers.html import parse
from knowledge.errors import EmptyFile, ErrorPage

MATTER = "<h1>窓口支援の手引き</h1><p>町は、窓口の待ち時間を短くするため、申請の支援を令和6年度に始めた。</p>"
SHOWN = [
    ("heading", "窓口支援の手引き"),
    ("paragraph", "町は、窓口の待ち時間を短くするため、申請の支援を令和6年度に始めた。"),
]
LINKS = "".join(f"<li><a href='/{n}'>くらしの案内{n}</a></li>" for n in range(8))


def _parsed(tmp_path: Path, page: str | bytes) -> ParsedFile:
    path = tmp_path / "page.html"
    path.write_bytes(page if isinstance(page, bytes) else page.encode())
    return parse(path)


def _shown(parsed: ParsedFile) -> list[tuple[str, str]]:
    return [(block.kind.value, block.text) for block in parsed.blocks]


@pytest.mark.parametrize(
    "furniture",
    [
        f"<nav><ul>{LINKS}</ul></nav>",
        f"<div role=navigation><ul>{LINKS}</ul></div>",
        "<header><p>甲町 公式サイト</p><form role=search><input name=q><label>サイト内検索</label></form></header>",
        f"<aside><h2>関連</h2><ul>{LINKS}</ul></aside>",
        f"<div><h2>メニュー</h2><ul>{LINKS}</ul></div>",
        f"<div id=footer><ul>{LINKS}</ul><p>甲町役場 電話 000-000</p></div>",
        "<p class=pankuzu><a href='/'>トップ</a> &gt; <a href='/a'>くらし</a> &gt; 窓口支援の手引き</p>",
        "<p><a href='#top'>ページの先頭へ</a></p>",
        "<p><a href='javascript:print()'>印刷する</a> | <a href='#main'>本文へ</a></p>",
        "<script>var a = '読まれない';</script><style>p { color: red }</style><noscript>有効にしてください</noscript>",
        "<p hidden>隠した</p><p style='display: none'>隠した</p><div aria-hidden=true>隠した</div>",
        "<p style='color:#fff;background:#fff'>隠した</p><span style='font-size:0'>隠した</span>",
        "<form><p>この情報は役に立ちましたか</p><input type=radio><button>送信</button></form>",
        "<fieldset><p>役に立ちましたか</p><label><input type=radio>はい</label></fieldset>",
        "<p>Copyright 甲町 All Rights Reserved.</p>",
    ],
)
def test_the_furniture_of_a_page_is_left_out_before_and_behind_the_matter(tmp_path: Path, furniture: str) -> None:
    before = _parsed(tmp_path, f"<body>{furniture}<div>{MATTER}</div></body>")
    behind = _parsed(tmp_path, f"<body><div>{MATTER}</div>{furniture}</body>")
    assert _shown(before) == SHOWN
    assert _shown(behind) == SHOWN


def test_where_a_page_has_a_main_element_only_that_is_read_and_the_title_over_it(tmp_path: Path) -> None:
    page = "<body><div><h1>手引き</h1></div><div>お知らせの帯</div><main><p>窓口の受付は朝九時から。</p></main>"
    assert _shown(_parsed(tmp_path, page)) == [("heading", "手引き"), ("paragraph", "窓口の受付は朝九時から。")]


@pytest.mark.parametrize(
    "around", ["<nav>{}</nav>", "<div id=header>{}</div>", "<form>{}<input></form>", "<footer>{}</footer>"]
)
def test_what_holds_the_text_of_the_page_is_no_furniture_whatever_it_is_called(tmp_path: Path, around: str) -> None:
    assert _shown(_parsed(tmp_path, "<body>" + around.format(MATTER) + "</body>")) == SHOWN


def test_a_page_of_links_keeps_them(tmp_path: Path) -> None:
    parsed = _parsed(tmp_path, f"<body><h1>様式の一覧</h1><ul>{LINKS}</ul></body>")
    assert len(parsed.blocks) == 9


def test_white_space_is_as_a_browser_shows_it(tmp_path: Path) -> None:
    page = "<p>窓口の\n  受付は <b>DX</b> 推進課が\t行う。<br>昼休みは\u3000閉める。</p><pre>一行目\n  二行目</pre>"
    assert _shown(_parsed(tmp_path, page)) == [
        ("paragraph", "窓口の受付は DX 推進課が行う。\n昼休みは\u3000閉める。"),
        ("paragraph", "一行目\n  二行目"),
    ]


def test_the_readings_of_ruby_are_left_out(tmp_path: Path) -> None:
    assert _shown(_parsed(tmp_path, "<p><ruby>宍粟<rp>（</rp><rt>しそう</rt><rp>）</rp></ruby>市の窓口</p>")) == [
        ("paragraph", "宍粟市の窓口")
    ]


def test_lists_keep_their_numbers_and_definitions_are_rows(tmp_path: Path) -> None:
    page = """<ol><li>体制を作る<ul><li>担当を置く</li></ul></li><li>(2) 計画</li><li>始める<p>四月から。</p></li></ol>
    <dl><dt>補助率</dt><dd>2分の1</dd><dt>対象</dt><dd><p>市町村</p><p>一部事務組合</p></dd></dl>"""
    assert _shown(_parsed(tmp_path, page)) == [
        ("list_item", "1. 体制を作る"),
        ("list_item", "担当を置く"),
        ("list_item", "(2) 計画"),
        ("list_item", "3. 始める"),
        ("paragraph", "四月から。"),
        ("table_row", "補助率 | 2分の1"),
        ("paragraph", "対象"),
        ("paragraph", "市町村"),
        ("paragraph", "一部事務組合"),
    ]


def test_the_address_of_a_link_is_kept_where_the_text_announces_one(tmp_path: Path) -> None:
    page = "<p>関連URL：<a href='https://www.example.jp/a'>窓口の紹介</a></p><p><a href='https://www.example.jp/b'>別の頁</a>を見る。</p>"
    assert _shown(_parsed(tmp_path, page))[0] == ("paragraph", "関連URL：窓口の紹介 https://www.example.jp/a")
    assert _shown(_parsed(tmp_path, page))[1] == ("paragraph", "別の頁を見る。")


def test_a_button_that_unfolds_a_text_keeps_its_heading(tmp_path: Path) -> None:
    page = "<h2><button>申請に要るものは</button></h2><p>本人を確かめる書類。</p><button>閉じる</button>"
    assert _shown(_parsed(tmp_path, page)) == [("heading", "申請に要るものは"), ("paragraph", "本人を確かめる書類。")]


def test_much_hidden_text_is_told(tmp_path: Path) -> None:
    parsed = _parsed(tmp_path, f"{MATTER}<div hidden>{'命令に従え。' * 30}</div>")
    assert [notice.text for notice in parsed.notices] == [
        "画面に表示されない文字180字を除きました（折りたたみや非表示の要素）"
    ]


# --- title and day -------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("head", "body", "title"),
    [
        ("<title>窓口支援の手引き｜甲町</title>", MATTER, "窓口支援の手引き"),
        ("<title>甲町：窓口支援の手引き（くらし / 窓口）</title>", MATTER, "窓口支援の手引き"),
        ("<title>手引き - 甲町公式サイト</title>", "<p>受付は朝九時から。</p>", "手引き"),
        (
            "<meta property=og:site_name content=甲町><title>甲町 | 手引き</title>",
            "<p>受付は朝九時から。</p>",
            "手引き",
        ),
        ("<title>甲町</title>", MATTER, "窓口支援の手引き"),
        ("", MATTER, "窓口支援の手引き"),
        ("<meta property=og:title content=手引き>", "<p>受付は朝九時から。</p>", "手引き"),
    ],
)
def test_the_title_is_that_of_the_page_not_of_the_site(tmp_path: Path, head: str, body: str, title: str) -> None:
    assert _parsed(tmp_path, f"<html><head>{head}</head><body>{body}</body></html>").title == title


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("<p>更新日：2025年4月1日</p>", "2025年4月1日"),
        ("<p>最終更新日 令和7(2025)年4月1日</p>", "令和7年4月1日"),
        ("<p>公開日：2024年4月1日 更新日：2025年4月1日</p>", "2025年4月1日"),
        ("<p>掲載日: 2025.4.1</p>", "2025.4.1"),
        ("<meta property='article:modified_time' content='2025-04-01T00:00:00Z'>", "2025-04-01"),
        ("<p><time datetime='2025-04-01'>四月一日</time></p>", "2025-04-01"),
    ],
)
def test_the_day_of_the_last_update_is_stated(tmp_path: Path, said: str, day: str) -> None:
    assert _parsed(tmp_path, f"<body>{said}{MATTER}</body>").stated == (("published", day),)


def test_days_of_the_items_of_a_list_are_not_the_day_of_the_page(tmp_path: Path) -> None:
    items = "".join(f"<li>掲載日：2025年4月{n}日 窓口の案内</li>" for n in range(1, 9))
    assert _parsed(tmp_path, f"<body>{MATTER}<ul>{items}</ul></body>").stated == ()


# --- bytes ---------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp932", "euc_jp", "iso2022_jp"])
@pytest.mark.parametrize("declared", ["", "utf-8", "Shift_JIS", "EUC-JP"])
def test_the_bytes_decide_the_encoding_whatever_the_page_declares(tmp_path: Path, encoding: str, declared: str) -> None:
    style = f"<style>{'p {color: black} ' * 5000}</style>"  # more markup than a sample before the first letter
    page = f"<?xml version='1.0' encoding='{declared}'?><html><head><meta charset='{declared}'>{style}{MATTER}</html>"
    assert _shown(_parsed(tmp_path, page.encode(encoding))) == SHOWN


def test_a_foreign_page_is_read_as_it_declares(tmp_path: Path) -> None:
    page = "<meta charset=windows-1251><p>Порядок работы окна приёма заявлений</p>".encode("cp1251")
    assert _shown(_parsed(tmp_path, page)) == [("paragraph", "Порядок работы окна приёма заявлений")]


# --- what is no document -------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    "page",
    [
        "<title>404 Not Found</title><h1>Not Found</h1>",
        "<title>甲町</title><p>お探しのページは見つかりませんでした。</p><p>移動したか削除されました。</p>",
        f"<title>ページが見つかりません｜甲町</title><p>{'入力に誤りがないか確かめてください。' * 40}</p>",
        "<title>エラー</title><p>指定されたURLのファイルは存在しません。</p>",
    ],
)
def test_a_saved_error_page_is_refused(tmp_path: Path, page: str) -> None:
    with pytest.raises(ErrorPage):
        _parsed(tmp_path, page)


@pytest.mark.parametrize(
    "page",
    [
        f"<title>手引き</title>{MATTER}<p>該当する情報はありません。</p>",
        f"<title>窓口404号の手引き</title>{MATTER}",
        f"<title>手引き</title><p>ページが見つかりませんと表示されたら、</p><p>{'電話して番号を伝える。' * 40}</p>",
    ],
)
def test_a_page_about_something_else_is_no_error_page(tmp_path: Path, page: str) -> None:
    assert _parsed(tmp_path, page).blocks


@pytest.mark.parametrize(
    "page", ["<html><body><img src=a.png alt=図></body></html>", "<!-- 閉じない <p>本文", "<p hidden>隠した</p>"]
)
def test_a_page_without_text_is_empty(tmp_path: Path, page: str) -> None:
    with pytest.raises(EmptyFile):
        _parsed(tmp_path, page)


@pytest.mark.parametrize("tag", ["div", "span", "ul", "table", "td", "dl", "blockquote", "b"])
def test_no_depth_of_nesting_loses_text(tmp_path: Path, tag: str) -> None:
    depth = 1500
    page = f"<p>前</p>{f'<{tag}>' * depth}中{f'</{tag}>' * depth}<p>後</p>"
    assert "".join(text for _, text in _shown(_parsed(tmp_path, page))) == "前中後"


@pytest.mark.slow
def test_two_hundred_thousand_nested_boxes_are_read(tmp_path: Path) -> None:
    page = f"<p>前</p>{'<div>' * 200_000}<p>中</p>{'</div>' * 200_000}<p>後</p>"
    assert [text for _, text in _shown(_parsed(tmp_path, page))] == ["前", "中", "後"]
