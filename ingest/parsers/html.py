"""HTML → blocks: the matter of the page without its furniture, tables as rows with their header."""

from pathlib import Path

from ingest.blocks import ParsedFile
from ingest.html.blocks import blocks_of
from ingest.html.charset import decoded_page
from ingest.html.error_page import is_error_page
from ingest.html.inline import text_of
from ingest.html.matter import matter_of
from ingest.html.opening import without_surroundings
from ingest.html.stated import day_of, title_of
from ingest.html.tree import tree_of
from ingest.html.unseen import forms_of, without_unseen
from ingest.parsers import notices
from knowledge.errors import EmptyFile, ErrorPage

_MUCH = 100
"""Hidden characters that the admin should know of: a chapter to be unfolded, or words for machines only."""


def parse(path: Path) -> ParsedFile:
    """Reads a web page. Raises EmptyFile, UnsupportedFormat, and ErrorPage for a saved 「見つかりません」."""
    page = decoded_page(path.read_bytes())
    root = tree_of(page.text)
    body = root.first("body") or root
    forms = forms_of(body)
    hidden = without_unseen(body)
    lines = text_of(body.children).split("\n")
    if not any(lines):
        raise EmptyFile("the page holds no text", which=path.name)
    matter = tuple(blocks_of(matter_of(body, forms)))
    title = title_of(root, matter)
    blocks = without_surroundings(matter, title)
    if is_error_page(title, blocks):
        raise ErrorPage("the page only says that nothing is there", which=path.name)
    day = day_of(root, lines)
    told = [notices.hidden_in_page(hidden)] if hidden >= _MUCH else []
    told += [notices.broken_characters(page.broken)] if page.broken else []
    stated = (("published", day),) if day else ()
    return ParsedFile(title=title, blocks=blocks, pages=0, notices=tuple(told), stated=stated)
