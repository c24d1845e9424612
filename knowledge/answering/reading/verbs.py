"""Nouns that a question uses as its verb (サ変動詞): 改善した says what was done to the 窓口, which it is about."""

import re
from collections.abc import Iterable

from knowledge.text import fold

# The forms of する behind the noun; and what a verb of its own has before it in the clause: its object or its place.
_DONE = r"(?:を?(?:し(?:[たてなま]|よう|つつ)|する|すれ|さ(?:れ|せ)|せず)|でき|済み?(?![一-鿿]))"
_HAS_OBJECT = re.compile(r"[^\s、。をがはもに](?:を|が|は|も|に(?![つ関よお]))[^、。]*$")


def verbal_nouns(text: str, terms: Iterable[str]) -> frozenset[str]:
    """The terms that are the verb of an object wherever they stand in the text; 統合した学校 has none before it."""
    folded = fold(text)
    return frozenset(term for term in terms if _is_verb(term, folded))


def _is_verb(term: str, folded: str) -> bool:
    places = [match.start() for match in re.finditer(re.escape(term), folded)]
    return bool(places) and all(_stands_as_verb(term, folded, at) for at in places)


def _stands_as_verb(term: str, folded: str, at: int) -> bool:
    return bool(re.match(_DONE, folded[at + len(term) :])) and bool(_HAS_OBJECT.search(folded[:at]))
