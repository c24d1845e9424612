"""Measures that are compared by parts of their names (略した名前): 外部人材のと…, 研修支援と…."""

import re
from collections.abc import Sequence

from knowledge.answering.finding.rivals import newest_first
from knowledge.answering.reading.question import Reading
from knowledge.domain.measure import Measure
from knowledge.library.words import Words
from knowledge.text import fold

_AND = re.compile(r"と(?!は|して|いう|き|ころ|も|か)|、|及び|または|又は|vs\.?")
_TWO_SIDES = re.compile(r"[一-鿿ァ-ヶーA-Za-z]と[一-鿿ァ-ヶーA-Za-z]")
_HALF = 0.5
_PAIR = 2


def called(measures: Sequence[Measure], reading: Reading, words: Words) -> tuple[Measure, ...]:
    """The two measures that the two sides of 「AとB」 call, in that order; none where a side calls none or several."""
    text = fold(reading.text)
    held = {fold(one.name): one for one in reversed(newest_first(measures))}
    for joint in _AND.finditer(text):
        one, other = (_called_in(side, held, words) for side in (_last(text[: joint.start()]), text[joint.end() :]))
        if one and other and one is not other:
            return one, other
    return ()


def _last(side: str) -> str:
    """What stands right before the joint: after the last comma."""
    return re.split(r"[、。]", side)[-1]


def _called_in(side: str, held: dict[str, Measure], words: Words) -> Measure | None:
    """The one measure of whose name a side has most words, at least half of them."""
    shares = [(_share(name, side, words), measure) for name, measure in held.items()]
    best = max((share for share, _ in shares), default=0.0)
    found = [measure for share, measure in shares if share == best]
    return found[0] if best >= _HALF and len(found) == 1 else None


def _share(name: str, side: str, words: Words) -> float:
    if name in side:
        return 1.0 + len(name)  # the longer of two names that are both in it
    parts = set(words.content(name))
    return sum(part in side for part in parts) / len(parts) if parts else 0.0


def only_two(near: Sequence[Measure], reading: Reading) -> tuple[Measure, ...]:
    """The only two whose names begin with one word of the question, the first such (RPAの補助、単独と共同で)."""
    if not _TWO_SIDES.search(reading.text):
        return ()
    held = {fold(one.name): one for one in reversed(newest_first(near))}
    begun = (tuple(one for name, one in held.items() if name.startswith(term)) for term in reading.terms)
    return next((pair for pair in begun if len(pair) == _PAIR), ())
