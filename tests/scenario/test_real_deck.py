"""What a real, flattened slide deck becomes; the file is not ours to ship, so the test skips where it is absent."""

import re
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from ingest.pipeline import read_publication
from ingest.sandbox import Limits
from ingest.sources import Given
from knowledge.domain.calendar import FiscalYear, Period
from knowledge.domain.case import Case, EffectKind
from knowledge.domain.document import Chunk, DocumentKind
from knowledge.domain.measure import Measure
from knowledge.domain.publication import Publication


class _RegexWords:
    def content(self, text: str) -> tuple[str, ...]:
        return tuple(re.findall(r"[一-龠]+|[ァ-ヶー]+|[a-z0-9]+", text.lower()))


@pytest.fixture(scope="module")
def deck_path(shared_documents: Path) -> Path:
    return shared_documents / "soumu-digital-jinzai-sankou.txt"


@pytest.fixture(scope="module")
def deck(deck_path: Path) -> Publication:
    return read_publication(deck_path, given=Given(), words=_RegexWords(), limits=Limits())


def _chunk(deck: Publication, words: str) -> Chunk:
    (chunk,) = [chunk for chunk in deck.chunks if words in chunk.text]
    return chunk


def _cases(deck: Publication, body: str) -> list[Case]:
    return [case for case in deck.cases if case.municipality.full_name == body]


def test_every_slide_but_the_one_without_text_is_a_section_with_its_page(deck: Publication) -> None:
    slides = [section for section in deck.sections if section.level == 1]

    assert [slide.page for slide in slides] == [2, 3, 4, 5, 7, 8, 9, 10, 18, 19, 20]
    assert deck.edition.document.title == "「デジタル人材の育成・確保」に係る参考事例等"
    assert deck.edition.document.kind is DocumentKind.CASES
    assert (deck.edition.label, deck.edition.published) == ("", None)


def test_titles_lost_with_their_figures_are_supplied_and_told(deck: Publication) -> None:
    told = {notice.page: notice.text for notice in deck.notices}

    assert set(told) == {5, 6, 8, 18, 19, 20}
    assert "見当たりません" in told[6] or "見つかりません" in told[6]
    assert all("目次から補いました" in told[page] for page in (5, 8, 18, 19, 20))


def test_the_contents_page_is_no_content(deck: Publication) -> None:
    assert not any(re.search(r"[^\d]\t\d{1,2}$", line) for chunk in deck.chunks for line in chunk.text.split("\n"))
    assert not any("目次" in section.heading_path[-1][:2] for section in deck.sections)


def test_every_line_of_content_is_in_one_chunk_and_no_chunk_says_more(deck: Publication, deck_path: Path) -> None:
    source = deck_path.read_text(encoding="utf-8")
    body = source[source.index("自治体DX推進計画等の概要\n") :]
    lines = [line.strip() for line in body.split("\n") if line.strip()]
    held = [line.strip() for chunk in deck.chunks for line in chunk.text.split("\n")]

    assert all(line in source for line in held)
    lost = [line for line in lines if line not in held]
    assert lost == [lines[next(at for at, line in enumerate(lines) if line.endswith("を実施。 2"))], "P13"]


def test_chunks_keep_to_their_size(deck: Publication) -> None:
    assert max(len(chunk.text) for chunk in deck.chunks) <= 800


@pytest.mark.parametrize(
    ("words", "slide", "page", "inner"),
    [
        ("**5,000人/5年**", "デジタル人材育成に関する数値目標の設定（東京都）", 5, "リスキング人材育成"),
        ("**40,000人/年**", "デジタル人材育成に関する数値目標の設定（東京都）", 5, "デジタルリテラシー向上"),
        ("7名を確保し", "市区町村に対する都道府県の支援策（北海道）", 19, "地域デジタル化アドバイザー"),
        ("59市町村", "市区町村に対する都道府県の支援策（北海道）", 19, "支援対象市町村数"),
        ("オール東京のDX", "市区町村に対する都道府県の支援策（東京都）", 18, "主な効果"),
        ("5名採用", "デジタル人材の採用枠の創設（北九州市）", 8, "○デジタル区分の新設（R4～）"),
        ("**「全体方針」**", "自治体DX全体手順書【第2.1版】 概要", 3, "ステップ1 全体方針の決定"),
    ],
)
def test_a_statement_lies_under_its_slide_and_heading(
    deck: Publication, words: str, slide: str, page: int, inner: str
) -> None:
    words = words.replace("**「全体方針」**", "「全体方針」**を決定")

    location = _chunk(deck, words).location

    assert (location.heading_path[0], location.page, location.heading_path[-1]) == (slide, page, inner)


def test_the_page_of_a_case_inside_a_range_of_pages_is_not_invented(deck: Publication) -> None:
    assert [case.location.page for case in deck.cases] == [None] * len(deck.cases)


