"""Answers from plain text: a procedure in order, a definition, a figure with its subject, two sources that disagree."""

from dataclasses import replace
from datetime import date

import pytest

from knowledge.answering.advisor import Advisor
from knowledge.domain.answer import Answer, CautionKind, Grounded, Question, Unanswered
from knowledge.domain.publication import Publication
from knowledge.library.library import Library
from knowledge.testing import edition, memory_library, publication

_TODAY = date(2026, 11, 23)
_MANUAL = publication(
    [
        ("1. 用語", "・調達係とは、物品と役務の契約を取りまとめる係をいいます。\n・電子契約は便利で、よく使われます。"),
        ("2. 契約の手順", "契約の手順は三つの段階で進めます。"),
        ("2. 契約の手順 > 手順１ 仕様の確定", "手順１ 仕様の確定\n1. 必要な数量を調べる。\n2. 案を係内で確かめる。"),
        ("2. 契約の手順 > 手順２ 業者の選定", "手順２ 業者の選定\n調達係が3者以上から見積書を取ります。"),
        ("2. 契約の手順 > 手順３ 契約の締結", "手順３ 契約の締結\n次をそろえます。\n・契約書の案\n・登記の写し"),
        ("3. 支払", "区分 | 期限 | 担当\n前払金 | 請求から14日 | 会計課\n完了払 | 請求から30日 | 会計課"),
    ],
    of=edition("みなと町 契約事務の手引"),
)  # fmt: skip


def _counter(title: str, hours: int, published: date) -> Publication:
    held = replace(edition(title), published=published)
    return publication([("開館時間", f"中央図書館の開館時間は1日{hours}時間です。")], of=held)


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    older = _counter("図書館のしおり", 8, date(2024, 4, 1))
    newer = _counter("施設の案内", 10, date(2026, 4, 1))
    return memory_library(tmp_path_factory.mktemp("library"), _MANUAL, older, newer)


def _ask(library: Library, text: str) -> Answer:
    return Advisor(library).ask(Question(text=text, asked_on=_TODAY, as_of=_TODAY))


def _claims(library: Library, text: str) -> list[str]:
    answer = _ask(library, text)
    assert isinstance(answer, Grounded), answer
    return [claim.text for claim in answer.claims]


def test_a_procedure_is_told_by_its_steps_in_order(library: Library) -> None:
    claims = _claims(library, "契約の手順の全体の流れは？")

    assert claims[0] == "「契約の手順」は、次の順に進めます。"
    assert [claim[:3] for claim in claims[1:]] == ["手順１", "手順２", "手順３"]


def test_the_step_that_is_named_is_told_with_its_numbered_list(library: Library) -> None:
    claims = _claims(library, "仕様の確定はどのように進めますか")

    assert claims[-2:] == ["1. 必要な数量を調べる。", "2. 案を係内で確かめる。"]
    assert "見積書" not in "".join(claims)


def test_what_comes_after_a_step_is_the_next_step(library: Library) -> None:
    assert "見積書" in "".join(_claims(library, "仕様の確定のあとは何をする？"))


def test_a_term_is_answered_by_the_sentence_that_defines_it(library: Library) -> None:
    assert _claims(library, "調達係とは") == ["調達係とは、物品と役務の契約を取りまとめる係をいいます。"]


def test_a_term_that_is_only_mentioned_is_not_defined_by_that(library: Library) -> None:
    assert isinstance(_ask(library, "電子契約とは何ですか"), Unanswered)


def test_a_cell_is_told_with_its_row_and_column(library: Library) -> None:
    claims = _claims(library, "前払金の支払の期限はいつ？")

    assert any("前払金" in claim and "14日" in claim for claim in claims[:1])
    assert not any("完了払" in claim or " | " in claim for claim in claims)


def test_two_sources_that_disagree_stand_side_by_side_newer_first(library: Library) -> None:
    answer = _ask(library, "中央図書館の開館時間は何時間？")

    assert isinstance(answer, Grounded)
    assert [claim.text for claim in answer.claims[:2]] == [
        "中央図書館の開館時間は1日10時間です。",
        "中央図書館の開館時間は1日8時間です。",
    ]
    (caution,) = [one for one in answer.cautions if one.kind is CautionKind.CONTRADICTION]
    assert caution.text.index("施設の案内") < caution.text.index("図書館のしおり")
    assert "令和8年4月1日" in caution.text


def test_figures_of_different_subjects_do_not_contradict(library: Library) -> None:
    answer = _ask(library, "見積書は何者以上から取る？")

    assert not any(one.kind is CautionKind.CONTRADICTION for one in answer.cautions)
