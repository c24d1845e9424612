"""Questions as people write them, through the advisor: days, threads, several at once, wrong premises, bodies."""

from datetime import date
from pathlib import Path

import pytest

from bot.answer_wording import asked_with
from ingest.pipeline import read_publication
from ingest.sandbox import Limits
from ingest.sources import Given
from knowledge.answering.advisor import Advisor
from knowledge.domain.answer import CautionKind, Grounded, Question, QuestionKind, Reason, Turn, Unanswered
from knowledge.library.opening import open_words
from knowledge.testing import memory_library, publication
from knowledge.text import fold

_MEASURES = Path(__file__).resolve().parents[2] / "samples" / "library" / "measures.md"
_TODAY = date(2026, 11, 23)
_MONEY = "DX推進リーダーの研修費に使える財政措置は？"
_HANDBOOK = publication(
    [
        ("推進の手順 > ステップ1 全体方針の決定", "首長を長とする会議で全体方針を決めます。工程表は3年分を描きます。"),
        ("推進の手順 > ステップ2 推進体制の整備", "司令塔となる部署を置きます。各部門に推進員を1人ずつ置きます。"),
        ("各地の窓口 > 長野県", "池田町では、転入の窓口での待ち時間を12分に短くしました。"),
    ]
)


@pytest.fixture(scope="module")
def library(tmp_path_factory):
    measures = read_publication(_MEASURES, given=Given(), words=open_words(), limits=Limits())
    return memory_library(tmp_path_factory.mktemp("library"), _HANDBOOK, measures)


def _ask(library, text, *thread, as_of=_TODAY):
    turns = tuple(Turn(question=question, answer="") for question in thread)
    return Advisor(library).ask(Question(text=text, asked_on=_TODAY, as_of=as_of, history=turns))


def _kinds(answer):
    return {caution.kind for caution in answer.cautions}


def _said(answer):
    assert isinstance(answer, Grounded), answer
    return fold(" ".join(claim.text for claim in answer.claims))


def test_a_day_named_in_the_question_is_the_day_of_the_answer(library):
    then = _ask(library, "令和6年4月時点で、DX推進リーダーの研修費に使える財政措置は？")
    later = _ask(library, "来年度も使えるDX推進リーダーの研修費の財政措置は？")

    assert then.question.as_of == date(2024, 4, 30)
    assert CautionKind.PERIOD_ENDED not in _kinds(then)
    assert later.question.as_of == date(2027, 4, 1)
    assert any("令和9年4月1日" in caution.text for caution in later.cautions)


def test_a_thread_keeps_its_topic_through_several_turns(library):
    answer = _ask(library, "いつまで？", _MONEY, "その対象経費は？")

    assert answer.kind is QuestionKind.DEADLINE
    assert "令和5年度から令和7年度まで" in _said(answer)
    assert [measure.name for measure in answer.measures] == ["DX推進リーダー育成支援"]


def test_another_step_takes_the_place_of_the_one_before(library):
    assert "司令塔" in _said(_ask(library, "じゃあステップ2は？", "ステップ1では何をしますか？"))


def test_several_questions_are_answered_each_and_the_topic_carries_over(library):
    answer = _ask(library, f"{_MONEY}あと、いつまで使えますか")

    assert list(dict.fromkeys(claim.part for claim in answer.claims)) == [_MONEY, "いつまで使えますか"]
    assert "令和7年度まで" in " ".join(claim.text for claim in answer.claims if claim.part == "いつまで使えますか")
    assert sorted({n for claim in answer.claims for n in claim.citations}) == [c.n for c in answer.citations]


def test_a_part_that_the_library_does_not_hold_is_said(library):
    answer = _ask(library, f"{_MONEY}保育料はいくらですか")

    assert isinstance(answer, Grounded)
    assert CautionKind.PART_UNANSWERED in _kinds(answer)


def test_courtesies_change_nothing_of_the_answer(library):
    polite = _ask(library, f"お疲れ様です。\n{_MONEY}\nお忙しいところ恐れ入りますが、よろしくお願いいたします。")

    assert polite.claims == _ask(library, _MONEY).claims


def test_an_edition_that_is_not_registered_is_said_first(library):
    answer = _ask(library, "第3.1版のステップ2では何をしますか？")

    assert answer.cautions[0].kind is CautionKind.EDITION_UNKNOWN
    assert answer.cautions[0].text == "第3.1版は登録されていません（最新は第1.0版）。"
    assert "司令塔" in _said(answer)


def test_a_step_that_is_not_there_is_no_ground_for_an_answer(library):
    answer = _ask(library, "ステップ7では何をしますか？")

    assert isinstance(answer, Unanswered)
    assert [caution.text for caution in answer.cautions] == [
        "「ステップ7」は登録資料にありません（ステップ1からステップ2まで）。"
    ]


def test_a_document_that_is_not_registered_is_said(library):
    answer = _ask(library, "スマート窓口推進マニュアルによると、全体方針はどこで決めますか")

    assert "「スマート窓口推進マニュアル」という文書は登録されていません。" in [c.text for c in answer.cautions]


def test_the_one_body_of_a_name_that_the_library_speaks_of_is_meant_and_said(library):
    answer = _ask(library, "池田町の転入の窓口での待ち時間は？")

    assert "12分" in _said(answer)
    assert "「池田町」は、登録資料にある長野県池田町のこととしてお答えします。" in [c.text for c in answer.cautions]


def test_bodies_of_one_name_are_asked_back_with_choices(tmp_path):
    told = [
        "池田町では、転入の窓口での待ち時間を12分に短くしました。",
        "池田町では、転入の窓口での待ち時間を9分に短くしました。",
    ]
    texts = [(f"各地の窓口 > {prefecture}", text) for prefecture, text in zip(("長野県", "岐阜県"), told, strict=True)]

    library, text = memory_library(tmp_path, publication(texts)), "池田町の転入の窓口での待ち時間は？"

    answer = _ask(library, text)

    assert isinstance(answer, Unanswered)
    assert answer.reason is Reason.WHICH_MUNICIPALITY
    assert set(answer.choices) == {"長野県池田町", "岐阜県池田町"}
    chosen = _ask(library, asked_with(text, "岐阜県池田町"))
    assert isinstance(chosen, Grounded)
    assert "9分" in chosen.claims[0].text


@pytest.mark.parametrize("question", ["推進の手順のステップ7を教えて", "ステップ7は何をするステップ？"])
def test_a_step_that_is_not_there_is_not_answered_with_others(library, question):
    answer = _ask(library, question)

    assert isinstance(answer, Unanswered)
    assert CautionKind.PREMISE in _kinds(answer)


def test_thanks_alone_are_not_answered(library):
    assert _ask(library, "ありがとう、助かりました").reason is Reason.NO_QUESTION


@pytest.mark.parametrize("question", ["DX推進リーダー育成支援の採択件数は", "DX推進リーダー育成支援の審査委員長はだれ"])
def test_a_record_answers_only_for_what_it_states(library, question):
    assert isinstance(_ask(library, question), Unanswered)


def test_a_number_of_another_step_is_none(library):
    assert isinstance(_ask(library, "ステップ2の工程表は何年分？"), Unanswered)
