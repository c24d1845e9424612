from datetime import date

import pytest

from knowledge.answering.checking.grounding import check
from knowledge.domain.answer import Draft, Quote
from knowledge.domain.document import Chunk, Document, DocumentKind, Edition, Location
from knowledge.domain.draft_table import DraftCell, DraftTable

_EDITION = Edition(
    id="e1",
    document=Document(id="d1", title="推進の手引き", kind=DocumentKind.HANDBOOK),
    label="第2.1版",
    published=date(2025, 4, 1),
    source_name="tebiki.txt",
    source_hash="0",
)
_CHUNK = Chunk(
    location=Location(edition=_EDITION, heading_path=("財政措置",), page=3),
    ordinal=0,
    text="【措置】 **特別交付税**（措置率0.7）を講じます。\n研修は年に20人を対象とします。",
)
_OFFERED = {"P1": (_CHUNK,)}


def _draft(text, quote, key="P1"):
    return Draft(text=text, quotes=(Quote(key=key, text=quote),))


def test_a_claim_whose_quote_stands_is_kept_with_the_verbatim_slice():
    checked = check([_draft("措置率は0.7です。", "特別交付税（措置率0.7）")], _OFFERED)

    assert [claim.citations for claim in checked.claims] == [(1,)]
    assert checked.citations[0].quote == "特別交付税**（措置率0.7）"
    assert checked.citations[0].quote in _CHUNK.text


@pytest.mark.parametrize(
    "draft",
    [
        _draft("措置率は0.5です。", "特別交付税（措置率0.7）"),
        _draft("措置率は0.7％です。", "特別交付税（措置率0.7）"),
        _draft("措置率は0.7です。", "普通交付税（措置率0.7）"),
        _draft("措置率は0.7です。", "特別交付税（措置率0.7）", key="P9"),
        _draft("措置があります。", "措置"),
        Draft(text="根拠のない文です。", quotes=()),
    ],
    ids=["other number", "other unit", "not in the source", "key not offered", "too short to prove", "no quote"],
)
def test_a_claim_that_its_quote_does_not_bear_falls(draft):
    checked = check([draft], _OFFERED)

    assert checked.claims == ()
    assert checked.fallen == 1


def test_two_claims_on_one_quote_share_its_number():
    checked = check(
        [_draft("研修は20人です。", "年に20人を対象"), _draft("対象は20人です。", "年に20人を対象")], _OFFERED
    )

    assert [claim.citations for claim in checked.claims] == [(1,), (1,)]
    assert len(checked.citations) == 1


def test_a_claim_with_one_false_quote_among_true_ones_falls():
    draft = Draft(
        text="措置率は0.7です。",
        quotes=(Quote(key="P1", text="措置率0.7"), Quote(key="P1", text="全額を国が負担します")),
    )

    assert check([draft], _OFFERED).claims == ()


# --- tables --------------------------------------------------------------------------------------------------------
def _cell(text, quote="", key="P1"):
    return DraftCell(text=text, quotes=(Quote(key=key, text=quote),) if quote else ())


def _table(*rows):
    return DraftTable(title="措置", header=("項目", "内容"), rows=rows)


def test_a_cell_is_numbered_on_from_the_claims_and_a_label_needs_no_quote():
    rows = ((_cell("率"), _cell("0.7", "（措置率0.7）")), (_cell("人数"), _cell("20人", "年に20人を対象")))
    checked = check([_draft("研修は20人です。", "年に20人を対象")], _OFFERED, [_table(*rows)])

    assert [[cell.citations for cell in row] for row in checked.tables[0].rows] == [[(), (2,)], [(), (1,)]]
    assert [citation.n for citation in checked.citations] == [1, 2]
    assert checked.tables[0].header == ("項目", "内容")


@pytest.mark.parametrize(
    "cell",
    [
        _cell("0.5", "（措置率0.7）"),
        _cell("0.7", "措置率は0.7とする"),
        _cell("0.7", "（措置率0.7）", key="P9"),
        _cell("0.7"),
    ],
    ids=["other number", "not in the source", "key not offered", "a figure without a quote"],
)
def test_a_row_falls_whole_with_a_cell_that_is_not_borne(cell):
    standing = (_cell("人数"), _cell("20人", "年に20人を対象"))
    checked = check([], _OFFERED, [_table((_cell("率"), cell), standing)])

    assert [[c.text for c in row] for row in checked.tables[0].rows] == [["人数", "20人"]]
    assert checked.fallen == 1
    assert [citation.quote for citation in checked.citations] == ["年に20人を対象"]


def test_a_table_that_cites_nothing_any_more_is_not_shown():
    checked = check(
        [], _OFFERED, [_table((_cell("率"), _cell("0.5", "（措置率0.7）")), (_cell("期間"), _cell("記載なし")))]
    )

    assert (checked.tables, checked.citations) == ((), ())
