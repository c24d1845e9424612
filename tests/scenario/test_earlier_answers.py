"""Questions about an earlier edition: its words with its day, then what stands there now."""

from datetime import date

import pytest

from knowledge.answering.advisor import Advisor
from knowledge.domain.answer import CautionKind, Grounded, Question, Turn
from knowledge.testing import edition, memory_library, publication

_TODAY = date(2026, 11, 23)
_TITLE = "庁舎管理の手引き"


def _of(label, day, told, **given):
    return publication(told, of=edition(_TITLE, label, published=day, **given))


@pytest.fixture(scope="module")
def library(tmp_path_factory):
    shared = ("2 鍵 > 2.1 貸出し", "鍵の貸出しは総務課の窓口で受け付け、台帳に名前を書きます。")
    old = _of(
        "第1.0版",
        date(2021, 4, 1),
        [
            ("1 点検", "消火器の点検は年に一度行い、結果を3年間保管します。"),
            shared,
            ("3 掲示 > 3.1 紙の掲示票", "掲示票は紙で2部つくり、玄関の掲示板に貼り出します。"),
        ],
    )
    new = _of(
        "第2.0版",
        date(2024, 4, 1),
        [
            ("改定の記録", "版 | 改定日 | 主な変更\n第2.0版 | 令和6年4月1日 | 紙の掲示票を廃止、点検の回数を変更"),
            ("1 点検", "消火器の点検は半年に一度行い、結果を5年間保管します。"),
            shared,
        ],
    )
    other = publication(
        [("窓口", "住民票の写しの手数料は1通につき300円です。")], of=edition("窓口の案内", "", published=None)
    )
    return memory_library(tmp_path_factory.mktemp("library"), old, new, other)


@pytest.fixture(scope="module")
def advisor(library):
    return Advisor(library)


def _ask(advisor, text, history=()):
    turns = tuple(Turn(question=one, answer="") for one in history)
    return advisor.ask(Question(text=text, asked_on=_TODAY, as_of=_TODAY, history=turns))


def _told(answer):
    assert isinstance(answer, Grounded), answer
    labels = {citation.n: citation.location.edition.label for citation in answer.citations}
    return [(claim.text, {labels[n] for n in claim.citations}) for claim in answer.claims]


@pytest.mark.parametrize(
    "question",
    [
        "消火器の点検の結果って前は何年保管だった？",
        "以前の版では消火器の点検の結果は何年保管？",
        "1.0版では消火器の点検の結果は何年保管？",
        "令和3年4月の版では消火器の点検の結果は何年保管？",
    ],
)
def test_the_earlier_value_comes_dated_and_the_present_one_after_it(advisor, question):
    (then, old), (now, new) = _told(_ask(advisor, question))

    assert then.startswith("第1.0版（令和3年4月1日）では、")
    assert "3年間" in then
    assert now.startswith("今の版（第2.0版、令和6年4月1日）では、")
    assert "5年間" in now
    assert (old, new) == ({"第1.0版"}, {"第2.0版"})


def test_how_often_is_told_without_a_counter(advisor):
    told = _told(_ask(advisor, "1.0版では消火器の点検は年何回？"))

    assert "年に一度" in told[0][0]
    assert "半年に一度" in told[1][0]


def test_what_did_not_change_is_said_to_be_the_same(advisor):
    told = _told(_ask(advisor, "鍵の貸出しを受け付ける窓口は前の版と同じ？"))

    assert "総務課の窓口" in told[0][0]
    assert told[1] == ("今の版（第2.0版、令和6年4月1日）でも同じです。", {"第2.0版"})


@pytest.mark.parametrize("question", ["掲示票はまだ紙で2部つくる？", "旧版だと掲示票は紙で何部つくる？"])
def test_what_is_gone_is_told_as_gone(advisor, question):
    answer = _ask(advisor, question)

    told = _told(answer)
    assert told[0][0].startswith("第1.0版（令和3年4月1日）では、掲示票は紙で2部")
    assert "紙の掲示票を廃止" in told[1][0]
    assert any("今の版（第2.0版）にはありません" in caution.text for caution in answer.cautions)


def test_a_follow_up_asks_the_same_of_the_earlier_edition(advisor):
    told = _told(_ask(advisor, "前の版だと？", ["消火器の点検の結果は何年保管？"]))

    assert "3年間" in told[0][0]


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("3.0版では消火器の点検の結果は何年保管？", CautionKind.EDITION_UNKNOWN),
        ("令和元年5月の版では消火器の点検の結果は何年保管？", CautionKind.EDITION_UNKNOWN),
        ("以前の版では住民票の写しの手数料はいくら？", CautionKind.PREMISE),
    ],
)
def test_an_edition_that_is_not_there_is_said_before_the_present_answer(advisor, question, kind):
    answer = _ask(advisor, question)

    assert [caution.kind for caution in answer.cautions][:1] == [kind]
    assert all(label != "第1.0版" for _, labels in _told(answer) for label in labels)


@pytest.mark.parametrize(
    "question",
    ["消火器の点検の結果は何年保管？", "鍵の貸出しはまだ窓口ですか", "2.0版では消火器の点検の結果は何年保管？"],
)
def test_other_questions_are_answered_from_what_holds_now(advisor, question):
    assert {label for _, labels in _told(_ask(advisor, question)) for label in labels} == {"第2.0版"}


def test_whether_one_thing_changed_is_told_with_both_values(advisor):
    told = _told(_ask(advisor, "消火器の点検の保管年数は延びた？"))

    assert "5年間" in told[0][0]
    assert "3年間" in told[0][0]
    assert told[0][1] == {"第1.0版", "第2.0版"}
