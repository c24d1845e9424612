"""Questions on precedents: of whom, like whom, how many, what they cost; nothing said that the sources do not state."""

from datetime import date

import pytest

from bot.answer_wording import asked_with
from ingest.blocks import ParsedFile
from ingest.parsers import markdown
from ingest.pipeline import publication_of
from ingest.sources import Given
from knowledge.answering.advisor import Advisor
from knowledge.domain.answer import CautionKind, Grounded, Question, QuestionKind, Reason, Unanswered
from knowledge.domain.numbers import numbers_in, stands_in
from knowledge.library.opening import open_words
from knowledge.testing import memory_library

_TODAY = date(2026, 8, 1)
_CASES = """# 電子窓口の事例集

## 事例1 届けを一度で済ませる窓口【若葉県三日月市】

### 背景・課題

春の窓口は1時間待ちであった。

### 取組の内容

届けの用紙を一枚に合わせ、窓口で一度だけ受け付ける。

### 導入費用

令和5年度は180万円、令和6年度は40万円。

### 効果

待つ時間が60分から25分に短くなった。

### 目標

令和8年度までに15分にする。

※担当：三日月市 市民課

【参考情報】 三日月市人口：14.6万人

## 事例2 聞き取りで申請書を作る窓口【若葉県汐風町】

### 取組の内容

職員が窓口で聞き取り、申請書を画面で作る。

### 導入費用

令和5年度は60万円。

### 効果

手続きの時間が40分から15分に短くなった。

※担当：汐風町 住民課

【参考情報】 汐風町人口：1.8万人

関連URL：https://www.town.shiokaze.example/mado

## 事例3 巡回して申請を受ける出張窓口【雪代県北峰村】

### 取組の内容

職員が車で集落を巡り、窓口の申請を受ける。

【参考情報】 北峰村人口：2,900人

## 事例4 県が市町村の職員を一年受け入れる「学びの一年」【雪代県】

### 取組の内容

令和4年度に始め、これまでに県内17市町村から21人を受け入れた。

### 効果

修了した職員は各課の研修を任されている。

【参考情報】 雪代県人口：87.3万人

## 事例5 生成AIで議事録の案を作る【若葉県大環市】

### 取組の内容

会議の録音を文字にし、生成AIで議事録の案を作る。
"""


@pytest.fixture(scope="module")
def library(tmp_path_factory):
    return memory_library(tmp_path_factory.mktemp("precedents"), _publication(_CASES, "cases.md"))


def _publication(text, name):
    parsed = ParsedFile(title="", blocks=tuple(markdown.blocks_of(text)), pages=0)
    return publication_of(parsed, source_name=name, source_hash=name, given=Given(), words=open_words())


def _answer(library, text):
    return Advisor(library).ask(Question(text=text, asked_on=_TODAY, as_of=_TODAY))


def _ask(library, text):
    answer = _answer(library, text)
    assert isinstance(answer, Grounded), answer
    return answer


def _bodies(answer):
    return [case.municipality.name for case in answer.cases]


def _fit(answer, name):
    (case,) = [case for case in answer.cases if case.municipality.name == name]
    return next(fit for fit in answer.fits if fit.case_id == case.id)


def _told(answer):
    return " ".join(claim.text for claim in answer.claims)


def test_alike_in_theme_the_body_like_the_asker_stands_first_and_says_why(library):
    answer = _ask(library, "人口2万人の町で使える窓口の事例はありますか")

    assert answer.kind is QuestionKind.CASE
    assert _bodies(answer)[0] == "汐風町"
    assert answer.claims[0].text.startswith("人口規模の近い町では、若葉県汐風町が")
    assert {"同じ町", "人口規模が近い（1.8万人）"} <= set(_fit(answer, "汐風町").matches)
    assert "人口規模が違う（14.6万人）" in _fit(answer, "三日月市").differs


def test_theme_goes_before_closeness(library):
    assert _bodies(_ask(library, "人口2万人の町で生成AIの議事録の事例は？"))[0] == "大環市"


def test_a_case_without_a_population_says_so_and_is_not_guessed(library):
    fit = _fit(_ask(library, "人口2万人の町で生成AIの議事録の事例は？"), "大環市")

    assert "人口の記載なし" in fit.differs
    assert not any("人口規模" in chip for chip in fit.matches)


def test_a_precedent_tells_results_and_targets_apart_and_its_costs_by_year(library):
    answer = _ask(library, "三日月市の取組を教えて")

    assert any(claim.text.startswith("効果（実績）：") and "25分" in claim.text for claim in answer.claims)
    assert any(claim.text.startswith("効果（目標・見込）：") and "15分" in claim.text for claim in answer.claims)
    assert not any("25分" in claim.text and "15分" in claim.text for claim in answer.claims)
    (table,) = answer.tables
    assert table.header == ("年度", "金額")
    assert [(row[0].text, row[1].text) for row in table.rows] == [("令和5年度", "180万円"), ("令和6年度", "40万円")]
    assert all(row[1].citations for row in table.rows)


@pytest.mark.parametrize(
    ("text", "said", "unsaid"),
    [
        ("汐風町の担当課はどこ", "住民課", "1.8万人"),
        ("汐風町の人口は？", "1.8万人", "住民課"),
        ("汐風町のURLは", "https://www.town.shiokaze.example/mado", "1.8万人"),
        ("三日月市の届けの窓口の効果は？", "25分", "180万円"),
        ("三日月市の窓口の目標は？", "15分にする", "25分"),
        ("三日月市の令和6年度の費用は？", "40万円", "180万円"),
    ],
)
def test_a_question_for_one_part_is_answered_with_just_that_part(library, text, said, unsaid):
    told = _told(_ask(library, text))

    assert said in told
    assert unsaid not in told


