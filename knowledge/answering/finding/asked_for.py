"""Whether what is said bears what a question asks of its topic (採択件数, 面積): else nothing has been answered.

The topic may be borne by a heading far above; what is asked of it has to stand where the answer is.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from knowledge.answering.checking.grounding import Checked
from knowledge.answering.finding.expectation import holds_kind_of
from knowledge.answering.finding.haystack import Haystack
from knowledge.answering.reading.aspect import aspect_of
from knowledge.library.glossary import Name
from knowledge.library.library import Library
from knowledge.library.words import Words
from knowledge.text import fold

_LEAST = 0.6
_OF_ITS_KIND = 0.8
_HALF = 0.5
_UNITS_OF_DAYS = frozenset({"年", "年度", "月", "日"})


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedFor:
    """The noun asked for, the words that it is made of, and other names of it; without words all bear it."""

    noun: str
    parts: tuple[str, ...]
    names: tuple[Name, ...]
    words: Words

    @classmethod
    def of(cls, aspect: str, library: Library) -> "AskedFor":
        """The noun as the library knows it."""
        named = library.named(aspect) if aspect else ()
        return cls(
            noun=aspect,
            parts=library.words.content(aspect) if aspect else (),
            names=tuple(name for one in named for name in one.others),
            words=library.words,
        )

    def is_borne_by(self, texts: Iterable[str]) -> bool:
        """Whether the texts have the noun, another name of it, most of its words, or a thing of its kind."""
        text = "\n".join(texts)
        folded = fold(text)
        if not self.parts or self.noun in folded or any(one.stands_in(folded) for one in self.names):
            return True
        hay = Haystack.of(text, self.words)
        borne = (max(hay.likeness(part), _OF_ITS_KIND if _holds(part, folded) else 0.0) for part in self.parts)
        return sum(borne) / len(self.parts) >= _LEAST

    def is_called_in(self, texts: Iterable[str]) -> bool:
        """Whether the texts have the noun, another name of it or most of its words: a thing of its kind is none."""
        folded = fold("\n".join(texts))
        if not self.parts or self.noun in folded or any(one.stands_in(folded) for one in self.names):
            return True
        return sum(part in folded for part in self.parts) / len(self.parts) >= _LEAST

    def shares_a_word(self, terms: Iterable[str], texts: Iterable[str]) -> bool:
        """Whether the texts have any of the question's terms beside its figures and the units of days."""
        telling = [term for term in terms if term not in _UNITS_OF_DAYS and not any(sign.isdigit() for sign in term)]
        hay = Haystack.of("\n".join(texts), self.words)
        return not telling or any(hay.likeness(term) >= _HALF for term in telling)


def says_what_is_asked(told: Checked, question: str, library: Library) -> bool:
    """Whether claims say what is asked of the topic, themselves or the headings over them; a table says what it has."""
    said = (claim.text for claim in told.claims)
    quotes = (citation.quote for citation in told.citations)
    headings = (heading for citation in told.citations for heading in citation.location.heading_path[-1:])
    return bool(told.tables) or AskedFor.of(aspect_of(question), library).is_borne_by((*said, *quotes, *headings))


def _holds(part: str, folded: str) -> bool:
    """負担額 waits for what 額 waits for: the head of a compound stands last."""
    return any(holds_kind_of(part[at:], folded) for at in range(len(part)))
