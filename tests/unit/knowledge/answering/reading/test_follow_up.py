"""Follow-ups are made stand-alone; a new topic is not glued to the old one."""

from datetime import date

import pytest

from knowledge.answering.reading.bodies import Bodies
from knowledge.answering.reading.follow_up import Joining, stand_alone
from knowledge.domain.answer import Turn
from knowledge.domain.municipality import Municipality
from knowledge.library.opening import open_words

_BODIES = Bodies(
    names={name: (Municipality(name=name, prefecture="若葉県"),) for name in ("汐風町", "三日月市")}, populations={}
)
_MONEY = "DX推進リーダーの研修費に使える財政措置は？"
_CASE = "汐風町の書かない窓口で手続きの時間はどれだけ短くなりましたか？"


def _alone(text: str, *thread: str, answer: str = "") -> str:
    joining = Joining(
        words=open_words(), bodies=_BODIES, asked_on=date(2026, 11, 23), names=("DX推進リーダー育成支援",)
    )
    return stand_alone(text, [Turn(question=question, answer=answer) for question in thread], joining).text


@pytest.mark.parametrize(
    ("before", "text", "alone"),
    [
        (_MONEY, "その対象経費は？", "DX推進リーダーの研修費に使える財政措置の対象経費は？"),
        (_MONEY, "いつまで？", "DX推進リーダーの研修費に使える財政措置はいつまで？"),
        (_MONEY, "それはいくらですか", "DX推進リーダーの研修費に使える財政措置はいくらですか"),
        (_MONEY, "この補助金の上限は？", "DX推進リーダーの研修費に使える財政措置の上限は？"),
        (_MONEY, "もっと詳しく", _MONEY),
        (_MONEY, "町の場合は？", _MONEY),
        (_MONEY, "来年度は？", f"来年度、{_MONEY}"),
        (_MONEY, "来年度も使える？", "DX推進リーダーの研修費に使える財政措置は来年度も使える？"),
        (_CASE, "費用は？", "汐風町の書かない窓口の費用は？"),
        (_CASE, "三日月市は？", _CASE.replace("汐風町", "三日月市")),
        ("ステップ1では何をする？", "じゃあステップ2は？", "ステップ2では何をする？"),
        ("全体方針はどのような手順で決めますか？", "誰が決めるの？", "全体方針は誰が決めるの？"),
        ("池田町の窓口の事例", "長野県のほうです", "長野県池田町の窓口の事例"),
        ("RPA導入支援の補助率は", "じゃあ共同で買う場合は？", "共同で買う場合は、RPA導入支援の補助率は"),
        ("RPA導入支援の補助率は", "じゃ共同で買う場合はいくつ？", "共同で買う場合は、RPA導入支援の補助率は"),
        (
            "RPA導入支援の補助率は",
            "じゃ隣の村と組んで買う場合は何分の何？",
            "隣の村と組んで買う場合は、RPA導入支援の補助率は",
        ),
        (_CASE, "で、最初の年の費用は？", "汐風町の書かない窓口は最初の年の費用は？"),
        ("谷原の書かない窓口の効果は", "目標は何分？", "谷原の書かない窓口の目標は何分？"),
        ("池田町の窓口の事例", "長野県です", "長野県池田町の窓口の事例"),
    ],
)
def test_what_changes_is_replaced_and_the_rest_carried_over(before: str, text: str, alone: str) -> None:
    assert _alone(text, before) == alone


@pytest.mark.parametrize(
    "text",
    [
        "書かない窓口とは？",
        "汐風町の人口は？",
        "テレワークの事例は？",
        "マイナンバーカードは？",
        "手順書の公表日と改定日は？",
        "研修は何時間ですか",
        "ごみの収集日を教えて",
    ],
)
def test_a_new_topic_stands_alone(text: str) -> None:
    assert _alone(text, _MONEY) == text


def test_the_measure_that_the_answer_was_about_is_the_topic() -> None:
    answer = "「DX推進リーダー育成支援」として特別交付税措置が使えます。"
    assert _alone("その率はいつ変わった？", _MONEY, answer=answer) == "DX推進リーダー育成支援の率はいつ変わった？"


def test_a_follow_up_of_a_follow_up_goes_back_to_the_topic() -> None:
    assert _alone("いつまで？", _MONEY, "その対象経費は？") == "DX推進リーダーの研修費に使える財政措置はいつまで？"
