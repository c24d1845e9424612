"""Questions to the advisor over a small library: answered, warned of, refused; without a model and with one."""

from datetime import date
from pathlib import Path

import pytest

from ingest.pipeline import read_publication
from ingest.sandbox import Limits
from ingest.sources import Given
from knowledge.answering.advisor import Advisor
from knowledge.domain.answer import CautionKind, Grounded, Mode, Question, Reason, Turn, Unanswered
from knowledge.library.opening import open_words
from knowledge.testing import memory_library, publication
from knowledge.text import fold
from tests.unit.knowledge.answering.writing.scripted import claims, replying, writer_of

_MEASURES = Path(__file__).resolve().parents[2] / "samples" / "library" / "measures.md"
_TODAY = date(2026, 11, 23)
_HANDBOOK = publication(
    [
        ("推進の手順 > ステップ1 全体方針の決定", "首長を長とする会議で全体方針を決めます。工程表は3年分を描きます。"),
        ("推進の手順 > ステップ2 推進体制の整備", "司令塔となる部署を置きます。各部門に推進員を1人ずつ置きます。"),
        ("研修", "- 全職員向けの研修は、次の2つです。\n- ① 情報の守り方（年3時間）\n- ② 道具の使い方（年2時間）"),
    ]
)


@pytest.fixture(scope="module")
def library(tmp_path_factory):
    measures = read_publication(_MEASURES, given=Given(), words=open_words(), limits=Limits())
    return memory_library(tmp_path_factory.mktemp("library"), _HANDBOOK, measures)


def _ask(library, text, *, as_of=_TODAY, history=(), writer=None):
    turns = tuple(Turn(question=question, answer="") for question in history)
    question = Question(text=text, asked_on=_TODAY, as_of=as_of, history=turns)
    return Advisor(library, writer=writer).ask(question)


def _text(answer):
    assert isinstance(answer, Grounded), answer
    return fold(" ".join(claim.text for claim in answer.claims))


def _kinds(answer):
    return {caution.kind for caution in answer.cautions}


def test_every_quote_shown_is_a_slice_of_the_chunk_it_cites(library):
    answer = _ask(library, "DX推進リーダーの研修費に使える財政措置は？")

    assert isinstance(answer, Grounded)
    chunks = library.chunks(citation.chunk_id for citation in answer.citations)
    assert all(citation.quote in chunks[citation.chunk_id].text for citation in answer.citations)
    assert all(claim.citations for claim in answer.claims)


def test_an_ended_measure_is_answered_with_a_caution(library):
    answer = _ask(library, "DX推進リーダーの研修費に使える財政措置は？")

    assert "特別交付税措置(措置率0.7)" in _text(answer)
    assert {CautionKind.PERIOD_ENDED, CautionKind.NO_SUCCESSOR} <= _kinds(answer)
    assert any("2026-03-31" in caution.text for caution in answer.cautions)
    assert [measure.name for measure in answer.measures] == ["DX推進リーダー育成支援"]


def test_the_same_measure_asked_as_of_an_earlier_day_bears_no_caution(library):
    answer = _ask(library, "DX推進リーダーの研修費に使える財政措置は？", as_of=date(2024, 6, 1))

    assert "措置率0.7" in _text(answer)
    assert answer.cautions == ()


def test_a_measure_asked_before_it_begins_is_said_not_to_have_begun(library):
    answer = _ask(library, "DX推進リーダーの研修費に使える財政措置は？", as_of=date(2022, 6, 1))

    assert _kinds(answer) == {CautionKind.PERIOD_UPCOMING}


def test_a_measure_without_a_period_is_said_to_have_none(library):
    answer = _ask(library, "CIO補佐官の任用に使える財政措置は？")

    assert CautionKind.PERIOD_UNKNOWN in _kinds(answer)


def test_a_measure_that_is_only_quoted_in_passing_is_warned_of_too(library):
    answer = _ask(library, "講師への謝金や教材費は入りますか")

    assert "講師への謝金" in _text(answer)
    assert CautionKind.PERIOD_ENDED in _kinds(answer)


def test_a_note_beside_the_fields_of_a_measure_brings_its_warning(library):
    answer = _ask(library, "毎年12月の調査では何を回答しますか")

    assert "要した額" in _text(answer)
    assert CautionKind.PERIOD_ENDED in _kinds(answer)


def test_a_step_that_is_named_is_answered_by_that_step_alone(library):
    answer = _ask(library, "ステップ2では何をしますか？")

    assert "司令塔" in _text(answer)
    assert "工程表" not in _text(answer)


