"""Japanese text: folding for search, finding a quote, splitting sentences, display without marks.

Quote the original, search the folded: `fold` is never shown. NFKC alone would turn ① into 1 and keep dashes apart.
"""

import re
import shlex
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

_DASHES = dict.fromkeys(map(ord, "‐‑‒–—―−－"), "-")
# A dash typed for the long vowel (リーダ－): after katakana, before kana or at the end of a phrase.
_LONG_VOWEL = re.compile(r"(?<=[ァ-ヺ])[‐‑‒–—―−－-](?=[ぁ-ゖァ-ヺ、。？?！!]|$)")
_WAVES = dict.fromkeys(map(ord, "〜～∼∿"), "~")
_DOTS = dict.fromkeys(map(ord, "‧･•∙"), "・")
_ALIKE = _DASHES | _WAVES | _DOTS | {ord("∕"): "/", ord("⁄"): "/"}
_IGNORED = re.compile(r"[\s*_\u200b\u200c\u200d\ufeff]")
_EMPHASIS = re.compile(r"\*{1,3}|_{2,3}|`+|<br\s*/?>|</?(?:ul|li|b|strong|u)>")
_BULLET = re.compile(r"^(?:[-*+]\s+|[・●○◯◎■□◆◇▶➢✓✔※★☆➤>#]+[ \u3000]*)+")
_OPENING, _CLOSING = "（(「『【〔［[｛{〈《", "）)」』】〕］]｝}〉》"
_ENDS = "。！？!?"
_LONGEST_BRACKET = 200
_REMEMBERED = 8_192  # texts whose folded form is kept: the units and headings that questions come upon again
_LONGEST_REMEMBERED = 2_000
_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
_SHELL = re.compile(r"""[\s!"#$&'()*;<>?\[\\\]^`{|}~]""")


@dataclass(frozen=True, slots=True)
class Folded:
    """Folded text and, for each of its characters, the index of the original character it came from."""

    text: str
    origin: tuple[int, ...]


def fold(text: str) -> str:
    """Text as it goes into indexes and comparisons: NFKC, lower case, dashes and ～ made one, spaces and * _ gone."""
    return _folded_text(text) if len(text) <= _LONGEST_REMEMBERED else folded(text).text


def folded(text: str) -> Folded:
    """`fold` with the way back to the original."""
    characters: list[str] = []
    origin: list[int] = []
    for start, cluster in _clusters(text):
        for character in _fold_cluster(cluster):
            characters.append(character)
            origin.append(start)
    return Folded("".join(characters), tuple(origin))


def with_long_vowels(text: str) -> str:
    """Text with the dashes that stand for a long vowel written as one: リーダ－ → リーダー; as long as it was."""
    return _LONG_VOWEL.sub("ー", text)


def find(quote: str, text: str) -> str | None:
    """The verbatim slice of `text` that equals `quote` once both are folded, or ``None``."""
    needle, hay = fold(quote), folded(text)
    if not needle:
        return None
    at = hay.text.find(needle)
    if at < 0:
        return None
    first, last = hay.origin[at], hay.origin[at + len(needle) - 1]
    end = last + 1
    while end < len(text) and unicodedata.combining(text[end]):
        end += 1
    return text[first:end]


def likeness(one: str, other: str) -> float:
    """How alike two folded texts are by their pairs of letters (Dice): 0 nothing in common, 1 all of them."""
    mine, theirs = _pairs(one), _pairs(other)
    return 2 * len(mine & theirs) / (len(mine) + len(theirs)) if mine and theirs else 0.0


def sentences(text: str) -> list[tuple[int, int]]:
    """Spans (start, end) of the sentences of one block; 。！？ end one outside brackets, a line end always does.

    An unclosed bracket stops counting after 200 characters, so that it cannot swallow the rest.
    """
    spans: list[tuple[int, int]] = []
    start, opened_at, depth = 0, 0, 0
    for at, character in enumerate(text):
        if character in _OPENING:
            depth, opened_at = depth + 1, at
        elif character in _CLOSING:
            depth = max(0, depth - 1)
        if depth and at - opened_at > _LONGEST_BRACKET:
            depth = 0
        if character == "\n" or (character in _ENDS and not depth and not _continues(text, at)):
            spans.append((start, at + 1))
            start, depth = at + 1, 0
    spans.append((start, len(text)))
    return [(a, b) for a, b in (_trimmed(text, a, b) for a, b in spans) if a < b]


def display(text: str) -> str:
    """Text for people: bullets and emphasis marks removed, cells set apart, line ends inside Japanese joined."""
    plain = _BULLET.sub("", _EMPHASIS.sub("", text).strip())
    plain = re.sub(r"[ ]*(?:\t|(?<=\S) \| )[ ]*", "　", plain)
    joined = re.sub(r"(?<=[^\x00-\x7f])[ \t]*\n[ \t]*(?=[^\x00-\x7f])", "", plain)
    return re.sub(r"[ \t]*\n[ \t]*", " ", joined).strip()


def shown(text: str) -> str:
    """One line for a screen: controls, line ends, turned directions and broken bytes of a name become U+FFFD."""
    return "".join("\ufffd" if unicodedata.category(character) in _UNSEEN else character for character in text)


def argument(text: str) -> str:
    """Text as a shell takes it, for a command to be pasted: quoted only where it has blanks or signs of the shell."""
    return shlex.quote(text) if _SHELL.search(text) or not text else text


@lru_cache(maxsize=_REMEMBERED)
def _folded_text(text: str) -> str:
    return folded(text).text


def _pairs(text: str) -> set[str]:
    return {text[at : at + 2] for at in range(len(text) - 1)}


def _clusters(text: str) -> list[tuple[int, str]]:
    clusters: list[tuple[int, str]] = []
    for at, character in enumerate(text):
        if clusters and unicodedata.combining(character):
            start, before = clusters[-1]
            clusters[-1] = (start, before + character)
        else:
            clusters.append((at, character))
    return clusters


def _fold_cluster(cluster: str) -> str:
    if _IGNORED.fullmatch(cluster):
        return ""
    plain = unicodedata.normalize("NFKC", cluster.translate(_ALIKE)).translate(_ALIKE).lower()
    if plain != cluster and plain.isdigit() and unicodedata.category(cluster[0]) == "No":
        return f"({plain})"
    return _IGNORED.sub("", plain)


def _continues(text: str, at: int) -> bool:
    """Whether the mark at `at` is inside a run such as ！？ or followed by a closing bracket or と."""
    following = text[at + 1 : at + 2]
    if following and following in _ENDS + _CLOSING:
        return True
    return text[at] in "!?" and following.isascii() and following.isalnum()


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
