"""An answer in the terminal: tables with their source numbers, and why a case fits."""

from dataclasses import replace
from io import StringIO

from rich.console import Console

from bot.terminal import print_answer
from knowledge.domain.answer import Answer, Cell, Fit, Table
from tests.scenario.slack.answers import grounded, training_case

_COSTS = Table(
    title="受講料の内訳",
    header=("年度", "金額"),
    rows=((Cell(text="令和4年度"), Cell(text="[red]200万円", citations=(1, 2))),),
)


def _printed(answer: Answer) -> list[str]:
    screen = StringIO()
    print_answer(Console(file=screen, width=100), answer)
    return screen.getvalue().splitlines()


def test_a_table_stands_after_the_claims_under_its_title_and_takes_nothing_for_markup() -> None:
    lines = _printed(replace(grounded("費用は次のとおりです。"), tables=(_COSTS,)))
    at = {
        words: next(n for n, line in enumerate(lines) if words in line)
        for words in ("次のとおり", "受講料の内訳", "根拠")
    }
    assert at["次のとおり"] < at["受講料の内訳"] < at["根拠"]
    assert any("令和4年度" in line and "[red]200万円［1］［2］" in line for line in lines)


def test_a_case_card_begins_with_what_fits_and_what_differs() -> None:
    fit = Fit(case_id="k1", matches=("同じ市",), differs=("人口の記載なし",))
    lines = _printed(replace(grounded("研修の事例があります。", cases=[training_case()]), fits=(fit,)))
    labels = [
        label for line in lines for label in ("参考になる点", "違う点", "自治体", "ポイント") if label in line[:20]
    ]
    assert labels == ["参考になる点", "違う点", "自治体", "ポイント"]
