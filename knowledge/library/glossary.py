"""The glossary (用語集): groups of names for one thing, so that a question with one finds texts with another."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from knowledge.library.words import Words
from knowledge.text import fold

_SHORTEST = 2  # letters: a name of one stands in too many words


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """A name, folded, and the index tokens that it is cut into."""

    folded: str
    tokens: tuple[str, ...]

    def stands_in(self, folded: str) -> bool:
        """Whether the folded text has the name; letters of the alphabet around it would make another word of it."""
        return re.search(_whole(self.folded), folded) is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """A name that a question uses, and the other names of the same thing."""

    name: Name
    others: tuple[Name, ...]


def joined(named: Iterable[Named]) -> tuple[Named, ...]:
    """Names of several glossaries: one that is in more than one has the other names of all."""
    found: dict[str, Named] = {}
    for one in named:
        held = found.get(one.name.folded, Named(name=one.name, others=()))
        known = {other.folded for other in held.others}
        others = (*held.others, *(other for other in one.others if other.folded not in known))
        found[one.name.folded] = Named(name=held.name, others=others)
    return tuple(found.values())


class Glossary:
    """Finds the names that a question uses. A name of one letter, or without a word in it, is not looked for."""

    def __init__(self, groups: Iterable[Sequence[str]], words: Words) -> None:
        self.groups = groups if isinstance(groups, tuple) else tuple(groups)
        self._words = words

    def asked(self, text: str) -> tuple[Named, ...]:
        """The names in `text` that have others, each once, in the order of the groups."""
        folded = fold(text)
        named = [
            Named(name=name, others=tuple(other for other in names if other.folded != name.folded))
            for group in self._folded
            if any(one in folded for one in group)
            for names in (self._names(group),)
            for name in names
            if name.stands_in(folded)
        ]
        return joined(one for one in named if one.others)

    @cached_property
    def _folded(self) -> tuple[tuple[str, ...], ...]:
        return tuple(tuple(dict.fromkeys(fold(name) for name in group)) for group in self.groups)

    def _names(self, group: Sequence[str]) -> tuple[Name, ...]:
        """A group cut into words, once a question has one of its names: documents define more than are asked for."""
        cut = ((one, self._words.content(one)) for one in group if len(one) >= _SHORTEST)
        return tuple(Name(folded=one, tokens=tokens) for one, tokens in cut if tokens)


def _whole(name: str) -> str:
    before = "(?<![a-z0-9])" if name[0].isascii() and name[0].isalnum() else ""
    after = "(?![a-z0-9])" if name[-1].isascii() and name[-1].isalnum() else ""
    return f"{before}{re.escape(name)}{after}"
