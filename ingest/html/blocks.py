"""The tree of a page to blocks in reading order: headings, paragraphs, items, rows."""

from collections.abc import Iterator

from ingest.blocks import Block, BlockKind
from ingest.html.grid import Grid, grid_of, outside_of
from ingest.html.inline import BLOCKS, text_of, verbatim
from ingest.html.tables import BAR, cell_text, is_data, rows_of
from ingest.html.tree import Node
from ingest.parsers.marks import is_marked
from ingest.parsers.script import joined

_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_LONGEST_FIELD = 400
_LONGEST_HEADING = 200


def blocks_of(node: Node) -> Iterator[Block]:
    """The blocks of all that a node holds."""
    yield from _flow(node, BlockKind.PARAGRAPH, "")


def _flow(node: Node, kind: BlockKind, mark: str) -> Iterator[Block]:
    """Runs of inline content become blocks of `kind`, the first with `mark` before it; blocks inside are entered."""
    run: list[Node | str] = []
    for child in [*node.children, None]:
        if child is not None and not _is_block(child):
            run.append(child)
            continue
        if text := text_of(run):
            yield Block(kind=kind, text=mark + text)
            mark, kind = "", BlockKind.PARAGRAPH
        run = []
        if isinstance(child, Node):
            for block in _block(child, kind, mark):
                yield block
                mark, kind = "", BlockKind.PARAGRAPH


def _is_block(child: "Node | str") -> bool:
    """Whether a child is a block, or an inline element around blocks (<a><div>…, <span><p>…)."""
    return isinstance(child, Node) and any(node.tag in BLOCKS for node in child.walk())


def _block(node: Node, kind: BlockKind, mark: str) -> Iterator[Block]:
    match node.tag:
        case "h1" | "h2" | "h3" | "h4" | "h5" | "h6":
            yield from _heading(node)
        case "ul" | "ol" | "dir":
            yield from _list(node)
        case "dl":
            yield from _definitions(node)
        case "table":
            yield from _table(node)
        case "pre":
            text = verbatim(node)
            yield from (Block(kind=kind, text=mark + text),) if text else ()
        case _:
            yield from _flow(node, kind, mark)


def _heading(node: Node) -> Iterator[Block]:
    """A heading on one line; what is as long as a paragraph is one, whatever its tag."""
    text = ""
    for line in text_of(node.children).split("\n"):
        text = joined(text, line)
    if len(text) > _LONGEST_HEADING or any(below.tag == "table" for below in node.walk()):
        yield from _flow(node, BlockKind.PARAGRAPH, "")
    elif text:
        yield Block(kind=BlockKind.HEADING, text=text, level=_HEADINGS[node.tag])


# --- lists ---------------------------------------------------------------------------------------------------------
def _list(node: Node) -> Iterator[Block]:
    """Items, those of <ol> with the number that a browser shows, unless their text begins with a mark of its own."""
    number = node.number("start", 1)
    counted = node.tag == "ol" and node.get("type") in ("", "1") and "none" not in node.get("style")
    for child in node.children:
        if isinstance(child, str) or child.tag != "li":
            yield from _flow(_alone(child), BlockKind.LIST_ITEM, "")
            continue
        number = child.number("value", number)
        mark = f"{number}. " if counted and not is_marked(text_of(child.children)) else ""
        yield from _flow(child, BlockKind.LIST_ITEM, mark)
        number += 1


def _alone(*children: "Node | str") -> Node:
    """A node that holds what stands in a list or table outside its items and cells."""
    return Node(tag="#item", attributes={}, children=list(children))


def _definitions(node: Node) -> Iterator[Block]:
    """A term and its one short description are a row; longer descriptions stand below their term."""
    terms: list[str] = []
    for child in _terms_and_descriptions(node):
        if child.tag == "dt":
            terms += [" ".join(text.split("\n"))] if (text := text_of(child.children)) else []
            continue
        described = list(_flow(child, BlockKind.PARAGRAPH, ""))
        if terms and len(described) == 1 and described[0].kind is BlockKind.PARAGRAPH and _is_short(described[0]):
            value = " ".join(described[0].text.split("\n"))
            yield Block(kind=BlockKind.TABLE_ROW, text=BAR.join([*terms, value]))
        else:
            yield from (Block(kind=BlockKind.PARAGRAPH, text=term) for term in terms)
            yield from described
        terms = []
    yield from (Block(kind=BlockKind.PARAGRAPH, text=term) for term in terms)


def _terms_and_descriptions(node: Node) -> Iterator[Node]:
    for child in node.children:
        if isinstance(child, Node) and child.tag == "div":
            yield from _terms_and_descriptions(child)
        else:
            found = child if isinstance(child, Node) and child.tag in ("dt", "dd") else _alone(child)
            yield from (found,) if text_of([found]) else ()


def _is_short(block: Block) -> bool:
    return len(block.text) <= _LONGEST_FIELD


# --- tables --------------------------------------------------------------------------------------------------------
def _table(node: Node) -> Iterator[Block]:
    """The rows of a table of data; of one that only places text, or of a form with long fields, the cells in order."""
    grid = grid_of(node)
    yield from _flow(_alone(*outside_of(node)), BlockKind.PARAGRAPH, "")
    if not is_data(node, grid):
        for cell in grid.cells:
            yield from _flow(cell.node, BlockKind.PARAGRAPH, "")
    elif _is_form(grid):
        yield from _fields(grid)
    else:
        yield from rows_of(node, grid)


def _is_form(grid: Grid) -> bool:
    """Whether a table of labels and values has a value as long as a text of its own."""
    labelled = all(row[0] and row[0].is_header and row[1] and not row[1].is_header for row in grid.rows)
    return grid.width == 2 and labelled and any(len(cell_text(cell)) > _LONGEST_FIELD for cell in grid.cells)


def _fields(grid: Grid) -> Iterator[Block]:
    """Label and value of each row as one row; a long value as blocks below its label."""
    for row in grid.rows:
        label, value = (cell for cell in row if cell)
        if len(text := cell_text(value)) <= _LONGEST_FIELD:
            yield Block(kind=BlockKind.TABLE_ROW, text=f"{cell_text(label)}{BAR}{text}".rstrip(" |"))
        else:
            yield from _flow(label.node, BlockKind.PARAGRAPH, "")
            yield from _flow(value.node, BlockKind.PARAGRAPH, "")
