"""The matter of a page (本文): where its text stands, with the heading over it."""

from collections.abc import Collection

from ingest.html.furniture import without_furniture
from ingest.html.tree import Node
from ingest.html.weight import weigh

_MOST = 0.5


def matter_of(body: Node, forms: Collection[Node]) -> Node:
    """The node that holds the text of the page, cleared of furniture; <main> or the one <article> where it has most."""
    without_furniture(body, forms)
    weights = weigh(body)
    held = [node for node in body.walk() if node.tag == "main" or node.get("role") == "main"]
    held = held or [node for node in body.walk() if node.tag == "article"]
    if len(held) != 1 or weights[held[0]].prose < _MOST * weights[body].prose:
        return body
    title = next((node for node in body.walk() if node.tag == "h1" and weights[node].titled), None)
    if title is None or weights[held[0]].titled:
        return held[0]
    return Node(tag="#matter", attributes={}, children=[title, held[0]])