def test_a_sentence_that_announces_a_list_brings_its_items(library):
    answer = _ask(library, "全職員向けの研修は何ですか")

    assert "情報の守り方" in _text(answer)
    assert "道具の使い方" in _text(answer)


@pytest.mark.parametrize("text", ["罹災証明書の手数料は？", "ごみの収集日を教えて", "保育料はいくらですか"])
def test_a_question_outside_the_library_is_refused_with_the_nearest_sources(library, text):
    answer = _ask(library, text)

    assert isinstance(answer, Unanswered)
    assert answer.reason is Reason.NOTHING_FOUND
    assert answer.nearest
    assert not any(near.quote for near in answer.nearest)


def test_a_refusal_shows_the_words_that_came_near_as_they_stand_and_warns_of_their_days(library):
    text = "DX推進リーダーの研修費に使える財政措置は？"
    question = Question(text=text, asked_on=_TODAY, as_of=_TODAY)

    answer = Advisor(library, suffices=lambda _: False).ask(question)

    assert isinstance(answer, Unanswered)
    quoted = [near for near in answer.nearest if near.quote]
    chunks = library.chunks(near.chunk_id for near in quoted)
    assert quoted
    assert all(near.quote in chunks[near.chunk_id].text for near in quoted)
    assert CautionKind.PERIOD_ENDED in _kinds(answer)


def test_a_follow_up_is_understood_from_its_thread(library):
    answer = _ask(library, "その対象経費は？", history=["DX推進リーダーの研修費に使える財政措置は？"])

    assert "講師への謝金" in _text(answer)


@pytest.mark.parametrize(
    ("follow_up", "first"),
    [
        ("対象になる団体は？", "対象団体は市町村及び特別区です。"),
        ("いつまでですか", "事業期間は令和5年度から令和7年度までで、終了しています。"),
    ],
)
def test_a_follow_up_on_a_field_is_answered_by_that_field_first(library, follow_up, first):
    answer = _ask(library, follow_up, history=["DX推進リーダーの研修費に使える財政措置は？"])

    assert fold(answer.claims[0].text).startswith(fold(f"「DX推進リーダー育成支援」の{first}"))
    assert CautionKind.PERIOD_ENDED in _kinds(answer)


def test_an_empty_question_asks_for_one(library):
    assert _ask(library, " ").reason is Reason.NO_QUESTION


def test_an_empty_library_says_so(tmp_path):
    assert _ask(memory_library(tmp_path), "研修は？").reason is Reason.EMPTY_LIBRARY


def test_the_same_question_gets_the_same_answer(library):
    one, other = (_ask(library, "研修は年に何時間ですか") for _ in range(2))

    assert one.claims == other.claims
    assert one.citations == other.citations


def _model(*said):
    return writer_of(replying(claims(*said)))


def test_a_model_s_claim_with_a_true_quote_is_shown_and_a_false_one_falls(library):
    writer = _model(
        ("全体方針は首長を長とする会議で決めます。", "P1", "首長を長とする会議で全体方針を決めます。"),
        ("工程表は5年分を描きます。", "P1", "工程表は3年分を描きます。"),
        ("国が決めます。", "P1", "全体方針は国が定めます。"),
    )

    answer = _ask(library, "全体方針はどこで決めますか", writer=writer)

    assert answer.mode is Mode.MODEL
    assert [claim.text for claim in answer.claims] == ["全体方針は首長を長とする会議で決めます。"]


def test_where_all_claims_of_a_model_fall_the_extract_stands_in_and_says_so(library):
    answer = _ask(library, "全体方針はどこで決めますか", writer=_model(("国が決めます。", "P1", "国が定めます。")))

    assert answer.mode is Mode.EXTRACTIVE
    assert CautionKind.MODEL_UNAVAILABLE in _kinds(answer)
    assert "首長を長とする会議" in _text(answer)


def test_a_model_that_answers_garbage_is_replaced_by_the_extract(library):
    answer = _ask(library, "全体方針はどこで決めますか", writer=writer_of(replying("……")))

    assert answer.mode is Mode.EXTRACTIVE
    assert CautionKind.MODEL_UNAVAILABLE in _kinds(answer)


def test_a_model_that_finds_no_answer_is_believed(library):
    answer = _ask(library, "全体方針はどこで決めますか", writer=_model())

    assert isinstance(answer, Unanswered)
    assert answer.reason is Reason.NOT_SUPPORTED
