"""A model's line before answers made of records: checked as any other claim, and nothing of the records is lost."""

from datetime import date

import pytest

from ingest.blocks import ParsedFile
from ingest.parsers import markdown
from ingest.pipeline import publication_of
from ingest.sources import Given
from knowledge.answering.advisor import Advisor
from knowledge.answering.telling import Told, ToldClaim
from knowledge.domain.answer import Caution, CautionKind, Grounded, Mode, Question, QuestionKind
from knowledge.domain.publication import Publication
from knowledge.library.library import Library
from knowledge.library.opening import open_words
from knowledge.testing import memory_library
from tests.unit.knowledge.answering.writing.scripted import TODAY, ScriptedModel, claims, replying, writer_of

_MEASURES = """# 支援の一覧

## 1. 巡回窓口支援

【対象団体】 市町村
【対象経費】 車両の借上げに要する経費
【事業期間】 令和7年度まで
【地方財政措置】 特別交付税措置（措置率0.7）

## 2. 窓口案内支援

【対象団体】 市町村
【対象経費】 案内板の製作に要する経費
【事業期間】 令和8年度まで
【地方財政措置】 特別交付税措置（措置率0.5）
"""
_CASES = """# 電子窓口の事例集

## 事例1 届けを一度で済ませる窓口【若葉県三日月市】

### 取組の内容

届けの用紙を一枚に合わせ、窓口で一度だけ受け付ける。

【参考情報】 三日月市人口：14.6万人

## 事例2 聞き取りで申請書を作る窓口【若葉県汐風町】

### 取組の内容

職員が窓口で聞き取り、申請書を画面で作る。

【参考情報】 汐風町人口：1.8万人
"""
_ENDED = "終わった措置はどれですか"
_LIKE = "窓口の事例を教えてください"
_PERIOD = "令和7年度まで"
_LINE = ("巡回窓口支援の事業期間は令和7年度までで、すでに終わっています。", "M1", _PERIOD)


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    folder = tmp_path_factory.mktemp("library")
    read = [_publication("measures.md", _MEASURES), _publication("cases.md", _CASES)]
    return memory_library(folder, *read)


def _publication(name: str, text: str) -> Publication:
    parsed = ParsedFile(title="", blocks=tuple(markdown.blocks_of(text)), pages=0)
    return publication_of(parsed, source_name=name, source_hash=name, given=Given(), words=open_words())


def _asked(library: Library, text: str, model: ScriptedModel | None) -> tuple[Grounded, list[Told]]:
    told: list[Told] = []
    writer = writer_of(model) if model else None
    question = Question(text=text, asked_on=TODAY, as_of=date(2026, 11, 23))
    answer = Advisor(library, writer=writer).ask(question, told.append)
    assert isinstance(answer, Grounded)
    return answer, told


def test_the_line_stands_before_the_list_and_nothing_of_the_list_is_lost(library: Library) -> None:
    alone, _ = _asked(library, _ENDED, None)
    led, _ = _asked(library, _ENDED, replying(claims(_LINE)))

    assert alone.kind is led.kind is QuestionKind.DEADLINE
    assert led.mode is Mode.MODEL
    assert led.claims[0].text == _LINE[0]
    assert {claim.text for claim in alone.claims[1:]} <= {claim.text for claim in led.claims}
    assert (led.measures, led.tables) == (alone.measures, alone.tables)
    assert set(alone.cautions) <= set(led.cautions)
    assert led.usage


def _borne(answer: Grounded) -> dict[str, set[str]]:
    return {claim.text: {answer.citations[n - 1].quote for n in claim.citations} for claim in answer.claims}


def test_citations_are_numbered_through_from_the_line_on(library: Library) -> None:
    alone, _ = _asked(library, _LIKE, None)
    key = f"C{[case.municipality.name for case in alone.cases].index('汐風町') + 1}"
    line = ("汐風町では職員が聞き取りで申請書を作ります。", key, "職員が窓口で聞き取り、申請書を画面で作る。")

    led, _ = _asked(library, _LIKE, replying(claims(line)))

    assert led.kind is QuestionKind.CASE
    assert led.claims[0].text == line[0]
    assert led.claims[0].citations == (1,)
    assert [citation.n for citation in led.citations] == list(range(1, len(led.citations) + 1))
    assert _borne(led).items() >= _borne(alone).items(), "each claim keeps its own quotes"


@pytest.mark.parametrize(
    "reply",
    [
        claims(("巡回窓口支援の措置率は0.9です。", "M1", "特別交付税措置（措置率0.7）")),
        claims(("国が全額を補助します。", "M1", "国が全額を補助する")),
        "{",
    ],
    ids=["number", "quote", "garbage"],
)
def test_a_line_that_does_not_stand_leaves_the_list_as_it_is_and_says_so(library: Library, reply: str) -> None:
    alone, _ = _asked(library, _ENDED, None)
    kept, told = _asked(library, _ENDED, replying(reply))

    assert kept.claims == alone.claims
    assert kept.mode is Mode.EXTRACTIVE
    assert kept.cautions[0].kind is CautionKind.MODEL_UNAVAILABLE
    assert kept.cautions[1:] == alone.cautions
    assert not told


def test_a_model_that_has_nothing_to_add_changes_nothing(library: Library) -> None:
    alone, _ = _asked(library, _ENDED, None)
    kept, _ = _asked(library, _ENDED, replying(claims()))

    assert (kept.claims, kept.cautions, kept.mode) == (alone.claims, alone.cautions, Mode.EXTRACTIVE)


def test_only_one_line_is_taken(library: Library) -> None:
    more = ("対象経費は車両の借上げに要する経費です。", "M1", "車両の借上げに要する経費")
    led, _ = _asked(library, _ENDED, replying(claims(_LINE, more)))

    assert more[0] not in [claim.text for claim in led.claims]


def test_what_has_to_be_said_first_is_told_before_the_line(library: Library) -> None:
    led, told = _asked(library, _ENDED, replying(claims(_LINE)))

    first = next(n for n, one in enumerate(told) if isinstance(one, ToldClaim))
    assert [one for one in told[:first] if isinstance(one, Caution)] == list(led.cautions)
    assert tuple(one.claim for one in told if isinstance(one, ToldClaim)) == led.claims


def test_the_model_is_told_the_records_and_the_points_as_data(library: Library) -> None:
    model = replying(claims(_LINE))
    alone, _ = _asked(library, _ENDED, None)

    _asked(library, _ENDED, model)

    ((_, matter),) = model.told
    assert _PERIOD in matter.split(" M1>>")[1].split("<<")[0]
    points = matter.split(" 答えの要点>>")[1].split("<<")[0]
    assert all(claim.text in points for claim in alone.claims)


def test_several_questions_are_told_one_after_another_under_their_parts(library: Library) -> None:
    answer, told = _asked(library, f"{_ENDED}？それから、{_LIKE}。", replying(claims()))

    heard = [one.claim for one in told if isinstance(one, ToldClaim)]
    assert len({claim.part for claim in heard}) == 2
    assert tuple(heard) == answer.claims
