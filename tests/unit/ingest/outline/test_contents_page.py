"""The contents page is found by its page numbers or links, and nothing else is taken for it."""

import pytest

from ingest.outline.contents_page import ContentsPage, Entry, contents_page
from tests.unit.ingest.reading import markdown_file, plain_file

_ENTRIES = (Entry(title="はじめに", page=1), Entry(title="進め方", page=3), Entry(title="おわりに", page=12))


def _found(text: str) -> ContentsPage:
    return contents_page(plain_file(text).blocks)


@pytest.mark.parametrize(
    "text",
    [
        "目次\n\n・ はじめに\t1\n・ 進め方\t3\n・ おわりに\t12\n\nはじめに\n",
        "目　次\n\nはじめに …… 1\n進め方 …… 3\nおわりに …… 12\n\nはじめに\n",
        "もくじ\nはじめに　　p.1\n進め方　　p.3\nおわりに　　p.12\n\nはじめに\n",
        "目次\n\nはじめに --------------- 1\n\n進め方 --------------- 3\n\nおわりに --------------- 12\n\nはじめに\n",
        "Contents\n\n目次 ....... i\nはじめに ....... 1\n進め方 ....... 3\nおわりに ....... 12\n\nはじめに\n",
    ],
)
def test_entries_are_read_however_they_are_set(text: str) -> None:
    assert _found(text).entries == _ENTRIES


def test_the_blocks_of_the_contents_page_end_with_its_last_entry() -> None:
    parsed = plain_file("題\n\n目次\n\n・ はじめに\t1\n・ 進め方\t3\n\nはじめに\n\n本文 3\n")

    left = [block.text for at, block in enumerate(parsed.blocks) if at not in contents_page(parsed.blocks).blocks]

    assert [text for text in left if text] == ["題", "はじめに", "本文 3"]


@pytest.mark.parametrize(
    "text",
    [
        "町\t人数\n山辺町\t120\n川辺町\t340\n谷町\t400\n森町\t500\n",
        "目次\n\n本文は次のとおりである。令和7年度に始める。\n",
        "費用\n\n審査の仕組み 200\n連携の仕組み 50\n",
    ],
)
def test_tables_and_prose_are_no_contents_page(text: str) -> None:
    assert not _found(text).blocks


def test_links_to_the_headings_of_the_file_are_a_contents_page() -> None:
    parsed = markdown_file(
        "# 手引\n\n## 目次\n\n- [1. 春](#1)\n- [2. 夏](#2)\n\n## 1. 春\n\nまく。\n\n## 2. 夏\n\n待つ。\n"
    )

    found = contents_page(parsed.blocks)

    assert [parsed.blocks[at].text.split("]")[0] for at in sorted(found.blocks)] == ["目次", "- [1. 春", "- [2. 夏"]
    assert found.entries == ()
