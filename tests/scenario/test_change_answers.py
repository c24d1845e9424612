"""Questions about what changed between editions, asked of a library that has held two editions of the handbook."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from ingest.pipeline import read_publication
from ingest.sandbox import Limits
from ingest.sources import Given
from knowledge.answering.advisor import Advisor
from knowledge.domain.answer import CautionKind, Grounded, Question, Reason, Unanswered
from knowledge.library.opening import open_embedder, open_words
from knowledge.settings import KnowledgeSettings
from knowledge.testing import edition, memory_library, publication
from knowledge.text import fold

_SAMPLES = Path(__file__).resolve().parents[2] / "samples"
_TODAY = date(2026, 11, 23)
_FILES = ("earlier/handbook-2.0.pdf", "library/handbook-2.1.pdf", "library/cases.pdf", "library/measures.md")


def _read(name):
    return read_publication(_SAMPLES / name, given=Given(), words=open_words(), limits=Limits())


@pytest.fixture(scope="module")
def library(tmp_path_factory):
    return memory_library(tmp_path_factory.mktemp("library"), *map(_read, _FILES))


@pytest.fixture(scope="module")
def advisor(library):
    return Advisor(library)


def _ask(advisor, text, *, as_of=_TODAY):
    return advisor.ask(Question(text=text, asked_on=_TODAY, as_of=as_of))


def _said(answer):
    assert isinstance(answer, Grounded), answer
    return [fold(claim.text) for claim in answer.claims]


def _kinds(answer):
    return [caution.kind for caution in answer.cautions]


def _editions_of(answer, claim):
    return {citation.location.edition.label for citation in answer.citations if citation.n in claim.citations}


@pytest.mark.parametrize(
    "question", ["第2.1版で何が変わった？", "前の版との違いは？", "改定点を教えて", "手引きの変更点は？"]
)
def test_what_changed_is_told_with_measures_and_numbers_first(advisor, question):
    answer = _ask(advisor, question)

    said = _said(answer)
    assert "2分の1→3分の2" in said[0]
    assert "令和4年度から令和5年度まで→令和4年度から令和7年度まで" in said[0]
    assert said[1].startswith("5年→3年")
    assert len(said) == 5
    assert any("ほかに8件" in caution.text and "dx changes" in caution.text for caution in answer.cautions)


def test_every_change_quotes_both_editions_word_for_word(advisor, library):
    answer = _ask(advisor, "第2.1版で何が変わった？")

    chunks = library.chunks(citation.chunk_id for citation in answer.citations)
    assert all(citation.quote in chunks[citation.chunk_id].text for citation in answer.citations)
    for claim in answer.claims:
        if "→" in claim.text:
            assert _editions_of(answer, claim) == {"第2.0版", "第2.1版"}


def test_since_when_is_answered_with_the_day_of_the_edition(advisor):
    said = _said(_ask(advisor, "補助率はいつ変わった？"))

    assert said[0] == fold("第2.1版（令和5年1月20日）での変更です。")
    assert "2分の1→3分の2" in said[1]


def test_a_changed_measure_that_has_ended_is_warned_of(advisor):
    answer = _ask(advisor, "改定点を教えて")

    assert CautionKind.PERIOD_ENDED in _kinds(answer)
    assert [measure.name for measure in answer.measures] == ["計測機器の購入支援"]
    assert not any("令和5年度" in caution.text and "過ぎ" in caution.text for caution in answer.cautions)


def test_one_matter_is_answered_alone(advisor):
    answer = _ask(advisor, "見直しの会議は第2.1版でどう変わりましたか")

    assert _said(answer) == [
        fold("CIOは半年に一度、見直しの会議を開きます。（改定前：CIOは年に一度、見直しの会議を開きます。）")
    ]


def test_what_is_gone_is_told_when_asked_for(advisor):
    said = _said(_ask(advisor, "第2.1版で削除された章は？"))

    assert len(said) == 1
    assert "紙の記録用紙" in said[0]


def test_an_edition_that_is_not_registered_is_said_first(advisor):
    answer = _ask(advisor, "第3.1版で何が変わった？")

    assert answer.cautions[0].kind is CautionKind.EDITION_UNKNOWN
    assert answer.cautions[0].text == "第3.1版は登録されていません（最新は第2.1版）。"
    assert _said(answer)


def test_a_document_with_one_edition_cannot_be_compared_and_says_so(advisor):
    answer = _ask(advisor, "事例集は前の版とどこが違いますか")

    assert _kinds(answer) == [CautionKind.NOT_COMPARABLE]
    assert "自治体DX取組事例集" in answer.cautions[0].text


def test_the_first_edition_has_none_before_it(advisor):
    answer = _ask(advisor, "第2.0版で何が変わりましたか")

    assert CautionKind.NOT_COMPARABLE in _kinds(answer)


@pytest.mark.parametrize(
    ("question", "part"),
    [
        ("DX推進リーダーの研修費に使える財政措置は？", "特別交付税措置"),
        ("転入の手続きの時間はどう変わりましたか", "42分から23分"),
        ("工程表は何年分を描きますか", "3年分"),
        ("見直しの会議は何をしますか", "半年に一度"),
    ],
)
def test_other_questions_are_answered_as_before(advisor, question, part):
    answer = _ask(advisor, question)

    assert part in "".join(_said(answer))
    assert CautionKind.EDITIONS_COMPARED not in _kinds(answer)
    assert {citation.location.edition.label for citation in answer.citations} <= {"第2.1版", ""}


@pytest.mark.parametrize("question", ["変わった取組の事例は？", "計画を変更する手順は？"])
def test_questions_that_only_sound_like_it_are_not_taken_over(advisor, question):
    answer = _ask(advisor, question)

    assert not {CautionKind.EDITIONS_COMPARED, CautionKind.NOT_COMPARABLE} & set(_kinds(answer))


@pytest.mark.slow
def test_where_several_documents_changed_the_person_is_asked_which(tmp_path):
    made = [
        publication([("1 率", f"補助率は{rate}です。")], of=edition(title, label))
        for title in ("窓口の手引き", "研修の要領")
        for label, rate in (("第1版", "0.5"), ("第2版", "0.7"))
    ]
    advisor = Advisor(memory_library(tmp_path, *made))

    answer = _ask(advisor, "前の版との違いは？")

    assert isinstance(answer, Unanswered)
    assert answer.reason is Reason.WHICH_DOCUMENT
    assert "窓口の手引き" in answer.cautions[0].text
    assert "研修の要領" in answer.cautions[0].text
    assert "0.5→0.7" in _said(_ask(advisor, "窓口の手引きは前の版と何が違う？"))[0]


def test_a_staged_edition_is_not_told_of(tmp_path):
    library = memory_library(tmp_path, publication([("1 率", "補助率は0.5です。")], of=edition(label="第1版")))
    library.stage(publication([("1 率", "補助率は0.7です。")], of=edition(label="第2版")))

    answer = _ask(Advisor(library), "第2版で何が変わった？")

    assert CautionKind.EDITION_UNKNOWN in _kinds(answer)
    assert "0.7" not in str(replace(answer, timings=()))  # the milliseconds may hold any figure


@pytest.mark.slow
def test_the_real_model_answers_the_same(tmp_path):
    embedder = open_embedder(KnowledgeSettings(_env_file=None))
    advisor = Advisor(memory_library(tmp_path, *map(_read, _FILES[:2]), embedder=embedder))

    assert "2分の1→3分の2" in _said(_ask(advisor, "第2.1版で何が変わった？"))[0]
    assert "3年分" in "".join(_said(_ask(advisor, "工程表は何年分を描きますか")))
