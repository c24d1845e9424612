"""Whatever a parser hands on becomes a publication: nothing of the text is lost, and nothing raises."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ingest.blocks import Block, BlockKind, ParsedFile
from ingest.outline.structure import outline_of
from ingest.outline.units import _is_page_number
from knowledge.domain.document import Box
from tests.unit.ingest.reading import published

pytestmark = pytest.mark.slow

_LINES = st.one_of(
    st.text(max_size=40),
    st.sampled_from(
        [
            "第１章　手順",
            "1. 春",
            "(1) 夏",
            "① 秋",
            "【対象経費】",
            "手順 ........ 3",
            "1 予約を画面に移す【青葉県若草市】",
            "Point 列をなくす",
            "取組の概要",
            "※担当：若草市 窓口課",
            "【財政措置】 特別交付税（措置率0.5→0.7）",
            "事業期間 令和７年度まで",
            "年度 | 措置率 | 備考",
            "人口：8.2万人",
            "。" * 5,
            "町は窓口を見直す。" * 120,
            "- ",
            "|",
        ]
    ),
)
_PAGES = st.one_of(st.none(), st.integers(1, 5))
_BOXES = st.lists(
    st.builds(Box, x0=st.floats(0, 9), top=st.floats(0, 9), x1=st.floats(0, 9), bottom=st.floats(0, 9)), max_size=2
)
_BLOCKS = st.builds(
    Block,
    kind=st.sampled_from([kind for kind in BlockKind if kind is not BlockKind.GAP]),
    text=st.lists(_LINES, min_size=1, max_size=3).map("\n".join),
    page=_PAGES,
    level=st.integers(0, 12),
    size=st.floats(0, 100),
    boxes=_BOXES.map(tuple),
    last_page=_PAGES,
    header=st.sampled_from(["", "年度 | 措置率"]),
    caption=st.sampled_from(["", "表１"]),
)
_GAPS = st.builds(Block, kind=st.just(BlockKind.GAP), text=st.just(""), level=st.integers(0, 5))
_FILES = st.builds(
    ParsedFile,
    title=_LINES,
    blocks=st.lists(st.one_of(_BLOCKS, _GAPS), max_size=25).map(tuple),
    pages=st.integers(0, 5),
    stated=st.lists(st.tuples(st.sampled_from(["title", "edition", "date", "kind", "x"]), _LINES), max_size=3).map(
        tuple
    ),
)


@settings(max_examples=200, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(parsed=_FILES)
def test_any_blocks_become_a_publication_that_holds_all_their_text(parsed: ParsedFile) -> None:
    publication = published(parsed)

    # The title of the whole names the document; a heading that repeats the one before it is said once; and a line of
    # nothing but a number is that of a page.
    held = _bare("".join(chunk.text for chunk in publication.chunks) + outline_of(parsed).title)
    assert [block for block in parsed.blocks if _bare(block.text) not in held and not _is_page_number(block)] == []
    assert all(chunk.text.strip() for chunk in publication.chunks)
    assert [chunk.ordinal for chunk in publication.chunks] == list(range(len(publication.chunks)))
    texts = {chunk.id: chunk.text for chunk in publication.chunks}
    for record in (*publication.cases, *publication.measures):
        assert all(field.text in texts[field.chunk_id] for field in record.stated)


def _bare(text: str) -> str:
    return "".join(text.split())
