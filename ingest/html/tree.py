"""A page as a tree of plain nodes, built from the parser's events: no depth of nesting loses text or ends the process.

libxml2's own tree stops at 256 (or 2,048) levels and drops what lies deeper; its events do not. Elements deeper than
any real page are laid beside each other.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from lxml import etree

_DEEPEST = 120


@dataclass(slots=True, eq=False)
class Node:
    """An element: `children` are nodes and runs of text in order; `prune` is what takes some away."""

    tag: str
    attributes: dict[str, str]
    parent: "Node | None" = None
    children: list["Node | str"] = field(default_factory=list)

    @property
    def elements(self) -> list["Node"]:
        """The children that are elements."""
        return [child for child in self.children if isinstance(child, Node)]

    def get(self, name: str) -> str:
        """An attribute, empty where it is absent."""
        return self.attributes.get(name, "")

    def number(self, name: str, otherwise: int) -> int:
        """An attribute as a whole number; `otherwise` where it is absent or none."""
        value = self.get(name).strip()
        return int(value) if value.isascii() and value.isdigit() and len(value) < 6 else otherwise

    def walk(self) -> Iterator["Node"]:
        """The node itself and all below it, in document order."""
        stack = [self]
        while stack:
            node = stack.pop()
            yield node
            stack.extend(reversed(node.elements))

    def above(self) -> Iterator["Node"]:
        """The nodes that hold this one, nearest first."""
        node = self.parent
        while node is not None:
            yield node
            node = node.parent

    def first(self, tag: str) -> "Node | None":
        """The first node of a tag, this one included."""
        return next((node for node in self.walk() if node.tag == tag), None)

    def text(self) -> str:
        """All text below, as it stands in the source."""
        parts: list[str] = []
        stack: list[Node | str] = [self]
        while stack:
            at = stack.pop()
            if isinstance(at, str):
                parts.append(at)
            else:
                stack.extend(reversed(at.children))
        return "".join(parts)


def prune(root: Node, is_unwanted: Callable[[Node], bool]) -> None:
    """Takes the nodes below `root` off that are unwanted, outermost first and in document order."""
    stack = [root]
    while stack:
        node = stack.pop()
        node.children = [child for child in node.children if isinstance(child, str) or not is_unwanted(child)]
        stack.extend(reversed(node.elements))


def tree_of(markup: str) -> Node:
    """The tree of a page, whatever state its markup is in; the root is a node of its own above <html>."""
    parser = etree.HTMLParser(target=_Builder(), huge_tree=True, encoding="utf-8")
    parser.feed(markup.encode("utf-8", "replace"))
    root: Node = parser.close()
    return root


if TYPE_CHECKING:  # the name is the stubs' own
    _Target = etree.ParserTarget[Node]
else:
    _Target = object


class _Builder(_Target):
    """Takes the parser's events in."""

    def __init__(self) -> None:
        self._root = Node(tag="#page", attributes={})
        self._open = [self._root]

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        above = self._open[-1]
        node = Node(tag=tag.lower(), attributes=dict(attributes), parent=above)
        above.children.append(node)
        # An element too deep stays empty, as a break between the texts that are laid beside each other.
        self._open.append(node if len(self._open) < _DEEPEST else above)

    def end(self, _tag: str) -> None:
        if len(self._open) > 1:
            self._open.pop()

    def data(self, data: str) -> None:
        self._open[-1].children.append(data)

    def comment(self, _text: str) -> None:
        pass

    def close(self) -> Node:
        return self._root
