"""Which place answers: the reply under a question, the row of a step, the rule and not another body's example."""

from dataclasses import replace
from datetime import date

import pytest

from knowledge.answering.advisor import Advisor
from knowledge.domain.answer import Grounded, Question
from knowledge.domain.document import DocumentKind
from knowledge.library.library import Library
from knowledge.testing import edition, memory_library, publication

_TODAY = date(2026, 11, 23)
_MANUAL = publication(
    [
        (
            "1. 全体の流れ",
            "段階 | 作業 | 担う人 | 期限\n手順1 | 点検 | 司書 | 6月\n手順2 | 棚の入れ替え | 施設の係 | 令和8年9月30日",
        ),
        ("2. 手順1 蔵書の点検", "司書の係が、傷みのある本を抜き出します。"),
        ("3. 手順2 棚の入れ替え", "施設の係が、古い棚を運び出します。"),
        ("4. 役割", "館長が指名します。\n配架リーダーとは、本の並びを整える作業をまとめる職員をいいます。"),
        ("5. 当番", "本の並べ直しは、勤務時間のうち週3時間を充てます。"),
        ("6. 温度", "測る所 | 測るもの | 測る時期\n書庫 | 湿度と温度 | 毎年7月と12月"),
    ],
    of=edition("図書館改装の手引"),
)  # fmt: skip
_QUESTIONS = publication(
    [
        ("よくある質問 > 臨時の司書も夜間の当番に入れますか", "入れます。窓口は二人で、夜間は三人とします。"),
        ("言葉 > 図書館改装", "図書館改装とは、図書館の棚や床を改めることをいいます。"),
        (
            "言葉 > 自動貸出機",
            "自動貸出機とは、本を借りる手続きを行う機器をいいます。故障のときは、窓口の職員が手続きを代わります。",
        ),
    ],
    of=edition("図書館の言葉と質問"),
)  # fmt: skip


def _example():
    held = edition("図書館の取組集")
    held = replace(held, document=replace(held.document, kind=DocumentKind.CASES))
    return publication(
        [
            ("1 みなと町の配架", "本の並べ直しは、勤務時間のうち週5時間とした。"),
            ("2 港北町の書庫", "書庫の湿度は、令和7年3月の実測で半分になった。"),
        ],
        of=held,
    )


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    return memory_library(tmp_path_factory.mktemp("library"), _MANUAL, _QUESTIONS, _example())


def _claims(library: Library, text: str) -> list[str]:
    answer = Advisor(library).ask(Question(text=text, asked_on=_TODAY, as_of=_TODAY))
    assert isinstance(answer, Grounded), answer
    return [claim.text for claim in answer.claims]


def test_the_first_sentence_under_a_question_replies_to_it(library: Library) -> None:
    assert _claims(library, "臨時の司書は夜間の当番に入れる？")[0].endswith("入れますか：入れます。")


def test_by_whom_and_until_when_a_step_is_done_is_told_from_its_row(library: Library) -> None:
    claims = _claims(library, "図書館改装の手順2は誰がいつまでに")

    assert "施設の係" in claims[0]
    assert "令和8年9月30日" in claims[0]


def test_a_step_of_a_document_is_found_by_the_title_of_the_document(library: Library) -> None:
    assert "古い棚" in "".join(_claims(library, "図書館改装の手順2では何をする？"))


def test_what_a_post_is_for_is_told_by_its_definition(library: Library) -> None:
    assert _claims(library, "配架リーダ－って何する人？") == [
        "配架リーダーとは、本の並びを整える作業をまとめる職員をいいます。"
    ]


def test_a_rule_is_told_without_the_example_of_one_body(library: Library) -> None:
    claims = _claims(library, "本の並べ直しは勤務時間のうち週どれだけ充てる")

    assert "週3時間" in "".join(claims)
    assert "週5時間" not in "".join(claims)


def test_a_time_that_comes_round_answers_when(library: Library) -> None:
    assert "毎年7月と12月" in _claims(library, "書庫の湿度と温度はいつ測る？")[0]


def test_what_stands_beside_a_definition_answers_where_no_definition_is_asked_for(library: Library) -> None:
    assert any(
        "窓口の職員が" in claim for claim in _claims(library, "自動貸出機が故障のとき本を借りる手続きは誰が代わる")
    )
