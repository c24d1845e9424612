"""Chunks keep to their section, their page and their sentences, and lose nothing."""

from hypothesis import given
from hypothesis import strategies as st

from ingest.blocks import Block, BlockKind, ParsedFile
from ingest.chunking import LONGEST, chunks_of
from ingest.outline.structure import outline_of
from knowledge.domain.document import Chunk, Document, DocumentKind, Edition
from tests.unit.ingest.reading import RegexWords, markdown_file, plain_file, published

_EDITION = Edition(
    id="e",
    document=Document(id="d", title="手引", kind=DocumentKind.OTHER),
    label="",
    published=None,
    source_name="f",
    source_hash="h",
)
_SENTENCES = st.lists(
    st.sampled_from(["春に種をまく。", "夏は水をやり、草を取る。", "秋に刈る。"]), min_size=1, max_size=120
)


def _texts(parsed: ParsedFile) -> list[str]:
    return [chunk.text for chunk in chunks_of(_EDITION, outline_of(parsed), RegexWords())]


@given(st.lists(_SENTENCES, min_size=1, max_size=8))
def test_no_sentence_is_cut_and_none_is_lost(paragraphs: list[list[str]]) -> None:
    text = "# 畑\n\n## 一年\n\n" + "\n\n".join("".join(sentences) for sentences in paragraphs)

    texts = _texts(markdown_file(text))

    assert all(len(chunk) <= LONGEST + 20 for chunk in texts)
    assert all(line.endswith("。") or line == "一年" for chunk in texts for line in chunk.split("\n"))
    assert "".join(texts).replace("\n", "") == "一年" + "".join("".join(sentences) for sentences in paragraphs)


def test_a_long_section_becomes_chunks_of_about_even_length() -> None:
    paragraphs = "\n\n".join("水をやり、草を取り、虫を見る。" * 8 for _ in range(20))

    lengths = [len(text) for text in _texts(markdown_file(f"# 畑\n\n## 夏\n\n{paragraphs}"))]

    assert len(lengths) > 2
    assert all(400 <= length <= LONGEST for length in lengths)


def test_sections_never_share_a_chunk() -> None:
    texts = _texts(markdown_file("# 畑\n\n## 春\n\nまく。\n\n## 夏\n\n待つ。\n"))

    assert texts == ["春\nまく。", "夏\n待つ。"]


def test_a_heading_without_content_goes_with_the_section_below_it() -> None:
    (chunk,) = published(markdown_file("# 畑\n\n## 春\n\n### 種\n\nまく。\n")).chunks

    assert chunk.text == "春\n種\nまく。"
    assert chunk.location.heading_path == ("春", "種")


def test_a_heading_with_nothing_below_it_is_not_lost() -> None:
    assert _texts(markdown_file("# 畑\n\n## 春\n\nまく。\n\n## 様式\n")) == ["春\nまく。", "様式"]


def test_rows_are_never_cut() -> None:
    row = "| 種 | " + "まく時期と深さと間隔、" * 90 + " |"
    blocks = (Block(kind=BlockKind.TABLE_ROW, text=row), Block(kind=BlockKind.TABLE_ROW, text="| 苗 | 植える |"))

    texts = _texts(ParsedFile(title="", blocks=blocks, pages=0))

    assert texts == [row, "| 苗 | 植える |"]


def test_a_chunk_keeps_to_one_page() -> None:
    blocks = tuple(Block(kind=BlockKind.PARAGRAPH, text=f"{page}頁目の文。", page=page) for page in (1, 1, 2))

    chunks = chunks_of(_EDITION, outline_of(ParsedFile(title="", blocks=blocks, pages=2)), RegexWords())

    assert [(chunk.location.page, chunk.text) for chunk in chunks] == [
        (1, "1頁目の文。\n1頁目の文。"),
        (2, "2頁目の文。"),
    ]


def test_a_label_is_not_parted_from_what_it_announces() -> None:
    filler = "\n\n".join(["土を耕し、石を除き、堆肥を入れて、しばらく置く。" * 4] * 7)

    texts = _texts(plain_file(f"畑の手引\n\n1. 春\n\n{filler}\n\n道具の例：\n\n- 鍬\n- 鎌\n\n{filler}\n"))

    assert not any(text.endswith("道具の例：") for text in texts)


def test_blank_space_is_dropped_and_texts_stay_verbatim() -> None:
    source = "手引\n\n1. 春\n\n**土を耕す**。\n\n\n\n- ✓ 種を　まく\n  つづき\n"

    (chunk,) = published(plain_file(source)).chunks

    assert all(line in source for line in chunk.text.split("\n"))
    assert chunk.text.split("\n")[:2] == ["1. 春", "**土を耕す**。"]


def test_tokens_hold_heading_path_and_text_once() -> None:
    (chunk,) = published(markdown_file("# 畑\n\n## 春\n\n### 種\n\n豆をまく。\n")).chunks

    assert chunk.tokens == ("春", "種", "豆")


def _row(text: str, page: int = 1, **stated: str) -> Block:
    return Block(kind=BlockKind.TABLE_ROW, text=text, page=page, **stated)


def _chunks(*blocks: Block) -> tuple[Chunk, ...]:
    return chunks_of(_EDITION, outline_of(ParsedFile(title="", blocks=blocks, pages=2)), RegexWords())


def test_a_table_that_goes_on_is_found_by_its_header_and_caption() -> None:
    rows = [
        _row(f"{year}年 | {year * 2}株", page=1 + (year > 2), header="年 | 植えた数", caption="表1 苗の数")
        for year in range(1, 5)
    ]
    first, second = _chunks(Block(kind=BlockKind.PARAGRAPH, text="表1 苗の数", page=1), _row("年 | 植えた数"), *rows)

    assert first.context == ""
    assert second.text == "3年 | 6株\n4年 | 8株"
    assert second.context == "表1 苗の数\n年 | 植えた数"
    assert "植" in second.tokens


def test_a_paragraph_that_goes_on_over_the_page_break_tells_both_pages() -> None:
    (chunk,) = _chunks(Block(kind=BlockKind.PARAGRAPH, text="春に種をまき、夏に待つ。", page=1, last_page=2))

    assert (chunk.location.page, chunk.location.last_page) == (1, 2)
