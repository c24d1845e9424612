"""Markdown → blocks through markdown-it-py's tokens; every text is a slice of the source, marks included."""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from markdown_it import MarkdownIt
from markdown_it.token import Token

from ingest.blocks import Block, BlockKind, ParsedFile
from ingest.parsers import notices, plain
from ingest.parsers.decoding import decode
from knowledge.errors import EmptyFile

_FRONT_MATTER = re.compile(r"\A---[ \t]*\n(.*?)\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_STATED = re.compile(r"^([A-Za-z_][\w-]*)[ \t]*:[ \t]*(.+?)[ \t]*$", re.MULTILINE)
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_DEEPEST = 100
_ATX = re.compile(r"^\s{0,3}#{1,6}[ \t]+|[ \t]+#+[ \t]*$")


def parse(path: Path) -> ParsedFile:
    """Reads a Markdown file; the keys of its front matter become `stated`. Raises EmptyFile, UnsupportedFormat."""
    decoded = decode(path.read_bytes())
    front = _FRONT_MATTER.match(decoded.text)
    stated = tuple((key.lower(), value.strip("\"'")) for key, value in _STATED.findall(front[1])) if front else ()
    blocks = tuple(blocks_of(decoded.text[front.end() :] if front else decoded.text))
    if not blocks:
        raise EmptyFile("the file holds no text", which=path.name)
    broken = (notices.broken_characters(decoded.broken),) if decoded.broken else ()
    return ParsedFile(title=dict(stated).get("title", ""), blocks=blocks, pages=0, notices=broken, stated=stated)


def blocks_of(text: str) -> Iterator[Block]:
    """The blocks of a Markdown text in order; a fence is a paragraph, so that a # in it heads nothing.

    What is nested deeper than any writer means it would be left out, so that it is read as plain text instead.
    """
    lines = text.split("\n")
    tokens = _reader().parse(text)
    if any(token.level >= _DEEPEST - 1 for token in tokens):
        yield from plain.blocks_of(text)
        return
    for at, token in enumerate(tokens):
        if token.map and (found := _block(tokens, at, lines)) and found.text:
            yield found


def _reader() -> MarkdownIt:
    """Reads blocks only; [注]: … stays a paragraph, since a definition that is taken out is text that is lost."""
    reader = MarkdownIt("commonmark", {"maxNesting": _DEEPEST}).enable("table").disable("reference")
    reader.core.ruler.disable(["inline", "text_join"])
    return reader


def _block(tokens: Sequence[Token], at: int, lines: Sequence[str]) -> Block | None:
    token = tokens[at]
    match token.type:
        case "heading_open":
            return Block(kind=BlockKind.HEADING, text=_heading_text(token, lines), level=int(token.tag[1]))
        case "tr_open":
            return Block(kind=BlockKind.TABLE_ROW, text=_slice(token, lines))
        case "paragraph_open":
            kind = BlockKind.LIST_ITEM if tokens[at - 1].type == "list_item_open" else BlockKind.PARAGRAPH
            return Block(kind=kind, text=_slice(token, lines))
    text = {"fence": _fenced, "code_block": _slice, "html_block": _without_comments}.get(token.type)
    return Block(kind=BlockKind.PARAGRAPH, text=text(token, lines)) if text else None


def _without_comments(token: Token, lines: Sequence[str]) -> str:
    return _COMMENT.sub("", _slice(token, lines)).strip()


def _heading_text(token: Token, lines: Sequence[str]) -> str:
    text = _slice(token, lines)
    return _ATX.sub("", text).strip() if token.markup.startswith("#") else text.rsplit("\n", 1)[0].strip()


def _fenced(token: Token, lines: Sequence[str]) -> str:
    start, end = token.map or (0, 0)
    closed = lines[end - 1].strip().startswith(token.markup) and end - 1 > start
    return "\n".join(lines[start + 1 : end - 1 if closed else end]).strip("\n")


def _slice(token: Token, lines: Sequence[str]) -> str:
    """The source lines of a token, without the white space around them."""
    start, end = token.map or (0, 0)
    return "\n".join(lines[start:end]).strip()
