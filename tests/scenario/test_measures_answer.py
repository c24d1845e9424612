"""Questions about measures: one conclusion with its standing, who may use it, what comes after, others by name."""

from datetime import date

import pytest

from ingest.pipeline import publication_of
from ingest.sources import Given
from knowledge.answering.advisor import Advisor
from knowledge.domain.answer import CautionKind, Grounded, Question
from knowledge.library.opening import open_words
from knowledge.testing import memory_library
from tests.unit.ingest.reading import markdown_file

_TODAY = date(2026, 8, 1)
_TOWN, _PREFECTURE = "町", "都道府県"
_LIST = """# 電子行政の措置一覧

## 相談員の派遣事業

- 対象団体：都道府県
- 対象経費：相談員を町村へ派遣する際の旅費
- 事業期間：令和7年度から令和9年度まで
- 財政措置：特別交付税措置（措置率0.8）

## 相談員の任用事業

- 対象団体：市町村
- 対象経費：相談員を任用する際の報酬と旅費
- 事業期間：令和7年度から令和9年度まで
- 財政措置：特別交付税措置（措置率0.5）

## 端末の更新事業

- 対象団体：市町村
- 対象経費：庁内の端末の購入費
- 事業期間：令和5年度から令和7年度まで
- 財政措置：補助金（補助率2分の1）

## 端末の刷新事業

- 対象団体：市町村
- 対象経費：庁内の端末の購入費と設定費
- 事業期間：令和8年度から令和10年度まで
- 財政措置：補助金（補助率3分の1）

## 離島の通信事業

- 対象団体：離島の町村
- 対象経費：海底の回線の引込費
- 事業期間：令和8年度から令和10年度まで
- 財政措置：補助金（補助率10分の9）
"""


@pytest.fixture(scope="module")
def library(tmp_path_factory):
    one = publication_of(
        markdown_file(_LIST), source_name="list.md", source_hash="list", given=Given(), words=open_words()
    )
    return memory_library(tmp_path_factory.mktemp("measures"), one)


@pytest.fixture
def ask(library):
    def asked(text, municipality=""):
        question = Question(text=text, asked_on=_TODAY, as_of=_TODAY, municipality=municipality)
        answer = Advisor(library).ask(question)
        assert isinstance(answer, Grounded), answer
        return answer

    return asked


def test_a_measure_that_is_open_to_the_asker_leads_and_the_other_is_told_to_be_not(ask):
    answer = ask("相談員の旅費に使える財政措置は？", _TOWN)

    assert answer.claims[0].text == "「相談員の任用事業」として特別交付税措置（措置率0.5）が使えます。"
    (barred,) = answer.ineligible
    assert barred.reason == "貴団体（町）は対象外です（「都道府県」）。"
    assert any("貴団体（町）は「相談員の派遣事業」の対象外です" in claim.text for claim in answer.claims[1:])


def test_a_prefecture_is_told_the_same_the_other_way_round(ask):
    answer = ask("相談員の旅費に使える財政措置は？", _PREFECTURE)

    assert "「相談員の派遣事業」として特別交付税措置（措置率0.8）が使えます" in answer.claims[0].text
    assert [one.reason for one in answer.ineligible] == ["貴団体（都道府県）は対象外です（「市町村」）。"]


def test_a_measure_that_is_named_but_not_open_says_so_first_and_still_tells_what_was_asked(ask):
    answer = ask("相談員の派遣事業の措置率は？", _TOWN)

    assert answer.claims[0].text == "貴団体（町）は「相談員の派遣事業」の対象外です（「都道府県」）。"
    assert "措置率は0.8です" in answer.claims[1].text


def test_where_it_is_not_known_who_asks_the_kinds_are_asked_for(ask):
    answer = ask("相談員の旅費に使える財政措置は？")

    assert answer.ineligible == ()
    assert CautionKind.ASKER_UNKNOWN in {caution.kind for caution in answer.cautions}


def test_a_measure_whose_recipients_cannot_be_decided_is_open_on_a_condition(ask):
    answer = ask("離島の通信事業は使えますか。補助率は", _TOWN)

    assert answer.ineligible == ()


def test_an_ended_measure_says_so_in_the_conclusion_and_names_what_comes_after(ask):
    answer = ask("端末の更新事業の補助率は？", _TOWN)

    first, after, *_ = (claim.text for claim in answer.claims)
    assert first == (
        "「端末の更新事業」の補助率は2分の1です。ただし、事業期間（令和5年度から令和7年度まで）は終了しています。"
    )
    assert after == "後継と見られる措置に「端末の刷新事業」（補助金（補助率3分の1））があります。"


def test_each_rate_stands_in_a_claim_that_names_its_own_measure(ask):
    answer = ask("相談員の旅費に使える財政措置は？")

    for claim in answer.claims:
        assert ("0.8" in claim.text) <= ("派遣事業" in claim.text)
        assert ("0.5" in claim.text) <= ("任用事業" in claim.text)


def test_every_claim_stands_in_its_source(ask, library):
    answer = ask("端末の更新事業の補助率は？", _TOWN)

    chunks = library.chunks(citation.chunk_id for citation in answer.citations)
    assert all(citation.quote in chunks[citation.chunk_id].text for citation in answer.citations)


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("終了した財政措置は？", "「端末の更新事業」の事業期間（令和5年度から令和7年度まで）は、終了しています。"),
        (
            "もうすぐ締め切りの補助金は？",
            "まもなく終わる措置はなく、次に終わるのは「相談員の任用事業」の事業期間（令和7年度から令和9年度まで）です。",
        ),
        (
            "令和10年度で終わる補助金はありますか",
            "「端末の刷新事業」の事業期間（令和8年度から令和10年度まで）が、お尋ねの時期に終わります。",
        ),
        (
            "今年度から始まるものは？",
            "「端末の刷新事業」の事業期間（令和8年度から令和10年度まで）が、お尋ねの時期に始まります。",
        ),
        ("使える補助金はありますか？", "「相談員の任用事業」として特別交付税措置（措置率0.5）が使えます。"),
    ],
)
def test_a_question_for_a_list_is_answered_from_the_periods(ask, text, first):
    answer = ask(text)

    assert answer.claims[0].text == first
    assert all(claim.citations for claim in answer.claims)


def test_a_list_of_what_can_be_used_has_the_open_ones_first_and_the_barred_ones_last(ask):
    answer = ask("使える補助金はありますか？", _TOWN)

    told = [claim.text for claim in answer.claims]
    assert "「相談員の任用事業」" in told[0]
    assert "終了" in told[-2]
    assert "対象外" in told[-1]


def test_a_question_that_names_what_the_money_is_for_is_no_question_for_a_list(ask):
    answer = ask("端末の購入費に使える補助金はありますか？", _TOWN)

    assert "端末" in answer.claims[0].text
    assert all("相談員" not in claim.text for claim in answer.claims)
