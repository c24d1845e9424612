"""Japanese words through Sudachi: the one place where text is cut into words."""

from typing import Protocol


class Words(Protocol):
    """Cuts text into folded, normalised content words (内容語)."""

    def content(self, text: str) -> tuple[str, ...]:
        """Nouns, verbs, numbers… of `text` in order, in dictionary form and folded; particles are left out."""
        ...


class Dictionary(Words, Protocol):
    """Words that can be taken apart."""

    def parts(self, word: str) -> tuple[str, ...]:
        """The shorter words (短単位) that one of `content` is made of: 研修費 → 研修, 費; itself where it has none."""
        ...

    def is_adverbial(self, word: str) -> bool:
        """Whether one of `content` is a noun that also serves as an adverb (副詞可能): 普段, 最近, 結局, 場合."""
        ...

    def without_people(self, text: str) -> str:
        """`text` with 〇〇 in place of what the dictionary has as names of persons (人名); names of places stay."""
        ...
