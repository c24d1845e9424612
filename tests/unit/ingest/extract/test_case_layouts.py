"""Cases are read out of the layouts that collections of cases have; all words are our own."""

import pytest

from ingest.blocks import Block, BlockKind, ParsedFile
from knowledge.domain.calendar import FiscalYear, Period, UnknownPeriod
from knowledge.domain.case import Case, Cost, EffectKind
from tests.unit.ingest.reading import markdown_file, plain_file, published


def _markdown(text: str) -> tuple[Case, ...]:
    return published(markdown_file(text)).cases


def _effects(case: Case, kind: EffectKind) -> list[str]:
    return [effect.stated.text for effect in case.effects_of(kind)]


def _sheet(header: tuple[str, ...], *rows: tuple[str, ...]) -> tuple[Case, ...]:
    """One case a row, as a spreadsheet comes from its parser: each row repeats its header."""
    head = " | ".join(header)
    lines = [Block(kind=BlockKind.HEADING, text="取組の一覧", level=1), Block(kind=BlockKind.TABLE_ROW, text=head)]
    lines += [Block(kind=BlockKind.TABLE_ROW, text=" | ".join(row), header=head) for row in rows]
    return published(ParsedFile(title="", blocks=tuple(lines), pages=0)).cases


def test_headings_with_text_below_them() -> None:
    (case,) = _markdown(
        "# 集\n\n## 窓口\n\n### 事例1 届けを一度で済ませる【若葉県三日月市】\n\n"
        "#### 取組の背景・課題\n\n春の窓口は1時間待ちであった。\n\n"
        "#### 取組の内容\n\n届けを一枚に合わせた。\n\n"
        "#### 進め方\n\n係ごとに用紙を持ち寄った。\n\n"
        "#### 費用\n\n令和5年度は180万円、令和6年度は40万円。\n\n"
        "#### 効果\n\n待つ時間が60分から25分に短くなった。\n\n"
        "#### 今後の課題\n\n夜間の届けが残る。\n"
    )

    assert [line.text for line in case.background] == ["春の窓口は1時間待ちであった。"]
    assert [line.text for line in case.outline] == ["届けを一枚に合わせた。"]
    assert [line.text for line in case.method] == ["係ごとに用紙を持ち寄った。"]
    assert [(cost.amount.text, cost.period) for cost in case.costs] == [
        ("180万円", FiscalYear(2023).period),
        ("40万円", FiscalYear(2024).period),
    ]
    assert _effects(case, EffectKind.ACHIEVED) == ["待つ時間が60分から25分に短くなった。"]
    assert case.topics == ("窓口",)


def test_a_table_of_item_and_content() -> None:
    (case,) = _markdown(
        "# 集\n\n## 事例3 会議の紙をなくす【若葉県大環市】\n\n| 項目 | 内容 |\n| --- | --- |\n"
        "| 課題 | 紙の綴じ直しに半日かかっていた。 |\n| 取組概要 | 画面で配る。 |\n"
        "| 工夫した点 | 試しに一課から始めた。 |\n"
        "| 導入費用 | 令和4年度 320万円 |\n| 効果 | 紙を年4万枚減らした。 |\n| 目標 | 令和8年度までに9万枚の削減 |\n"
        "| 担当課 | 総務課 |\n| 人口 | 5.1万人 |\n"
    )

    assert [line.text for line in case.background] == ["紙の綴じ直しに半日かかっていた。"]
    assert [line.text for line in case.outline] == ["画面で配る。"]
    assert [line.text for line in case.method] == ["試しに一課から始めた。"]
    (cost,) = case.costs
    assert (cost.amount.text, cost.year and cost.year.text, cost.period) == (
        "320万円",
        "令和4年度",
        FiscalYear(2022).period,
    )
    assert _effects(case, EffectKind.ACHIEVED) == ["紙を年4万枚減らした。"]
    assert _effects(case, EffectKind.TARGET) == ["令和8年度までに9万枚の削減"]
    assert case.department is not None
    assert case.department.text == "総務課"


def test_labels_in_brackets_with_the_text_behind_or_below_them() -> None:
    (case,) = published(
        plain_file(
            "集\n\n1 道の傷みを写真で知らせる【若葉県汐風町】\n\n"
            "【課題】電話で場所を聞き取るのに手間取っていた。\n\n"
            "【取組】\n\n- 住民が写真を送れる窓口を作った。\n- 届いた写真は地図に並ぶ。\n\n"
            "【効果】現地の確認が1件40分から15分に減った。\n\n"
            "【その他】夜は受け付けない。\n"
        )
    ).cases

    assert [line.text for line in case.background] == ["電話で場所を聞き取るのに手間取っていた。"]
    assert [line.text for line in case.outline] == ["住民が写真を送れる窓口を作った。", "届いた写真は地図に並ぶ。"]
    assert _effects(case, EffectKind.ACHIEVED) == ["現地の確認が1件40分から15分に減った。"]


