from urllib.parse import parse_qs, urlsplit

import pytest
from fastapi.testclient import TestClient

from bot import messages
from tests.unit.bot.web.answers import ENDED, KeptAnswers, ScriptedAdvisor
from tests.unit.bot.web.reading import Element, read
from tests.unit.bot.web.serving import application
from tests.unit.bot.web.shelf import COUNTER, FUNDING, OLD_STEPS, STEPS, TRAP, Shelf


def _page(client: TestClient, path: str, *, status: int = 200, **params: str) -> Element:
    response = client.get(path, params=params, headers={"Accept": "text/html"})
    assert response.status_code == status
    assert response.headers["Content-Type"] == "text/html; charset=utf-8"
    return read(response.text)


# --- asking --------------------------------------------------------------------------------------------------------
def test_the_first_page_asks_and_answers_nothing(client: TestClient, advisor: ScriptedAdvisor) -> None:
    page = _page(client, "/")
    assert page.one("html").attributes["lang"] == "ja"
    for field in ("question", "as_of"):
        assert page.one("label", **{"for": field}).text
        assert page.one(id=field).attributes["aria-describedby"] == f"{field}-hint"
        assert page.one(id=f"{field}-hint").text
    assert not page.all("article")
    assert not advisor.questions


def test_the_examples_ask_themselves(client: TestClient) -> None:
    links = _page(client, "/").one(class_="examples").all("a")
    asked = tuple(parse_qs(urlsplit(link.attributes["href"]).query)["q"][0] for link in links)
    assert asked == messages.WEB_EXAMPLES == tuple(link.text for link in links)


def test_registered_documents_stand_at_the_foot_with_edition_and_date(client: TestClient) -> None:
    lines = [line.text for line in _page(client, "/").one(class_="documents").all("li")]
    assert "窓口改革の手引 第2.0版 令和6年6月3日（2024-06-03）公表" in lines
    assert "デジタル化の財源一覧 版の記載なし 公表日の記載なし" in lines
    assert len(lines) == 4


def test_an_empty_library_says_so_at_the_foot() -> None:
    with TestClient(application(library=Shelf([], []))) as client:
        assert messages.WEB_NO_DOCUMENTS in _page(client, "/").one("footer").text


@pytest.mark.parametrize(
    ("params", "field", "sentence"),
    [
        ({"q": " "}, "question", messages.INVALID_QUESTION_EMPTY),
        ({"q": "長" * 2_001}, "question", messages.INVALID_QUESTION_LONG),
        ({"q": "財源は", "as_of": "2026-02-30"}, "as_of", messages.INVALID_AS_OF),
    ],
)
def test_what_cannot_be_taken_is_told_beside_the_form_and_kept_in_it(
    client: TestClient, advisor: ScriptedAdvisor, params: dict[str, str], field: str, sentence: str
) -> None:
    page = _page(client, "/", status=422, **params)
    link = page.one(role="alert").one("a")
    assert (link.text, link.attributes["href"]) == (sentence, f"#{field}")
    assert page.one(id=field).attributes["aria-invalid"] == "true"
    assert page.one("textarea").text == params["q"].strip()
    assert not advisor.questions


def test_the_form_keeps_the_question_and_the_day(client: TestClient) -> None:
    page = _page(client, "/", q="推進役の財源は？", as_of="2024-06-01")
    assert page.one("textarea").text == "推進役の財源は？"
    assert page.one(id="as_of").attributes["value"] == "2024-06-01"


# --- an answer -----------------------------------------------------------------------------------------------------
def test_claims_link_to_their_numbered_sources(client: TestClient) -> None:
    page = _page(client, "/", q="推進役の体制は？")
    claim = page.one(class_="claims").one("li")
    assert claim.text == "推進役は、各課から1名を選び、任期は定めない。[1][2]"
    marks = claim.all("a")
    assert [mark.attributes["href"] for mark in marks] == ["#source-1", "#source-2"]
    assert marks[0].attributes["aria-label"] == "根拠1"
    assert page.one(id="source-2").one("blockquote").text == "任期は定めない。"


def test_a_source_shows_document_edition_date_section_page_and_a_quote_without_marks(client: TestClient) -> None:
    source = _page(client, "/", q="推進役の体制は？").one(id="source-1")
    for words in (
        "窓口改革の手引",
        "第2.0版",
        "令和6年6月3日（2024-06-03）公表",
        "2. 進め方 ＞ (1) 体制をつくる",
        "p.3",
    ):
        assert words in source.text
    assert source.one("blockquote").text == "推進役は、各課から１名を選ぶ。"


