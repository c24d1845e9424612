"""The sections of an edition as they are compared: path, text in reading order, place in the tree."""

from functools import cached_property

from knowledge.domain.changes import SectionSide
from knowledge.domain.document import Chunk, Location
from knowledge.domain.publication import Publication
from knowledge.domain.record import Stated
from knowledge.library.changes.sameness import folded_heading, heading_words, spelled, unspaced
from knowledge.library.changes.sentence_stream import Unit, body_of, heading_within, quoted, units_of

Path = tuple[str, ...]


class Node:
    """A section with all text that stands directly under its heading; sections of the same path are one.

    What is dear to compute (sentences, folded text) is computed only where two sections are not the same at sight.
    """

    def __init__(self, *, path: Path, at: int, parent: "Node | None", location: Location) -> None:
        self.path = path
        self.at = at
        self.parent = parent
        self.location = location
        self.chunks: list[Chunk] = []
        self.opening: Chunk | None = None

    @property
    def heading(self) -> str:
        """The innermost heading; empty for what stands before the first."""
        return self.path[-1] if self.path else ""

    @cached_property
    def folded_path(self) -> Path:
        """The path as it is compared."""
        return tuple(map(folded_heading, self.path))

    @cached_property
    def bare_path(self) -> Path:
        """The path without the numbers of its headings."""
        return tuple(map(heading_words, self.path))

    @cached_property
    def body(self) -> str:
        """The text without headings and white space."""
        return "".join(unspaced(body_of(chunk)) for chunk in self.chunks)

    @cached_property
    def units(self) -> tuple[Unit, ...]:
        """Its sentences, items and rows."""
        return units_of(self.chunks)

    @cached_property
    def keys(self) -> tuple[str, ...]:
        """The units as they are compared."""
        return tuple(spelled(unit.text) for unit in self.units)

    @cached_property
    def length(self) -> int:
        """How much it says, in folded characters."""
        return sum(map(len, self.keys))

    @property
    def side(self) -> SectionSide:
        """Where it is, with its heading as it stands there."""
        return SectionSide(location=self.location, heading=self._stated_heading())

    def quotes(self) -> tuple[Stated, ...]:
        """All it says, one slice a chunk."""
        return quoted(self.units)

    def _stated_heading(self) -> Stated | None:
        return heading_within(self.opening, len(self.path) - 1) if self.opening and self.path else None


def nodes_of(publication: Publication) -> tuple[Node, ...]:
    """The sections in reading order, those that only hold others included; parents come before their children."""
    nodes: dict[Path, Node] = {}
    stated = [(section.heading_path, section.page) for section in publication.sections]
    held = [(chunk.location.heading_path, chunk.location.page) for chunk in publication.chunks]
    for path, page in (*(place for place in held if not place[0]), *stated, *held):
        for depth in range(min(1, len(path)), len(path) + 1):
            _add(nodes, path[:depth], Location(edition=publication.edition, heading_path=path[:depth], page=page))
    for chunk in publication.chunks:
        _put(chunk, nodes)
    return tuple(nodes.values())


def _add(nodes: dict[Path, Node], path: Path, location: Location) -> None:
    if path not in nodes:
        nodes[path] = Node(path=path, at=len(nodes), parent=nodes.get(path[:-1]) if path else None, location=location)


def _put(chunk: Chunk, nodes: dict[Path, Node]) -> None:
    """Gives a chunk to its section; the first one opens it and the sections above that had no text before."""
    path = chunk.location.heading_path
    node = nodes[path]
    if not node.chunks:
        node.location = chunk.location
    node.chunks.append(chunk)
    for depth in range(1, len(path) + 1):
        above = nodes[path[:depth]]
        above.opening = above.opening or chunk