def test_adoption_and_training_are_two_measures_of_one_rate_and_period(deck: Publication) -> None:
    adoption, training, _ = deck.measures

    for measure in (adoption, training):
        assert measure.rate is not None
        assert (measure.rate.before, measure.rate.value) == (None, Decimal("0.7"))
        assert measure.instrument is not None
        assert "特別交付税" in measure.instrument.text
        assert measure.validity == Period(ends=date(2026, 3, 31))
        assert measure.location.page == 9
    assert "確保" in adoption.name
    assert "育成" in training.name
    assert any("人件費" in cost.text for cost in adoption.eligible_costs)
    assert any("受講料" in cost.text for cost in training.eligible_costs)
    assert adoption.recipients is not None
    assert adoption.recipients.text == "都道府県等"


def test_the_note_on_advisers_is_a_measure_with_its_rate_before_and_after(deck: Publication) -> None:
    adviser = deck.measures[2]

    assert adviser.rate is not None
    assert (adviser.rate.before, adviser.rate.value) == (Decimal("0.5"), Decimal("0.7"))
    assert adviser.recipients is not None
    assert adviser.recipients.text == "市町村"
    assert "CIO補佐官等" in adviser.eligible_costs[0].text


def test_the_case_that_stands_twice_is_one_with_the_fields_of_both_places(deck: Publication) -> None:
    (case,) = [case for case in _cases(deck, "兵庫県神戸市") if "市民税の申告に集約" in case.title.text]

    assert case.point is not None
    assert case.population is not None
    assert case.population.text == "151.8万人"
    assert case.department is not None
    assert case.department.text == "神戸市 企画調整局デジタル戦略部"
    assert [url.text for url in case.urls] == [
        "https://www.city.kobe.lg.jp/a06814/kurashi/registration/application.html"
    ]
    assert case.topics == ("内部DX", "フロントヤード（住民との接点）", "オンライン行政サービス")
    assert len(case.outline) == 3


def test_each_case_is_read_once_with_its_municipality(deck: Publication) -> None:
    assert [case.municipality.full_name for case in deck.cases] == [
        "兵庫県神戸市",
        "石川県金沢市",
        "滋賀県",
        "兵庫県神戸市",
        "兵庫県神戸市",
        "埼玉県上里町",
        "広島県",
        "愛媛県",
    ]
    assert all(case.point and case.outline for case in deck.cases)


def test_a_case_keeps_what_only_it_states(deck: Publication) -> None:
    (kamisato,) = _cases(deck, "埼玉県上里町")
    (ehime,) = _cases(deck, "愛媛県")

    assert any("1名ずつICTリーダー" in line.text for line in kamisato.outline)
    assert kamisato.population is None
    assert ehime.population is not None
    assert ehime.population.text == "134.2万人"
    assert len(ehime.urls) == 2


def test_every_field_is_a_slice_of_the_chunk_it_names(deck: Publication) -> None:
    texts = {chunk.id: chunk.text for chunk in deck.chunks}

    records: tuple[Case | Measure, ...] = (*deck.cases, *deck.measures)
    for record in records:
        assert record.stated
        assert all(field.text in texts[field.chunk_id] for field in record.stated)


def _figures(case: Case, kind: EffectKind) -> list[list[str]]:
    return [re.findall(r"\d[\d,]*(?=人|時間|件|%)", effect.stated.text) for effect in case.effects_of(kind)]


def test_nothing_in_the_deck_is_told_as_reached_and_every_target_is_apart(deck: Publication) -> None:
    """Read by hand: eight targets in five cases, and no effect that the deck says has come about."""
    (zero,) = [case for case in _cases(deck, "兵庫県神戸市") if "市民税の申告に集約" in case.title.text]
    (team,) = [case for case in _cases(deck, "兵庫県神戸市") if "働き方改革推進チーム" in case.title.text]
    (kanazawa,) = _cases(deck, "石川県金沢市")
    (shiga,) = _cases(deck, "滋賀県")

    assert _figures(zero, EffectKind.TARGET) == [["660"], ["7,300"]]
    assert _figures(kanazawa, EffectKind.TARGET) == [["100"]]
    assert _figures(shiga, EffectKind.TARGET) == [["10", "15", "450"], [], [], ["100"]]
    assert _figures(team, EffectKind.TARGET) == [["70"]]
    assert team.effects[0].subject is not None
    assert "カバー率" in team.effects[0].subject.text
    assert sum(len(case.effects) for case in deck.cases) == 8
    assert not [effect for case in deck.cases for effect in case.effects if effect.kind is not EffectKind.TARGET]


def test_costs_keep_their_fiscal_year_though_its_era_was_misread(deck: Publication) -> None:
    (zero,) = [case for case in _cases(deck, "兵庫県神戸市") if "市民税の申告に集約" in case.title.text]

    told = [(re.search(r"約[\d,]+万円", cost.amount.text), cost.period) for cost in zero.costs]
    assert [(found and found[0], period) for found, period in told] == [
        ("約200万円", FiscalYear(2022).period),
        ("約2,000万円", FiscalYear(2023).period),
        ("約50万円", FiscalYear(2022).period),
    ]
    assert sum(len(case.costs) for case in deck.cases) == 3


def test_background_and_method_come_from_their_own_places_only(deck: Publication) -> None:
    counted = {case.title.text[:12]: (len(case.background), len(case.method)) for case in deck.cases}

    assert sorted(counts for counts in counted.values() if any(counts)) == [(2, 0), (4, 1)]