def test_a_source_opens_its_section_with_the_quote_marked(client: TestClient) -> None:
    href = _page(client, "/", q="推進役の体制は？").one(id="source-1").one("a").attributes["href"]
    assert href.startswith(f"./sources/{STEPS.id}?")
    assert href.endswith("#quote")
    page = read(client.get(href.removeprefix(".")).text)
    assert page.one("mark", id="quote").text == "推進役は、各課から１名を選ぶ。"


def test_cautions_stand_above_the_claims(client: TestClient) -> None:
    page = _page(client, "/", q="推進役の財源は？")
    sections = [section.attributes["class"] for section in page.one("article", class_="answer").all("section")]
    assert sections == ["cautions", "claims", "cards", "sources"]
    assert page.one(class_="cautions").one("h2").text == messages.CAUTIONS
    assert ENDED in page.one(class_="cautions").text


def test_without_a_caution_there_is_no_box(client: TestClient) -> None:
    assert not _page(client, "/", q="推進役の財源は？", as_of="2024-06-01").all(class_="cautions")


@pytest.mark.parametrize(
    ("as_of", "standing", "words"), [("2026-10-01", "closed", "終了"), ("2024-06-01", "open", "実施期間中")]
)
def test_a_measure_card_carries_its_standing_on_the_day(
    client: TestClient, as_of: str, standing: str, words: str
) -> None:
    card = _page(client, "/", q="推進役の財源は？", as_of=as_of).one(class_="card")
    assert card.one(class_="badge").text == words
    assert standing in card.one(class_="badge").attributes["class"].split()
    rows = {row.one("dt").text: row.one("dd").text for row in card.one("dl").all("div")}
    assert list(rows) == ["対象団体", "対象経費", "措置率・補助率", "措置の種類", "事業期間", "根拠"]
    assert rows["措置率・補助率"] == "措置率0.7"
    assert card.one("a").attributes["href"].startswith(f"./sources/{FUNDING.id}?")


def test_a_case_card_links_to_its_web_page_and_its_source(client: TestClient) -> None:
    card = _page(client, "/", q="書かない窓口の効果は？").one(class_="card")
    assert card.one("h3").text == "書かない窓口"
    assert not card.all(class_="badge")
    outside, source = card.all("a")
    assert outside.attributes == {"href": "https://minato.example.jp/kakanai", "rel": "noreferrer"}
    assert source.attributes["href"].startswith(f"./sources/{COUNTER.id}?")


def test_a_case_card_says_first_why_it_fits_and_what_differs(client: TestClient) -> None:
    rows = _page(client, "/", q="書かない窓口の効果は？").one(class_="card").all("dt")
    assert [row.text for row in rows[:3]] == ["参考になる点", "違う点", "自治体"]


def test_a_table_has_a_caption_headers_and_links_to_its_sources(client: TestClient) -> None:
    page = _page(client, "/", q="書かない窓口の効果は？")
    table = page.one("table")
    assert table.one("caption").text == "書かない窓口の概要"
    assert [(cell.text, cell.attributes["scope"]) for cell in table.one("thead").all("th")] == [
        ("項目", "col"),
        ("みなと市", "col"),
    ]
    assert [cell.attributes["scope"] for cell in table.one("tbody").all("th")] == ["row"] * 3
    population, department, address = table.one("tbody").all("td")
    assert population.text == "8.2万人[2]"
    assert page.one(id=population.one("a").attributes["href"].removeprefix("#")).tag == "li"
    assert department.text == "市民課 <b>[2][3]"
    assert address.one("a").attributes["href"] == "https://minato.example.jp/kakanai"


def test_a_wide_table_scrolls_by_itself_and_can_be_reached_by_key(client: TestClient) -> None:
    region = _page(client, "/", q="書かない窓口の効果は？").one("section", class_="table")
    assert (region.attributes["tabindex"], region.attributes["aria-label"]) == ("0", "書かない窓口の概要")


def test_the_day_is_always_shown_and_the_link_to_share_fixes_it(client: TestClient) -> None:
    page = _page(client, "/", q="推進役の体制は？")
    assert page.one(class_="as-of").text == "基準日 令和8年10月1日（2026-10-01）"
    href = page.one(class_="share").one("a").attributes["href"]
    assert parse_qs(urlsplit(href).query) == {"q": ["推進役の体制は？"], "as_of": ["2026-10-01"]}


