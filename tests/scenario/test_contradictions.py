"""Two sources that state different figures of one thing are told side by side; of different things they are not."""

from datetime import date

import pytest

from knowledge.answering.advisor import Advisor
from knowledge.domain.answer import CautionKind, Grounded, Question
from knowledge.testing import edition, memory_library, publication

_TODAY = date(2026, 11, 23)
_OLDER = edition("窓口改善の手順書", "第1版", published=date(2023, 4, 1))
_NEWER = edition("窓口改善の通知", "", published=date(2025, 4, 1))
_DIFFERENT = {  # question: what the older source says, what the newer one
    "相談記録の保管年数は？": (
        ("記録", "項目 | 内容\n相談記録の保管年数 | 3年\n記録の様式 | 様式1"),
        ("相談記録の扱い", "相談の記録は、受付の日から5年間保管してください。"),
    ),
    "混み具合の点検はどのくらいの頻度？": (
        ("点検", "待合の混み具合の点検は年に一度行います。"),
        ("点検の回数", "待合の混み具合は、半年に一度点検します。"),
    ),
    "講習の申込みの締切はいつ？": (
        ("申込み", "講習の申込みの締切は毎年5月31日です。"),
        ("講習", "講習の申込みは4月30日までに行ってください。"),
    ),
    "オンライン申請の割合の目標は？": (
        ("目標", "オンライン申請の割合は50％を目指します。"),
        ("目標", "オンライン申請の割合の目標は70％です。"),
    ),
}
_OF_OTHER_THINGS = {
    "研修は年何時間？": (("研修", "基礎の研修は年3時間です。"), ("研修", "実践の研修は年30時間です。")),
    "証明書の手数料はいくら？": (
        ("手数料", "証明書の手数料は1通300円です。"),
        ("三日月市の窓口 > 手数料", "証明書の手数料は1通400円です。"),
    ),
    "窓口の案内係は何人置く？": (
        ("体制", "窓口の案内係は2人以上置きます。"),
        ("体制", "窓口の案内係が休むときは1人で受け付けます。"),
    ),
    "パンフレットの印刷費はいくら？": (
        ("印刷費", "令和5年度のパンフレットの印刷費は20万円でした。"),
        ("印刷費", "令和6年度のパンフレットの印刷費は30万円でした。"),
    ),
    "相談の記録は何年保管？": (
        ("記録", "相談の記録は3年間保管します。"),
        ("扱い", "相談の記録は3年間の保管とします。"),
    ),
}


def _advisor(home, sources):
    older, newer = zip(*sources.values(), strict=True)
    return Advisor(memory_library(home, publication(older, of=_OLDER), publication(newer, of=_NEWER)))


@pytest.fixture(scope="module")
def disagreeing(tmp_path_factory):
    return _advisor(tmp_path_factory.mktemp("disagreeing"), _DIFFERENT)


@pytest.fixture(scope="module")
def agreeing(tmp_path_factory):
    return _advisor(tmp_path_factory.mktemp("agreeing"), _OF_OTHER_THINGS)


def _warnings(advisor, question):
    answer = advisor.ask(Question(text=question, asked_on=_TODAY, as_of=_TODAY))
    assert isinstance(answer, Grounded)
    return [caution.text for caution in answer.cautions if caution.kind is CautionKind.CONTRADICTION]


@pytest.mark.parametrize("question", _DIFFERENT)
def test_figures_that_differ_are_told_with_both_sources_the_newer_first(question, disagreeing):
    (warning,) = _warnings(disagreeing, question)

    assert warning.index("窓口改善の通知") < warning.index("窓口改善の手順書")


@pytest.mark.parametrize("question", _OF_OTHER_THINGS)
def test_other_stages_bodies_cases_and_years_do_not_contradict(question, agreeing):
    assert _warnings(agreeing, question) == []
