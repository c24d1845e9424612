"""Which words of a sentence differ (語句の違い), marked on both sides for people to see at a glance."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

_TOKEN = re.compile(r"\d+(?:[.,]\d+)*|[a-zA-Z]+|[ァ-ヶー]+|[一-龠々]|\s+|.")
_LONGEST = 3000  # words; longer texts are marked as a whole
_LEAST = 0.3  # below this likeness marks would speckle two different sentences


@dataclass(frozen=True, slots=True)
class Span:
    """A run of text; `differs` where the other side has it otherwise."""

    text: str
    differs: bool


def differing(old: str, new: str) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    """Both texts in spans; a text without a counterpart is one span that differs."""
    mine, theirs = _TOKEN.findall(old), _TOKEN.findall(new)
    if not old or not new or len(mine) + len(theirs) > _LONGEST:
        return _whole(old), _whole(new)
    matcher = SequenceMatcher(None, mine, theirs, autojunk=False)
    if matcher.ratio() < _LEAST:
        return _whole(old), _whole(new)
    codes = matcher.get_opcodes()
    return (
        tuple(_joined((mine[a:b], tag != "equal") for tag, a, b, _, _ in codes)),
        tuple(_joined((theirs[a:b], tag != "equal") for tag, _, _, a, b in codes)),
    )


def _whole(text: str) -> tuple[Span, ...]:
    return (Span(text, differs=True),) if text else ()


def _joined(runs: Iterable[tuple[list[str], bool]]) -> Iterator[Span]:
    for tokens, differs in runs:
        if tokens:
            yield Span("".join(tokens), differs)