@pytest.mark.parametrize(
    ("heading", "title"),
    [
        ("三日月市の取組", "三日月市の取組"),
        ("若葉県三日月市における届けの見直し", "若葉県三日月市における届けの見直し"),
        ("【三日月市】届けを一度で済ませる", "届けを一度で済ませる"),
        ("事例2 三日月市「届けを一度で済ませる」", "「届けを一度で済ませる」"),
        ("若葉県三日月市　届けを一度で済ませる", "届けを一度で済ませる"),
        ("三日月市：届けを一度で済ませる", "届けを一度で済ませる"),
    ],
)
def test_a_heading_that_names_a_municipality_is_a_case_where_its_parts_follow(heading: str, title: str) -> None:
    (case,) = _markdown(f"# 報告\n\n## {heading}\n\n### 課題\n\n列が長い。\n\n### 取組内容\n\n一枚に合わせた。\n")

    assert (case.municipality.name, case.title.text) == ("三日月市", title)
    assert [line.text for line in case.background] == ["列が長い。"]


@pytest.mark.parametrize("heading", ["三日月市の地勢", "届けの見直し", "市町村の役割", "各市の課題"])
def test_a_section_without_the_parts_or_the_name_is_no_case(heading: str) -> None:
    text = f"# 報告\n\n## {heading}\n\n三日月市は海に面する。効果は大きい。\n\n### 課題\n\n坂が多い。\n"

    assert _markdown(text) == ()


def test_forms_one_below_the_other_are_cases_of_their_own() -> None:
    rows = (
        "| 団体名 | 若葉県{name} |\n| 取組名 | {title} |\n| 背景 | {why} |\n| 取組内容 | {what} |\n"
        "| 成果 | 月20時間の削減 |\n| 予算額 | 95万円 |\n"
    )
    head = "| 項目 | 記入欄 |\n| --- | --- |\n"
    one = rows.format(name="三日月市", title="電話の取り次ぎをなくす", why="呼び出しが多い。", what="番号を公開した。")
    two = rows.format(name="三日月市", title="庁内の便りを画面に", why="紙が余る。", what="掲示板に替えた。")

    cases = _markdown(f"# 調べ\n\n## 回答\n\n{head}{one}\n{head}{two}")

    assert [(case.municipality.full_name, case.title.text) for case in cases] == [
        ("若葉県三日月市", "電話の取り次ぎをなくす"),
        ("若葉県三日月市", "庁内の便りを画面に"),
    ]
    assert [[line.text for line in case.background] for case in cases] == [["呼び出しが多い。"], ["紙が余る。"]]
    assert [_effects(case, EffectKind.ACHIEVED) for case in cases] == [["月20時間の削減"]] * 2
    assert [[cost.amount.text for cost in case.costs] for case in cases] == [["95万円"]] * 2


def test_one_case_a_row_of_a_spreadsheet() -> None:
    header = "No. 都道府県 市区町村 分野 取組名 課題 概要 効果 目標値 令和5年度事業費（千円） 担当課"
    one = "1 若葉県 三日月市 窓口 届けを一度で 列が長い 一枚に合わせた 30分短縮した 年200時間の削減 1,250 市民課"
    two = ("2", "若葉県", "大環市", "内部", "会議の紙をなくす", "紙が多い", "画面で配る", "", "紙9割減", "-", "総務課")

    first, second = _sheet(tuple(header.split()), tuple(one.split()), two)

    assert [(case.municipality.full_name, case.title.text) for case in (first, second)] == [
        ("若葉県三日月市", "届けを一度で"),
        ("若葉県大環市", "会議の紙をなくす"),
    ]
    assert first.topics == ("窓口",)
    assert [line.text for line in first.background] == ["列が長い"]
    assert [line.text for line in first.outline] == ["一枚に合わせた"]
    assert _effects(first, EffectKind.ACHIEVED) == ["30分短縮した"]
    assert _effects(first, EffectKind.TARGET) == ["年200時間の削減"]
    (cost,) = first.costs
    assert (cost.amount.text, cost.item and cost.item.text, cost.period) == (
        "1,250",
        "令和5年度事業費（千円）",
        FiscalYear(2023).period,
    )
    assert first.department is not None
    assert first.department.text == "市民課"
    assert second.costs == ()
    assert _effects(second, EffectKind.ACHIEVED) == []


def test_a_list_of_bodies_that_tells_of_nothing_done_holds_no_case() -> None:
    assert _sheet(("団体名", "人口", "担当課"), ("若葉県三日月市", "6.1万人", "市民課")) == ()


