"""An answer in the terminal: tables with their source numbers, and why a case fits."""

from dataclasses import replace
from io import StringIO

from rich.console import Console

from bot import messages
from bot.terminal import print_answer
from knowledge.domain.answer import Answer, Cell, Fit, Reason, Table
from tests.scenario.slack.answers import grounded, training_case, unanswered

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


def test_several_questions_stand_above_their_claims() -> None:
    answer = grounded("受講料です。", "令和7年度までです。")
    first, second = answer.claims
    parts = (replace(first, part="対象経費は？"), replace(second, part="いつまで？"))
    lines = [line.strip() for line in _printed(replace(answer, claims=parts))]
    told = [
        lines.index(line)
        for line in ("対象経費は？", "・受講料です。［1］", "いつまで？", "・令和7年度までです。［2］")
    ]
    assert told == sorted(told)


def test_who_is_asked_back_reads_the_choices_and_no_refusal() -> None:
    asked_back = replace(unanswered(reason=Reason.WHICH_MUNICIPALITY), choices=("長野県池田町", "岐阜県池田町"))
    lines = [line.strip() for line in _printed(asked_back)]
    assert {"・長野県池田町", "・岐阜県池田町", messages.CHOICES} <= set(lines)
    assert messages.NOT_IN_LIBRARY not in lines
