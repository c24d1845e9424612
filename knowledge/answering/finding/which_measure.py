"""Which measure is meant (どの措置か) where a question names a field and nothing else: 上限額は？, 締切いつまで？."""

from collections.abc import Sequence

from knowledge.answering import phrases
from knowledge.answering.composing.measure_conclusion import states
from knowledge.answering.composing.measure_fields import Asked, asks_for
from knowledge.answering.finding.measures import in_order_of_use
from knowledge.answering.reading.question import Reading
from knowledge.answering.reading.topic import names_nothing
from knowledge.domain.answer import Caution, CautionKind
from knowledge.domain.eligibility import eligibility
from knowledge.domain.measure import Measure
from knowledge.library.words import Words
from knowledge.text import display

_MOST = 5


def which_measure(reading: Reading, measures: Sequence[Measure], words: Words) -> tuple[str, ...]:
    """The names to choose from, those that the asker can use now first; none where it is clear what is meant."""
    if reading.background or not names_nothing(reading.text, words):
        return ()
    telling = [one for one in measures if any(asks_for(field, one, reading) and states(one, field) for field in Asked)]
    telling.sort(key=lambda one: (eligibility(one, reading.asker).is_against, in_order_of_use(one, reading)))
    names = tuple(dict.fromkeys(display(one.name) for one in telling))
    return names[:_MOST] if len(names) > 1 else ()


def which_caution() -> Caution:
    """Asks back in one line."""
    return Caution(kind=CautionKind.PREMISE, text=phrases.WHICH_MEASURE)
