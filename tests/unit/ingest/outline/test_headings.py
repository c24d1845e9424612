"""The look of lines: which could head others, and which are values, prose or labels."""

import pytest

from ingest.outline.headings import (
    Style,
    is_bare_number,
    is_inline_label,
    is_lead_in,
    is_plain_title,
    style_of,
    words_of,
)


@pytest.mark.parametrize(
    ("line", "style"),
    [
        ("第1章　総則", Style.CHAPTER),
        ("第二節 手続", Style.CLAUSE),
        ("1. はじめに", Style.NUMBER),
        ("３．人材の確保", Style.NUMBER),
        ("3 人事と情報の担当が話し合う", Style.NUMBER),
        ("１.１　背景", Style.NUMBER2),
        ("2-1-1 申請の対象", Style.NUMBER3),
        ("IV 推進体制", Style.ROMAN),
        ("ステップ2 体制を整える", Style.STEP),
        ("①② 採用と育成の措置", Style.CIRCLED),
        ("(3) 基準日", Style.PAREN_NUMBER),
        ("■重点取組事項（※）業務の改革", Style.SQUARE),
        ("【現状と課題】", Style.BRACKET),
        ("【目指す姿】（令和6年度）", Style.BRACKET),
        ("○区分の新設（R4～）", Style.CIRCLE),
        ("（実務経験の一例）", Style.ENCLOSED),
        ("費用を教えてください。", Style.QUESTION),
        ("手数料はいくらですか？", Style.QUESTION),
    ],
)
def test_a_marked_line_has_a_style(line: str, style: Style) -> None:
    assert style_of(line) is style


@pytest.mark.parametrize(
    "line",
    [
        "12 人が参加",
        "2023.1改定",
        "1.5倍に増えた",
        "【事業期間】 令和7年度まで",
        "1. 申請書を窓口に出してください。届いた順に見ます。",
        "59市町村 ※R4.10.31現在",
        "○ 研修を全庁に広げ、デジタルの力を強力に推進",
        "第2.1版",
        "補助率\t1/2",
        "https://www.example.jp/",
    ],
)
def test_values_fields_and_prose_have_none(line: str) -> None:
    assert style_of(line) is None


@pytest.mark.parametrize("line", ["研修計画", "外部有識者・事業者による助言・支援", "デジタル人材を活用した取組内容"])
def test_a_short_nominal_line_could_be_a_title(line: str) -> None:
    assert is_plain_title(line)


@pytest.mark.parametrize(
    "line",
    [
        "受講者規模：500人/年",
        "研修メニュー例：",
        "自治体の取組をコンパクトに掲載",
        "いつでも学べるよう、教材を用意",
        "※出典：白樺県",
        "7名を確保",
        "P13",
        "NEW",
        "令和7年6月10日　研究会",
        "第1.2版",
        "一行目\n二行目",
    ],
)
def test_values_notes_and_sentences_could_not(line: str) -> None:
    assert not is_plain_title(line)


def test_labels_and_numbers_without_words_are_told_apart() -> None:
    assert is_inline_label("【対象経費】 人件費")
    assert not is_inline_label("【対象経費】")
    assert is_bare_number("ステップ0")
    assert not is_bare_number("ステップ0 思いをそろえる")
    assert is_lead_in("【対象経費】")
    assert is_lead_in("次のとおり：")
    assert not is_lead_in("人件費")


@pytest.mark.parametrize(
    ("heading", "words"),
    [
        ("第2章 体制整備", "体制整備"),
        ("①② 財政措置", "財政措置"),
        ("3. 内部DX", "内部DX"),
        ("2025年の計画", "2025年の計画"),
    ],
)
def test_the_words_of_a_heading_are_without_its_mark(heading: str, words: str) -> None:
    assert words_of(heading) == words
