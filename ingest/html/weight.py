"""How much text a node holds, and how much of it is behind links (リンクの割合)."""

from dataclasses import dataclass

from ingest.html.tree import Node


@dataclass(frozen=True, slots=True)
class Weight:
    """Counts of characters that are not white space, of links, and of what an <h1> says that is more than a link."""

    characters: int
    linked: int
    links: int
    titled: int

    @property
    def prose(self) -> int:
        """The characters that are behind no link."""
        return self.characters - self.linked

    @property
    def body(self) -> int:
        """The prose without the title."""
        return self.prose - self.titled

    @property
    def density(self) -> float:
        """The share of the text that is behind links; 0 where there is no text."""
        return self.linked / self.characters if self.characters else 0.0


Weights = dict[Node, Weight]


def weigh(root: Node) -> Weights:
    """The weight of every node below `root`, itself included."""
    weights: Weights = {}
    for node in reversed(list(root.walk())):
        own = sum(len("".join(child.split())) for child in node.children if isinstance(child, str))
        below = [weights[child] for child in node.elements]
        characters = own + sum(weight.characters for weight in below)
        is_link = node.tag == "a" and "href" in node.attributes
        linked = characters if is_link else sum(weight.linked for weight in below)
        links = sum(weight.links for weight in below) + (is_link and characters > 0)
        titled = characters - linked if node.tag == "h1" else sum(weight.titled for weight in below)
        weights[node] = Weight(characters, linked, links, titled)
    return weights
