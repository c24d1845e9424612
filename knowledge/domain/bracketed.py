"""Folded words whose brackets are kept aside, so that a sentence or a list is cut outside of them only."""

from collections.abc import Iterator, Sequence

from knowledge.text import fold

_HIDDEN = 0xE000
_MOST = 0x1000


class BracketedText:
    """Folded words whose brackets are hidden behind one character each, so that a list is cut outside of them."""

    def __init__(self, plain: str, inner: Sequence[str]) -> None:
        self.plain = plain
        self.inner = inner

    @classmethod
    def of(cls, words: str) -> "BracketedText":
        """Words as a source has them."""
        plain, inner, depth = "", list[str](), 0
        folded = fold(words.replace("\n", "、").replace("〔", "（").replace("〕", "）"))
        for character in (one for one in folded if not _is_hidden(one)):
            if character == "(":
                depth += 1
                if depth == 1:
                    plain += chr(_HIDDEN + len(inner))
                    inner.append("")
                    continue
            if character == ")" and depth:
                depth -= 1
                if not depth:
                    continue
            if depth:
                inner[-1] += character
            else:
                plain += character
        return cls(plain, inner)

    def sentences(self) -> list["BracketedText"]:
        """Its sentences; itself where there is none."""
        parts = [part for part in self.plain.split("。") if part]
        return [BracketedText(part, self.inner) for part in parts] or [self]

    def part(self, plain: str) -> "BracketedText":
        """A slice of it."""
        return BracketedText(plain, self.inner)

    @property
    def bare(self) -> str:
        """It without its brackets."""
        return "".join(character for character in self.plain if not _is_hidden(character))

    def brackets(self) -> Iterator["BracketedText"]:
        """The sentences of the brackets."""
        for character in self.plain:
            if _is_hidden(character):
                yield from BracketedText.of(self.inner[ord(character) - _HIDDEN]).sentences()


def _is_hidden(character: str) -> bool:
    return _HIDDEN <= ord(character) < _HIDDEN + _MOST
