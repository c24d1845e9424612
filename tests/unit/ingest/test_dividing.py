"""Text without an end is divided; nothing of it is lost, and what people wrote stays whole."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.blocks import Block, BlockKind, ParsedFile
from ingest.dividing import sentence_spans, spans_within
from ingest.handover import fit
from tests.unit.ingest.reading import published

_TEXTS = st.text("町窓口。、！\n 　|（）「」a1.", max_size=300)


@given(text=_TEXTS, longest=st.integers(1, 60))
def test_pieces_are_short_and_lose_nothing_but_white_space(text: str, longest: int) -> None:
    for spans in (spans_within(text, longest), sentence_spans(text, longest)):
        pieces = [text[start:end] for start, end in spans]
        assert "".join("".join(pieces).split()) == "".join(text.split())
        assert all(0 < len(piece) <= longest for piece in pieces)


def test_sentences_that_fit_stay_whole() -> None:
    text = "町は窓口を見直す。" * 10
    assert {text[start:end][-1] for start, end in spans_within(text, 25)} == {"。"}


def test_a_text_without_an_end_is_parted_after_a_pause() -> None:
    text = "窓口を開き、" * 100
    assert {text[start:end][-1] for start, end in spans_within(text, 50)} == {"、"}


def test_a_block_that_only_a_machine_writes_comes_over_in_several() -> None:
    line = Block(kind=BlockKind.PARAGRAPH, text="町" * 50_000)
    parsed = fit(ParsedFile(title="", blocks=(line, replace(line, kind=BlockKind.HEADING, level=1)), pages=0))
    assert [block.kind for block in parsed.blocks] == [BlockKind.PARAGRAPH] * 6
    assert sum(len(block.text) for block in parsed.blocks) == 100_000


@pytest.mark.parametrize("kind", [BlockKind.PARAGRAPH, BlockKind.TABLE_ROW, BlockKind.LIST_ITEM])
def test_no_chunk_is_longer_than_three_chunks(kind: BlockKind) -> None:
    block = Block(kind=kind, text="項目 | " * 4_000)
    chunks = published(ParsedFile(title="", blocks=(block,), pages=0)).chunks
    assert max(len(chunk.text) for chunk in chunks) <= 2400
    assert "".join("".join(chunk.text for chunk in chunks).split()) == "項目|" * 4_000
