"""How alike two sections are: by heading, by path, by text, by place."""

from collections import Counter

from rapidfuzz import fuzz

from knowledge.library.changes.sections import Node

_HEADING, _TEXT, _PLACE, _SAME_PATH = 0.35, 0.55, 0.10, 0.25
_OWN_HEADING = 0.7
_READ = 2000  # characters of each section that are compared letter by letter
_LEAST = 0.5


def likeness(old: Node, new: Node, *, place: float) -> float:
    """0…1.25; `place` (0..1) tells how near the two stand to each other among the sections that are sure."""
    heading = _heading(old, new)
    text = text_likeness(old, new) if old.length and new.length else heading
    same_path = _SAME_PATH if old.folded_path == new.folded_path else 0.0
    return _HEADING * heading + _TEXT * text + _PLACE * place + same_path


def is_alike(score: float) -> bool:
    """Whether two sections may be taken for one."""
    return score >= _LEAST


def text_likeness(old: Node, new: Node) -> float:
    """The share of text in common: whole sentences first, letters where few of them are the same."""
    common = sum(len(key) * count for key, count in (Counter(old.keys) & Counter(new.keys)).items())
    by_sentences = 2 * common / (old.length + new.length)
    if by_sentences >= _LEAST:
        return by_sentences
    mine, theirs = "".join(old.keys)[:_READ], "".join(new.keys)[:_READ]
    by_letters = fuzz.ratio(mine, theirs, score_cutoff=100 * _LEAST) / 100
    return max(by_sentences, by_letters)


def _heading(old: Node, new: Node) -> float:
    own = _alike(old.bare_path[-1:], new.bare_path[-1:])
    return _OWN_HEADING * own + (1 - _OWN_HEADING) * _alike(old.bare_path[:-1], new.bare_path[:-1])


def _alike(mine: tuple[str, ...], theirs: tuple[str, ...]) -> float:
    if mine == theirs:
        return 1.0
    return fuzz.ratio("\n".join(mine), "\n".join(theirs)) / 100