def test_a_refusal_says_so_with_its_reason_and_the_nearest_sources(client: TestClient) -> None:
    page = _page(client, "/", q="粗大ごみの手数料は？")
    refusal = page.one(class_="refusal")
    assert messages.NOT_IN_LIBRARY in refusal.text
    assert "答えとして引用できる記述が見つかりませんでした。" in refusal.text
    assert not page.all(class_="claims")
    assert page.one(id="sources-title").text == messages.NEAREST
    nearest = page.one(id="source-1")
    assert nearest.one("a").attributes["href"].startswith(f"./sources/{STEPS.id}?quote=")
    assert nearest.one("blockquote").text == "任期は定めない。"
    assert messages.NEAREST_QUOTED in page.one(class_="sources").text


# --- hostile text --------------------------------------------------------------------------------------------------
def test_a_question_is_text_and_never_markup(client: TestClient) -> None:
    hostile = '"></textarea><script>alert(1)</script>罠<img src=x onerror=alert(2)>'
    page = _page(client, "/", q=hostile)
    assert page.one("h1", id="asked").text.endswith(hostile)
    assert page.one("textarea").text == hostile
    assert [script.attributes for script in page.all("script")] == [{"src": "./static/page.js", "defer": ""}]
    assert not page.all("img")


def test_a_refused_question_and_day_are_text_too(client: TestClient) -> None:
    page = _page(client, "/", status=422, q="<b>" + "長" * 2_000, as_of='"><script>')
    assert page.one(id="as_of").attributes["value"] == '"><script>'
    assert len(page.all("script")) == 1
    assert not page.all("b")


def test_documents_and_quotes_are_text_and_never_markup(client: TestClient) -> None:
    page = _page(client, "/", q="罠")
    source = page.one(id="source-1")
    assert '<script>alert("文書")</script>' in source.text
    assert source.one("blockquote").text == '<script>alert("本文")</script>'
    assert len(page.all("script")) == 1


def test_a_section_is_text_and_never_markup(client: TestClient) -> None:
    page = _page(client, f"/sources/{TRAP.id}", quote='<script>alert("本文")</script>')
    assert page.one("mark").text == '<script>alert("本文")</script>'
    assert '" onmouseover="alert(2)" を含む行。' in page.one(class_="original").text
    assert page.one("h1").text == "<img src=x onerror=alert(1)>"
    assert len(page.all("script")) == 1
    assert not page.all("img")


# --- a source ------------------------------------------------------------------------------------------------------
def test_a_source_page_shows_the_whole_section_with_its_facts(client: TestClient) -> None:
    page = _page(client, f"/sources/{STEPS.id}")
    facts = {row.one("dt").text: row.one("dd").text for row in page.one(class_="facts").all("div")}
    assert facts == {
        "文書": "窓口改革の手引",
        "版": "第2.0版",
        "公表日": "令和6年6月3日（2024-06-03）",
        "章節": "2. 進め方 ＞ (1) 体制をつくる",
        "ページ": "p.3",
        "ファイル": "窓口改革の手引.pdf",
    }
    assert [sheet.text for sheet in page.all(class_="sheet")] == ["p.3", "p.4"]
    assert "推進役の集まりを毎月開く。" in page.one(class_="original").text
    assert not page.all("mark")
    assert not page.all(class_="notice")


def test_an_older_edition_is_shown_with_a_notice(client: TestClient) -> None:
    notice = _page(client, f"/sources/{OLD_STEPS.id}").one(class_="notice")
    assert notice.text == messages.WEB_RETIRED.format(current="窓口改革の手引 第2.0版")


def test_a_document_that_was_taken_out_is_shown_with_a_notice() -> None:
    with TestClient(application(library=Shelf([OLD_STEPS], []))) as client:
        assert _page(client, f"/sources/{OLD_STEPS.id}").one(class_="notice").text == messages.WEB_WITHDRAWN


def test_words_that_are_not_in_the_source_are_never_shown_as_its_quote(client: TestClient) -> None:
    page = _page(client, f"/sources/{STEPS.id}", quote="推進役は、置かなくてよい。")
    assert not page.all("mark")
    assert page.one(class_="notice").text == messages.WEB_QUOTE_MISSING
    assert "置かなくてよい" not in page.text


def test_an_unknown_source_is_a_friendly_page(client: TestClient) -> None:
    page = _page(client, "/sources/unknown", status=404)
    assert page.one("h1").text == messages.WEB_SOURCE_NOT_FOUND
    assert page.one("main").one("a").attributes["href"] == "../"


def test_who_asks_is_handed_on_and_stays_in_the_field() -> None:
    answers = KeptAnswers()
    client = TestClient(application(answers=answers))
    page = client.get("/", params={"q": "推進役の財源は？", "municipality": " 若葉県汐風町 "})
    assert answers.kept[-1].question.municipality == "若葉県汐風町"
    assert 'value="若葉県汐風町"' in page.text
    assert client.get("/", params={"q": "財源は？", "municipality": "町" * 101}).status_code == 422
