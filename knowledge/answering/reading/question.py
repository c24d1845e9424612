"""Reading the question: what it says on its own, for which day, for whom, and what kind of thing would answer it."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from knowledge.answering.reading.bodies import MASTER_ONLY, Bodies
from knowledge.answering.reading.day_for import day_for
from knowledge.answering.reading.follow_up import Joining, StandAlone, stand_alone
from knowledge.answering.reading.interrogatives import Wanted, wanted, without_interrogatives
from knowledge.answering.reading.kind import kind_of
from knowledge.answering.reading.message import read_message
from knowledge.answering.reading.place import read_place
from knowledge.answering.reading.relative_days import day_words
from knowledge.answering.reading.rewriting import Rewriter, rewritten
from knowledge.answering.reading.topic import own_nouns
from knowledge.domain.answer import Question, QuestionKind, Turn
from knowledge.domain.calendar import Period
from knowledge.domain.municipality import NOBODY, Asker, Municipality
from knowledge.domain.wareki import periods_in
from knowledge.library.words import Words
from knowledge.text import find, fold, with_long_vowels

# ステップ2, 第3章: the number means nothing without the word before it.
_NUMBERED = re.compile(r"(?:第|[a-z]{2,}|[ァ-ヶー]{2,}|[一-鿿]{2,})\d+(?:\.\d+)*[章節条版号項]?(?![\d万億千人,.])")

_SHORT_DAY = re.compile(r"[A-Za-z]\d")
_TELLING = 2  # nouns that make a question tell what it is about
_BROKEN_OFF = re.compile(r"^[のでにはをが、\s　]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A question made stand-alone (`text`), with its distinct content words in order.

    `tokens` are words as the keyword index has them; `terms` are what an answer is weighed by: a number is kept
    with the word that it counts (ステップ2). `verbs` are terms that only say what is done to the others
    (窓口を改善した事例), where a theme is looked for. `asked` is the last turn alone, folded. `asker` is who asks
    (人口3万人の町), `about` whose practice is asked for (汐風町の事例); where several bodies bear its name they are
    `unclear`. `as_of` is the day that the answer is for, `periods` are the years and days that the question names.
    `part` is the question as shown where several are asked. `background` is what the message tells beside its
    questions: it says what is meant, so that passages are looked for with it. `condition` is all that the last turn
    adds to the question before it (共同で買う場合は).
    """

    text: str
    asked: str
    tokens: tuple[str, ...]
    terms: tuple[str, ...]
    wanted: Wanted
    kind: QuestionKind = QuestionKind.GENERAL
    asker: Asker = NOBODY
    about: Municipality | None = None
    as_of: date = date.min
    periods: tuple[Period, ...] = ()
    unclear: tuple[Municipality, ...] = ()
    part: str = ""
    background: str = ""
    verbs: frozenset[str] = frozenset()
    condition: str = ""

    @property
    def searched(self) -> str:
        """What passages are looked for with."""
        return f"{self.background}\n{self.text}" if self.background else self.text


@dataclass(frozen=True, slots=True, kw_only=True)
class Understood:
    """The readings of a message, one for each question in it, and the day that all of them are answered for."""

    readings: tuple[Reading, ...]
    as_of: date


def read(question: Question, words: Words) -> Reading:
    """The first question of a message, read without what the library tells of bodies and names."""
    return understand(question, words).readings[0]


def understand(
    question: Question,
    words: Words,
    *,
    bodies: Bodies = MASTER_ONLY,
    names: Sequence[str] = (),
    rewriter: Rewriter | None = None,
) -> Understood:
    """Reads a message: its questions, each made stand-alone from the thread and from the questions before it.

    `bodies` and `names` (of measures and cases) are those of the library; `rewriter` is a language model's way.
    """
    question = replace(question, text=with_long_vowels(question.text))
    message = read_message(question.text)
    joining = Joining(words=words, bodies=bodies, asked_on=question.asked_on, names=tuple(names))
    thread = list(question.history)
    told: list[StandAlone] = []
    for part in message.parts:
        new = rewritten(part, question.history, rewriter, words=words, bodies=bodies)
        one = StandAlone(text=new, asked=part, before="") if new else stand_alone(part, thread, joining)
        told.append(_with_background(one, message.background, words))
        thread.append(Turn(question=told[-1].text, answer=""))
    days = "\n".join((*(one.before for one in told), question.text, *(one.text for one in told if one.before)))
    question = replace(question, as_of=day_for(replace(question, text=days)))
    readings = tuple(replace(_reading(one, question, words, bodies), background=message.background) for one in told)
    if len(readings) > 1:
        readings = tuple(replace(one, part=said.asked) for one, said in zip(readings, told, strict=True))
    return Understood(readings=readings, as_of=question.as_of)


def _with_background(told: StandAlone, background: str, words: Words) -> StandAlone:
    """A question that says little is read with what its message told first."""
    if not background or told.before or len(own_nouns(told.text, words)) >= _TELLING:
        return told
    return replace(told, text=f"{background.rstrip('。')}、{told.text}")


def _reading(told: StandAlone, question: Question, words: Words, bodies: Bodies) -> Reading:
    asked = _without_short_days(without_interrogatives(told.text))
    tokens = tuple(dict.fromkeys(words.content(asked)))
    earlier = (*(turn.question for turn in question.history), question.text)
    place = read_place(told.text, earlier, question.municipality, bodies)
    return Reading(
        text=told.text,
        asked=fold(told.asked),
        tokens=tokens,
        terms=_terms(asked, tokens),
        wanted=wanted(told.asked),
        kind=kind_of(told.text),
        asker=place.asker,
        about=place.about,
        as_of=question.as_of,
        periods=tuple(word.period for word in day_words(told.text, question.asked_on)),
        unclear=place.unclear,
        condition=told.condition,
    )


def _without_short_days(text: str) -> str:
    """Without days in short (R7.4からR10.3まで): nobody else writes them so, and `periods` has them."""
    for found in reversed(periods_in(text)):
        if _SHORT_DAY.match(found.text):
            text = f"{text[: found.start]} {text[found.end :]}"
    return text


def without(reading: Reading, absent: Iterable[str], words: Words) -> Reading:
    """The reading without words (folded) by which nothing can be found: an edition or a section that is not there."""
    text = reading.text
    for said in sorted(absent, key=len, reverse=True):
        written = find(said, text)
        text = text.replace(written, " ").strip() if written else text
    return _saying(reading, _BROKEN_OFF.sub("", text), words)


def of_text(reading: Reading, text: str, words: Words) -> Reading:
    """The reading with another text for its question: one that leaves out of which edition it is asked."""
    said = replace(reading, asked=fold(text), wanted=wanted(text), kind=kind_of(text))
    return _saying(said, text, words)


def _saying(reading: Reading, text: str, words: Words) -> Reading:
    asked = without_interrogatives(text)
    tokens = tuple(dict.fromkeys(words.content(asked)))
    return replace(reading, text=text, tokens=tokens, terms=_terms(asked, tokens))


def _terms(asked: str, tokens: tuple[str, ...]) -> tuple[str, ...]:
    numbered = tuple(dict.fromkeys(_NUMBERED.findall(fold(asked))))
    parts = "".join(numbered)
    return (*(token for token in tokens if token not in parts), *numbered)