def test_costs_in_a_table_by_year_and_item() -> None:
    (case,) = _markdown(
        "# 集\n\n## 事例1 届けを一度で済ませる【若葉県三日月市】\n\n### 概要\n\n一枚に合わせた。\n\n### 導入費用\n\n"
        "| 区分 | 令和5年度 | 令和6年度（予定） |\n| --- | --- | --- |\n"
        "| 初期の設定 | 240万円 | - |\n| 利用料 | 約36万円 | 約72万円 |\n"
    )

    told = [(cost.item and cost.item.text, cost.year and cost.year.text, cost.amount.text) for cost in case.costs]
    assert told == [
        ("初期の設定", "令和5年度", "240万円"),
        ("利用料", "令和5年度", "約36万円"),
        ("利用料", "令和6年度（予定）", "約72万円"),
    ]


def test_an_effect_table_with_target_and_result_keeps_them_apart() -> None:
    (case,) = _markdown(
        "# 集\n\n## 事例1 届けを一度で済ませる【若葉県三日月市】\n\n### 概要\n\n一枚に合わせた。\n\n### 効果\n\n"
        "| 指標 | 目標 | 実績 |\n| --- | --- | --- |\n| 待つ時間 | 15分 | 24分 |\n"
    )

    told = [(effect.kind, effect.subject and effect.subject.text, effect.stated.text) for effect in case.effects]
    assert told == [(EffectKind.TARGET, "待つ時間", "15分"), (EffectKind.ACHIEVED, "待つ時間", "24分")]


def test_a_year_without_era_is_read_where_the_case_writes_it_in_full() -> None:
    text = (
        "# 集\n\n## 事例1 届けを一度で済ませる【若葉県三日月市】\n\n### 概要\n\n{when}一枚に合わせた。\n\n"
        "### 費用\n\n6年度予算 70万円\n"
    )

    (told,) = _markdown(text.format(when="令和6年度に"))
    (untold,) = _markdown(text.format(when=""))

    assert told.costs[0].period == FiscalYear(2024).period
    assert untold.costs[0].period == UnknownPeriod()


def test_a_saving_is_no_cost() -> None:
    (case,) = _markdown(
        "# 集\n\n## 事例1 届けを一度で済ませる【若葉県三日月市】\n\n### 概要\n\n一枚に合わせた。\n\n"
        "### 費用\n\n年90万円の節約になった。\n"
    )

    assert case.costs == ()


_IN_PROSE = "# 集\n\n## 事例1 届けを一度で済ませる【若葉県三日月市】\n\n### 取組の内容\n\n一枚に合わせた。{said}\n"


@pytest.mark.parametrize(
    ("said", "costs"),
    [
        ("委託料として年間約120万円を支出している。", [("委託料", "", "年間約120万円")]),
        (
            "令和5年度は構築費に約300万円、令和6年度は保守料として60万円がかかった。",
            [("構築費", "令和5年度", "約300万円"), ("保守料", "令和6年度", "60万円")],
        ),
        ("端末の購入に450万円を投じた。", [("購入", "", "450万円")]),
        ("令和6年度には、利用料が年36万円であった。", [("利用料", "令和6年度", "年36万円")]),
    ],
)
def test_what_prose_says_was_spent_is_a_cost_of_the_year_it_names(said: str, costs: list[tuple[str, str, str]]) -> None:
    (case,) = _markdown(_IN_PROSE.format(said=said))

    told = [(cost.item.text if cost.item else "", _year(cost), cost.amount.text) for cost in case.costs]
    assert told == costs


def _year(cost: Cost) -> str:
    return FiscalYear.of(cost.period.starts).japanese if isinstance(cost.period, Period) and cost.period.starts else ""


@pytest.mark.parametrize(
    "said",
    [
        "紙の費用が年90万円減り、節約になった。",
        "証明書の手数料は300円である。",
        "県の補助金120万円を受けた。",
        "費用は職員1人あたり月420円である。",
        "委託料の上限は200万円とした。",
        "滞納額は3,000万円になっていた。",
        "未収の3,000万円を督促した。",
    ],
)
def test_an_amount_that_was_not_spent_is_no_cost(said: str) -> None:
    (case,) = _markdown(_IN_PROSE.format(said=said))

    assert case.costs == ()


def test_what_stands_under_a_label_for_costs_goes_before_what_prose_says() -> None:
    text = _IN_PROSE.format(said="委託料として年間約120万円を支出している。") + "\n### 費用\n\n令和6年度は180万円。\n"

    (case,) = _markdown(text)

    assert [cost.amount.text for cost in case.costs] == ["180万円"]


def test_how_a_sentence_goes_on_and_who_paid_are_no_part_of_a_cost() -> None:
    said = "令和6年度の導入費は95万円で、うち若草県の補助金を48万円充てた。令和7年度は通信料の12万円である。"
    text = f"# 集\n\n## 事例1 順番を知らせる【青葉県若草市】\n\n### 概要\n\n画面で知らせる。\n\n### 費用\n\n{said}\n"

    (case,) = _markdown(text)

    assert [cost.amount.text for cost in case.costs] == ["導入費は95万円", "通信料の12万円"]
