"""The furniture of a page (ナビゲーションなど), told by its structure: what the markup calls so, and blocks of links.

Nothing here knows a site. What would take most of a page's prose away is no furniture, whatever it is called.
"""

import re
from collections.abc import Callable, Collection

from ingest.html.tree import Node, prune
from ingest.html.weight import Weight, Weights, weigh

_TAGS = frozenset({"nav", "menu"})
_ROLES = frozenset(
    ["navigation", "search", "menu", "menubar", "toolbar", "tablist", "dialog", "alertdialog", "banner", "contentinfo"]
)
_EDGES = frozenset({"header", "footer"})
_MATTER = frozenset({"main", "article", "section"})
# What pages everywhere call their furniture; the name alone takes nothing away.
_NAMES = frozenset(
    [
        "header",
        "footer",
        "head",
        "foot",
        "nav",
        "navi",
        "navigation",
        "gnav",
        "gnavi",
        "lnav",
        "lnavi",
        "menu",
        "breadcrumb",
        "breadcrumbs",
        "pankuzu",
        "topicpath",
        "sidebar",
        "side",
        "share",
        "sns",
        "search",
        "cookie",
        "cookies",
        "copyright",
        "pagetop",
        "totop",
        "skip",
        "tool",
        "tools",
        "language",
        "banner",
    ]
)
_WORD = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+")
_BLOCKS = frozenset(
    [
        "div",
        "section",
        "ul",
        "ol",
        "dl",
        "p",
        "table",
        "tr",
        "td",
        "th",
        "li",
        "form",
        "fieldset",
        "center",
        "address",
        "span",
    ]
)
_HOLDERS = frozenset(
    ["body", "div", "main", "article", "section", "form", "center", "table", "tbody", "tr", "td", "fieldset", "span"]
)
_LEFT = 0.15  # of the prose has to stay, whatever is taken away
_NAMED_MOST = 0.6  # of the prose may stand in what bears such a name and no other
_ALIKE_MOST = 0.15  # and in what bears it among others
_ASKED_MOST = 0.4  # and in a form
_DENSE = 0.5
_MENU = 3  # links
_CORE = 0.6
_SEPARATORS = re.compile(r"[\s　>›»＞≫→⇒/／|｜・:：\[\]［］【】()（）▲△↑^＾-]|現在の?[位地][置]?")
_LONGEST_TRAIL = 200


def without_furniture(body: Node, forms: Collection[Node]) -> None:
    """Takes navigation, headers and footers of the page, search boxes and trails of links off it; `forms` are asked."""
    weights = weigh(body)
    _prune(body, weights, lambda node: _is_marked(node, weights[node]))
    weights = weigh(body)
    whole = weights[body]
    _prune(body, weights, lambda node: _is_asked(node, forms, weights[node], whole))
    _prune(body, weights, lambda node: _is_named(node, weights[node], whole))
    weights = weigh(body)
    menus = _menus(body, weights)
    prune(body, menus.__contains__)
    weights = weigh(body)
    _prune(body, weights, lambda node: _leads_nowhere(node, weights[node]) or _is_trail(node, weights[node]))


def _prune(body: Node, weights: Weights, is_furniture: Callable[[Node], bool]) -> None:
    """Takes away what is furniture, outermost first, while enough prose stays."""
    least = _LEFT * weights[body].prose
    left = weights[body].prose

    def is_spare(node: Node) -> bool:
        nonlocal left
        if not is_furniture(node) or left - weights[node].prose < least:
            return False
        left -= weights[node].prose
        return True

    prune(body, is_spare)


# --- called so -----------------------------------------------------------------------------------------------------
def _is_marked(node: Node, weight: Weight) -> bool:
    """Whether the markup itself says so: nav, a role, or the header, footer or aside of the whole page."""
    role = node.get("role").lower()
    if node.tag in _TAGS or role in _ROLES:
        return True
    if node.tag in _EDGES:
        return not _is_within_matter(node)
    if node.tag == "aside" or role == "complementary":
        return weight.density >= _DENSE or not _is_within_matter(node)
    return False


def _is_within_matter(node: Node) -> bool:
    return any(above.tag in _MATTER or above.get("role") == "main" for above in node.above())


def _is_asked(node: Node, forms: Collection[Node], weight: Weight, whole: Weight) -> bool:
    """Whether the node is a form to fill in, and not one around the whole page."""
    return node in forms and weight.prose <= _ASKED_MOST * whole.prose


def _is_named(node: Node, weight: Weight, whole: Weight) -> bool:
    """Whether id or class call the node furniture, it holds no title of the page and not most of its prose."""
    if node.tag not in _BLOCKS or weight.titled:
        return False
    given = [node.get("id"), *node.get("class").split()]
    if any(name.lower() in _NAMES for name in given):
        return weight.prose <= _NAMED_MOST * whole.prose
    words = {word.lower() for name in given for word in _WORD.findall(name)}
    return bool(words & _NAMES) and weight.prose <= _ALIKE_MOST * whole.prose


# --- links ---------------------------------------------------------------------------------------------------------
def _menus(body: Node, weights: Weights) -> set[Node]:
    """Blocks of links beside the way down to the node that holds most of the prose."""
    menus: set[Node] = set()
    at = body
    while at.tag in _HOLDERS:
        core = max(at.elements, key=lambda node: weights[node].body, default=None)
        if core is None or weights[core].body < _CORE * max(1, weights[at].body):
            break
        for beside in at.elements:
            weight = weights[beside]
            spared = beside is core or beside.tag in _MATTER or weight.titled
            if not spared and weight.links >= _MENU and weight.density >= _DENSE:
                menus.add(beside)
        at = core
    return menus


def _leads_nowhere(node: Node, weight: Weight) -> bool:
    """Whether all that a block holds are links within the page or to a script: ページの先頭へ, 印刷, 文字サイズ."""
    if node.tag not in _BLOCKS or not weight.links or _said_besides(node):
        return False
    targets = [
        link.get("href").strip().lower() for link in node.walk() if link.tag == "a" and "href" in link.attributes
    ]
    return all(not target or target.startswith(("#", "javascript:")) for target in targets)


def _is_trail(node: Node, weight: Weight) -> bool:
    """Whether a block is the way from the front page down to this one: links and arrows between them."""
    if node.tag not in _BLOCKS or weight.links < 2 or weight.characters > _LONGEST_TRAIL:
        return False
    besides = _said_besides(node)
    arrows = re.search(r"[>›»＞≫→⇒]", node.text())
    return bool(arrows) and weight.density > 0.3 and not re.search(r"[。、]", besides)


def _said_besides(node: Node) -> str:
    """The text of a block behind no link, separators left out."""
    parts: list[str] = []
    stack: list[Node | str] = [node]
    while stack:
        at = stack.pop()
        if isinstance(at, str):
            parts.append(at)
        elif at.tag != "a" or "href" not in at.attributes:
            stack.extend(reversed(at.children))
    return _SEPARATORS.sub("", "".join(parts))