def test_a_total_is_no_answer_to_what_one_costs(library):
    answer = _answer(library, "三日月市の窓口は1人あたり月いくらですか")

    assert "180万円" not in (_told(answer) if isinstance(answer, Grounded) else "")


def test_the_kind_whose_case_is_asked_for_is_not_taken_for_who_asks(library):
    answer = _ask(library, "町の窓口の事例")

    assert _bodies(answer)[0] == "汐風町"
    assert "町の取組" in _fit(answer, "汐風町").matches
    assert "同じ" not in answer.claims[0].text


def test_as_many_as_asked_for_are_listed_a_line_each(library):
    answer = _ask(library, "窓口の事例を2つ教えて")

    assert len(answer.claims) == len(answer.cases) == 2
    assert all(
        case.municipality.full_name in claim.text for claim, case in zip(answer.claims, answer.cases, strict=True)
    )


def test_two_bodies_are_set_side_by_side(library):
    answer = _ask(library, "汐風町と三日月市の違いは？")

    (table,) = answer.tables
    rows = {row[0].text: row[1:] for row in table.rows}
    assert answer.kind is QuestionKind.COMPARISON
    assert table.header == ("項目", "若葉県汐風町", "若葉県三日月市")
    assert [cell.text for cell in rows["人口"]] == ["1.8万人", "14.6万人"]
    assert [cell.text for cell in rows["効果（目標・見込）"]] == ["資料に記載なし", "令和8年度までに15分にする。"]
    assert all(cell.citations for row in rows.values() for cell in row if cell.text != "資料に記載なし")


@pytest.mark.parametrize(
    ("text", "names", "count"),
    [
        ("人口1万人未満の団体の取組", ["北峰村"], "1件"),
        ("費用が100万円以下の事例", ["汐風町"], "1件"),
        ("費用が100万円を超える事例は？", ["三日月市"], "1件"),
        ("県の取組は？", ["雪代県"], "1件"),
        ("町村の事例は？", ["汐風町", "北峰村"], "2件"),
        ("雪代県内の団体の事例は？", ["北峰村", "雪代県"], "2件"),
        ("登録されている事例はいくつありますか", ["三日月市", "汐風町", "北峰村", "雪代県", "大環市"], "5件"),
    ],
)
def test_a_list_is_exact_and_says_how_many(library, text, names, count):
    answer = _ask(library, text)

    assert sorted(_bodies(answer)) == sorted(names)
    assert count in answer.claims[0].text
    assert [len(table.rows) for table in answer.tables] == ([len(names)] if len(names) > 1 else [])
    assert all(any(case.municipality.full_name in line for line in _lines(answer)) for case in answer.cases)


def _lines(answer):
    rows = [cell.text for table in answer.tables for row in table.rows for cell in row]
    return [*(claim.text for claim in answer.claims), *rows]


def test_what_a_condition_cannot_be_decided_for_is_left_out_and_said(library):
    (caution,) = _ask(library, "人口1万人未満の団体の取組").cautions

    assert caution.kind is CautionKind.CASES_COUNTED
    assert caution.text.startswith("人口の記載がない事例が1件あり")


def test_that_no_case_fulfils_the_conditions_is_said_with_what_was_looked_for(library):
    answer = _answer(library, "人口100万人以上の団体の取組は？")

    assert isinstance(answer, Unanswered)
    assert answer.kind is QuestionKind.CASE
    assert "登録されている事例5件" in answer.cautions[0].text
    assert "人口100万人以上" in answer.cautions[0].text


@pytest.mark.parametrize(
    "text", ["水道料金の滞納整理の事例は？", "メタバースの活用事例の費用はいくら？", "汐風町の町長の名前は？"]
)
def test_what_no_case_tells_is_refused(library, text):
    assert isinstance(_answer(library, text), Unanswered)


def test_a_name_that_two_bodies_bear_is_asked_back(tmp_path):
    twins = _CASES.replace("雪代県北峰村", "雪代県汐風町").replace("北峰村人口", "汐風町人口")
    library = memory_library(tmp_path, _publication(twins, "twins.md"))

    answer = _answer(library, "汐風町の取組は？")

    assert isinstance(answer, Unanswered)
    assert answer.reason is Reason.WHICH_MUNICIPALITY
    assert set(answer.choices) == {"若葉県汐風町", "雪代県汐風町"}
    for choice in answer.choices:
        (chosen,) = _ask(library, asked_with("汐風町の取組は？", choice)).cases
        assert chosen.municipality.full_name == choice


@pytest.mark.parametrize(
    "text",
    [
        "人口2万人の町で使える窓口の事例はありますか",
        "三日月市の取組を教えて",
        "汐風町と三日月市の違いは？",
        "窓口の事例を2つ教えて",
    ],
)
def test_every_number_of_claims_and_cells_stands_in_a_quote_that_stands_in_its_source(library, text):
    answer = _ask(library, text)
    quotes = {citation.n: citation.quote for citation in answer.citations}
    chunks = library.chunks(citation.chunk_id for citation in answer.citations)

    assert all(citation.quote in chunks[citation.chunk_id].text for citation in answer.citations)
    cells = [cell for table in answer.tables for row in table.rows for cell in row]
    for told in (*answer.claims, *cells):
        borne = tuple(number for n in told.citations for number in numbers_in(quotes[n]))
        assert all(stands_in(number, borne) for number in numbers_in(told.text)), told
