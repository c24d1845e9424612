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


class Glossary:
    """Finds the names that a question uses. A name of one letter, or without a word in it, is not looked for."""

    def __init__(self, groups: Iterable[Sequence[str]], words: Words) -> None:
        self._groups = tuple(groups)
        self._words = words

    def asked(self, text: str) -> tuple[Named, ...]:
        """The names in `text` that have others, each once, in the order of the groups."""
        folded = fold(text)
        found: dict[str, list[Name]] = {}
        held: dict[str, Name] = {}
        for group in self._named:
            for name in group:
                if name.stands_in(folded):
                    held[name.folded] = name
                    others = found.setdefault(name.folded, [])
                    others += [one for one in group if one.folded != name.folded and one not in others]
        return tuple(Named(name=held[one], others=tuple(others)) for one, others in found.items() if others)

    @cached_property
    def _named(self) -> tuple[tuple[Name, ...], ...]:
        """Cut into words when the first question comes: the dictionary takes a while to load."""
        return tuple(tuple(self._names(group)) for group in self._groups)

    def _names(self, group: Sequence[str]) -> Iterable[Name]:
        for one in dict.fromkeys(fold(name) for name in group):
            tokens = self._words.content(one)
            if len(one) >= _SHORTEST and tokens:
                yield Name(folded=one, tokens=tokens)


def _whole(name: str) -> str:
    before = "(?<![a-z0-9])" if name[0].isascii() and name[0].isalnum() else ""
    after = "(?![a-z0-9])" if name[-1].isascii() and name[-1].isalnum() else ""
    return f"{before}{re.escape(name)}{after}"
