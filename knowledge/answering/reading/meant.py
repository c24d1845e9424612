"""Which body of one name is meant (同名の自治体): the one that the library speaks of, or the reader is asked back."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from knowledge.answering import phrases
from knowledge.answering.reading.bodies import Bodies
from knowledge.answering.reading.question import Reading
from knowledge.domain.answer import Caution, CautionKind, Passage
from knowledge.domain.municipality import Municipality


@dataclass(frozen=True, slots=True, kw_only=True)
class Meant:
    """The reading with its body settled, what to say of that, and the `choices` where the reader has to say which."""

    reading: Reading
    cautions: tuple[Caution, ...] = ()
    choices: tuple[str, ...] = ()


def tell_apart(reading: Reading, bodies: Bodies, passages: Sequence[Passage]) -> Meant:
    """池田町 where the library speaks of one of four: that one, saying so; of several: asked back."""
    if not reading.unclear:
        return Meant(reading=reading)
    held = bodies.held(reading.unclear) or tuple(body for body in reading.unclear if _is_told_of(body, passages))
    name = reading.unclear[0].name
    if len(held) > 1:
        names = tuple(body.full_name for body in held)
        text = phrases.WHICH_MUNICIPALITY.format(name=name)
        return Meant(reading=reading, cautions=(_said(text),), choices=names)
    if not held:
        is_told = any(name in passage.text for passage in passages)
        unsaid = phrases.MUNICIPALITY_UNSAID.format(name=name)
        return Meant(reading=reading, cautions=(_said(unsaid),) if is_told else ())
    text = phrases.MUNICIPALITY_MEANT.format(name=name, meant=held[0].full_name)
    said = (_said(text),) if held[0].full_name != name else ()
    return Meant(reading=replace(reading, about=held[0], unclear=()), cautions=said)


def _is_told_of(body: Municipality, passages: Sequence[Passage]) -> bool:
    """Whether a passage has the name with its prefecture, in its headings or its text."""
    told = (f"{' '.join(passage.location.heading_path)} {passage.text}" for passage in passages)
    return any(body.full_name in text or (body.name in text and body.prefecture in text) for text in told)


def _said(text: str) -> Caution:
    return Caution(kind=CautionKind.PREMISE, text=text)
