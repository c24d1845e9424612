"""The cells of a table row, whichever sign parts them."""

from ingest.blocks import Block, BlockKind


def cells_of(block: Block) -> list[str]:
    """The cells of a row; none of a block that is no row or has one cell only."""
    return cells_in(block.text) if block.kind is BlockKind.TABLE_ROW else []


def header_of(block: Block) -> list[str]:
    """The cells of the header that the row repeats; none where its table has none."""
    return cells_in(block.header)


def cells_in(row: str) -> list[str]:
    """「| 補助率 | 1/2 |」 → 補助率, 1/2; also cells parted by tabs; empty cells count."""
    if "\t" in row:
        parts = row.split("\t")
    else:
        framed = row.startswith("|") and row.endswith("|") and len(row) > 1  # " | a | " begins with an empty cell
        parts = (row[1:-1] if framed else row).split("|")
    return [part.strip() for part in parts] if len(parts) > 1 else []


def is_rule(cells: list[str]) -> bool:
    """Whether a row is the line under a header (| --- | --- |)."""
    return not any(set(cell) - set("-: ") for cell in cells)
