"""Title lines of cases."""

import pytest

from ingest.extract.case_title import case_title


@pytest.mark.parametrize(
    ("line", "number", "title", "body"),
    [
        ("7 推進役の育成と全職員の研修【石川県金沢市】", "7", "推進役の育成と全職員の研修", "石川県金沢市"),
        ("10 推進役を育てる【滋賀県】", "10", "推進役を育てる", "滋賀県"),
        ("事例3 窓口の予約を移す（朝霧町）", "事例3", "窓口の予約を移す", "朝霧町"),
        ("事例12：3年で庁内を変える【若葉県大環市】", "事例12", "3年で庁内を変える", "若葉県大環市"),
        ("窓口をなくす試み【青葉県若草市】", "", "窓口をなくす試み", "青葉県若草市"),
        (
            "No.4 二つの市が\n共に使う【青葉県若草市・空色市】",
            "No.4",
            "二つの市が 共に使う",
            "青葉県若草市・空色市",
        ),
    ],
)
def test_a_title_line_says_number_title_and_body(line: str, number: str, title: str, body: str) -> None:
    found = case_title(line)

    assert found is not None
    assert (found.number, found.title, found.body) == (number, title, body)


@pytest.mark.parametrize(
    "line",
    [
        "【フロントヤード（住民との接点）】",
        "県庁「内」での働き方が軸【人材の定着】",
        "市町村への支援策（東京都）",
        "デジタル人材の支え【都道府県・市町村】",
        "窓口を移した。効果があった。【青葉県若草市】",
        "【青葉県若草市】",
    ],
)
def test_other_lines_are_no_case_titles(line: str) -> None:
    assert case_title(line) is None
