"""Cases are read out of sections whose title names a municipality."""

from ingest.blocks import Block, BlockKind, ParsedFile
from knowledge.domain.case import Case, EffectKind
from tests.unit.ingest.reading import markdown_file, plain_file, published

_SUMMARY = """集

1 予約を画面に移す【青葉県若草市】

Point 列をなくす

取組の概要

- 転入を画面で予約できる。
- 待ち時間を半分にした。
"""
_INTERVIEW = """
1 予約を画面に移す【青葉県若草市】

費用を教えてください。

月3万円です。

※担当：若草市 市民部 窓口課

【参考情報】 若草市人口：8.2万人
関連URL：予約の案内（<https://www.example.jp/yoyaku>）
"""


def _cases(text: str) -> tuple[Case, ...]:
    return published(plain_file(text)).cases


def test_summary_and_interview_are_one_case() -> None:
    (case,) = _cases(_SUMMARY + _INTERVIEW)

    assert case.title.text == "予約を画面に移す"
    assert case.municipality.full_name == "青葉県若草市"
    assert case.point is not None
    assert case.point.text == "列をなくす"
    assert [line.text for line in case.outline] == ["転入を画面で予約できる。", "待ち時間を半分にした。"]
    assert case.population is not None
    assert case.population.text == "8.2万人"
    assert case.department is not None
    assert case.department.text == "若草市 市民部 窓口課"
    assert [url.text for url in case.urls] == ["https://www.example.jp/yoyaku"]


def test_several_cases_of_one_municipality_stay_apart() -> None:
    other = "\n4 会議の紙をなくす【青葉県若草市】\n\n➤ 紙を刷らない\n\n事業の概要\n\n- 画面で配る。\n"

    cases = _cases(_SUMMARY + other)

    assert [case.title.text for case in cases] == ["予約を画面に移す", "会議の紙をなくす"]
    assert cases[1].point is not None
    assert cases[1].point.text == "紙を刷らない"
    assert cases[1].population is None


def test_one_title_of_two_municipalities_makes_two_cases() -> None:
    assert len(_cases(_SUMMARY + _SUMMARY.replace("集\n\n", "\n").replace("若草市", "空色市"))) == 2


def test_the_block_between_title_and_first_heading_is_the_point_where_the_word_was_lost() -> None:
    (case,) = _cases(_SUMMARY.replace("Point 列をなくす", "- 部門を越えた組を作り、列をなくす"))

    assert case.point is not None
    assert case.point.text == "部門を越えた組を作り、列をなくす"


def test_a_breadcrumb_above_the_title_gives_the_topics() -> None:
    crumb = "<3. 内部の仕事> 窓口（住民との接点）①予約\n\n"

    (case,) = _cases(_SUMMARY.replace("1 予約", f"{crumb}1 予約"))

    assert case.topics == ("内部の仕事", "窓口（住民との接点）", "予約")


def test_a_decline_in_people_is_no_population() -> None:
    (case,) = _cases(_SUMMARY.replace("- 待ち時間を半分にした。", "- 人口減少のなか、20人で窓口を守る。"))

    assert case.population is None


def test_labels_of_other_collections_are_read() -> None:
    fields = "- 概要：三つの台帳を合わせた\n- 効果：探す時間が半分になった\n- 担当課：総務課\n"

    (case,) = published(markdown_file(f"# 集\n\n## 事例2 台帳を一つに（朝霧町）\n\n{fields}")).cases

    assert [line.text for line in case.outline] == ["三つの台帳を合わせた"]
    assert [(effect.kind, effect.stated.text) for effect in case.effects] == [
        (EffectKind.ACHIEVED, "探す時間が半分になった")
    ]
    assert case.department is not None
    assert case.department.text == "総務課"


def test_a_case_in_a_pdf_without_inner_headings_is_read_by_its_short_lines() -> None:
    def line(text: str, kind: BlockKind = BlockKind.PARAGRAPH, size: float = 10.5) -> Block:
        return Block(kind=kind, text=text, page=2, size=size)

    parsed = ParsedFile(
        title="",
        pages=2,
        blocks=(
            Block(kind=BlockKind.HEADING, text="事例集", page=1, size=24),
            line("1窓口の予約を移す【青葉県若草市】", BlockKind.HEADING, 14),
            line("〈2. 窓口〉"),
            line("Point 列をなくし、待つ人の時間を取り戻す工夫をした。"),
            line("事業の概要"),
            line("・人口割で費用を分け、予約の画面を作った。", BlockKind.LIST_ITEM),
            line("※担当：若草市 窓口課"),
            line("2会議の紙をなくす【青葉県若草市】", BlockKind.HEADING, 14),
            line("概要：画面で配る。"),
        ),
    )

    first, second = published(parsed).cases

    assert first.title.text == "窓口の予約を移す"
    assert first.topics == ("窓口",)
    assert first.point is not None
    assert first.point.text.startswith("列をなくし")
    assert [one.text for one in first.outline] == ["人口割で費用を分け、予約の画面を作った。"]
    assert (second.title.text, second.outline[0].text) == ("会議の紙をなくす", "画面で配る。")
