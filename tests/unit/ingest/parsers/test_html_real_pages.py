"""Real municipal pages: every one is read or refused for what it is, and little but its matter is left."""

import re
from pathlib import Path

import pytest

from ingest.html.charset import decoded_page
from ingest.html.inline import text_of
from ingest.html.tree import tree_of
from ingest.html.unseen import without_unseen
from ingest.parsers import delimited, html
from ingest.sniff import Format, format_of
from knowledge.errors import ErrorPage
from knowledge.text import fold

pytestmark = pytest.mark.slow  # some fifty pages


def _sentences(path: Path) -> list[str]:
    """The sentences that a reader of the page sees, furniture included."""
    body = tree_of(decoded_page(path.read_bytes()).text).first("body")
    assert body is not None
    without_unseen(body)
    return [found for line in text_of(body.children).split("\n") for found in re.findall(r"[^。]{8,}。", line)]


def test_nearly_all_sentences_of_the_pages_are_kept_and_their_titles_are_no_names_of_sites(
    shared_documents: Path,
) -> None:
    said = kept = 0
    for path in sorted((shared_documents / "html").glob("*.html")):
        parsed = html.parse(path)
        texts = fold("".join(block.text for block in parsed.blocks))
        sentences = _sentences(path)
        said += len(sentences)
        kept += sum(fold(sentence) in texts for sentence in sentences)
        assert not re.search(r"[市県]$|ホームページ|公式", parsed.title), (path.name, parsed.title)
        assert not re.search(r"ここから本文|本文へスキップ|ページの先頭", texts), path.name
    assert kept > 0.85 * said  # what is missing: skip links, office hours in footers, questionnaires


def test_a_saved_error_page_under_the_name_of_a_workbook_is_told_as_a_page_and_refused(shared_documents: Path) -> None:
    path = shared_documents / "html" / "_soumu_404_shiftjis_named.xlsx"
    assert format_of(path) is Format.HTML
    with pytest.raises(ErrorPage):
        html.parse(path)


def test_a_glossary_says_the_same_as_page_and_as_table(shared_documents: Path) -> None:
    folder = shared_documents / "stdwords"
    page = fold("".join(block.text for block in html.parse(folder / "hyoujun_guideline_yougosyu.html").blocks))
    table = delimited.parse(folder / "hyoujun_guideline_yougosyu.csv")
    rows = [block.text.split(" | ") for block in table.blocks[1:]]
    assert len(rows) > 100
    assert [word for word, _, meaning, *_ in rows if fold(word) not in page or fold(meaning) not in page] == []
