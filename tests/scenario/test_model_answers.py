"""Answers of a model over the sample measures: told claim by claim, warned of first, whole in every case."""

import json
from datetime import date
from pathlib import Path

import pytest

from ingest.pipeline import read_publication
from ingest.sandbox import Limits
from ingest.sources import Given
from knowledge.answering.advisor import Advisor
from knowledge.answering.reading.reader import Reader
from knowledge.answering.telling import Told, ToldClaim
from knowledge.answering.writing.rewriting import LangChainRewriter
from knowledge.domain.answer import Answer, Caution, CautionKind, Grounded, Mode, Question, Turn
from knowledge.library.library import Library
from knowledge.library.opening import open_words
from knowledge.testing import InMemoryLedger, memory_library
from tests.unit.knowledge.answering.writing.scripted import TODAY, ScriptedModel, claims, models_of, replying, writer_of

_MEASURES = Path(__file__).resolve().parents[2] / "samples" / "library" / "measures.md"
_ASKED = "DX推進リーダーの研修費に使える財政措置は？"
_RATE = "特別交付税措置（措置率0.7）"
_USABLE = ("DX推進リーダーの研修費に特別交付税措置（措置率0.7）を使えます。", "M1", _RATE)


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    measures = read_publication(_MEASURES, given=Given(), words=open_words(), limits=Limits())
    return memory_library(tmp_path_factory.mktemp("library"), measures)


def _asked(library: Library, model: ScriptedModel, **given: object) -> tuple[Answer, list[Told]]:
    told: list[Told] = []
    writer = writer_of(model, **given)  # type: ignore[arg-type]
    question = Question(text=_ASKED, asked_on=TODAY, as_of=date(2026, 11, 23))
    return Advisor(library, writer=writer).ask(question, told.append), told


def test_a_claim_that_an_ended_measure_can_be_used_does_not_stand_without_its_caution(library: Library) -> None:
    answer, told = _asked(library, replying(claims(_USABLE)))

    assert isinstance(answer, Grounded)
    assert answer.mode is Mode.MODEL
    kinds = [one.kind if isinstance(one, Caution) else "claim" for one in told]
    assert kinds.index(CautionKind.PERIOD_ENDED) < kinds.index("claim")
    assert answer.cautions[0].kind is CautionKind.PERIOD_ENDED
    assert "2026-03-31" in answer.cautions[0].text


def test_the_model_is_told_the_fields_of_the_measure_and_that_it_has_ended(library: Library) -> None:
    model = replying(claims(_USABLE))

    _asked(library, model)

    rules, matter = model.told[0]
    assert "ご注意" in rules
    assert "2026-03-31" in matter.split("<<")[0]
    record = matter.split(" M1>>")[1].split("<<")[0]
    assert "率: 措置率0.7" in record
    assert "対象団体: " in record
    assert "事業期間: " in record


def test_each_claim_is_told_once_with_the_citations_that_it_brings(library: Library) -> None:
    again = ("研修費は特別交付税措置の対象です。", "M1", _RATE)

    answer, told = _asked(library, replying(claims(_USABLE, again)))

    heard = [one for one in told if isinstance(one, ToldClaim)]
    assert isinstance(answer, Grounded)
    assert tuple(one.claim for one in heard) == answer.claims
    assert tuple(citation for one in heard for citation in one.citations) == answer.citations
    assert [len(one.citations) for one in heard] == [1, 0]


def test_a_claim_that_falls_is_not_told(library: Library) -> None:
    answer, told = _asked(library, replying(claims(("国が全額を補助します。", "M1", "国が全額を補助する"), _USABLE)))

    assert isinstance(answer, Grounded)
    assert [one.claim.text for one in told if isinstance(one, ToldClaim)] == [_USABLE[0]]
    assert [claim.text for claim in answer.claims] == [_USABLE[0]]


def test_an_answer_that_dies_midway_ends_in_a_whole_one_of_extracts_that_says_so(library: Library) -> None:
    reply = claims(_USABLE, ("二つ目の文です。", "M1", _RATE))

    answer, told = _asked(library, ScriptedModel(script=lambda *_: reply, breaks_after=len(reply) - 20, told=[]))

    assert [one.claim.text for one in told if isinstance(one, ToldClaim)] == [_USABLE[0]]
    assert isinstance(answer, Grounded)
    assert answer.mode is Mode.EXTRACTIVE
    assert CautionKind.MODEL_UNAVAILABLE in {caution.kind for caution in answer.cautions}
    assert CautionKind.PERIOD_ENDED in {caution.kind for caution in answer.cautions}
    assert answer.usage, "what was written before it died has cost something all the same"


def test_an_answer_says_what_it_has_used(library: Library) -> None:
    ledger = InMemoryLedger()

    answer, _ = _asked(library, replying(claims(_USABLE)), ledger=ledger)

    assert [usage for _, usage in ledger.calls] == [answer.usage]
    assert answer.usage
    assert answer.usage.model == "fake:1"


def test_claims_that_all_fall_have_been_paid_for(library: Library) -> None:
    answer, _ = _asked(library, replying(claims(("別の話です。", "P1", "どこにもない引用"))))

    assert answer.mode is Mode.EXTRACTIVE
    assert answer.usage


def test_beyond_the_budget_of_the_day_the_extract_stands_in_and_says_why(library: Library) -> None:
    model = replying(claims(_USABLE))

    answer, told = _asked(library, model, daily_tokens=1_000)

    assert not model.told
    assert not told
    assert isinstance(answer, Grounded)
    assert (answer.mode, answer.usage) == (Mode.EXTRACTIVE, None)
    (said,) = [caution.text for caution in answer.cautions if caution.kind is CautionKind.MODEL_UNAVAILABLE]
    assert "利用量が上限に達した" in said


# --- follow-ups ----------------------------------------------------------------------------------------------------
_BEFORE = Turn(question="DX推進リーダーの研修に使える財政措置は？", answer="特別交付税措置（措置率0.7）です。")


@pytest.mark.parametrize(
    ("rewritten", "found"),
    [
        ("DX推進リーダーの研修の対象経費は？", True),
        ("窓口システムの補助率は5割ですか？", False),
        ("", False),
    ],
    ids=["of the thread", "made up", "nothing"],
)
def test_a_follow_up_is_searched_for_as_the_model_says_it_where_it_makes_nothing_up(
    library: Library, rewritten: str, found: bool
) -> None:
    rewriter = LangChainRewriter(models_of(replying(json.dumps({"question": rewritten}, ensure_ascii=False))))
    question = Question(text="その対象経費は？", asked_on=TODAY, as_of=TODAY, history=(_BEFORE,))
    reader = Reader(library, rewriter)

    (reading,) = reader.understand(question).readings

    assert (reading.text == rewritten) is found
    assert "リーダー" in reading.text, "without the model, the rules join the thread"
    assert "窓口" not in reading.text
