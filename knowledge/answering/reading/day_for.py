"""The day that an answer should hold for (基準日): the one that the question names, else the one it was asked with.

A day is named for the whole answer by 時点・現在, or by asking whether something can be had then (来年度も使える？).
A period that is merely mentioned (令和7年度に始めた事例) moves nothing.
"""

import re
from datetime import date

from knowledge.answering.reading.relative_days import DayWord, day_words
from knowledge.domain.answer import Question
from knowledge.domain.calendar import Period

_AT_THAT_TIME = re.compile(r"[\s　]*(?:の?時点|の?現在(?!地)|の?段階(?:で|に)|の基準日)")
_PARTICLES = re.compile(
    r"[\s　]*(?:の?(?:中|内|分|うち)(?![一-鿿]))?(?:に|で|は|も|から|より|以降|以後|において|の|なら|、)*"
)
# What can be had, applied for or is in force: the predicates that make a day the day of the answer.
_CAN_BE_HAD = re.compile(
    r"(?:使|活用|利用|適用|申請|応募|申込|申し込|受給|受|もら|支給|交付|補助|助成|措置)(?:え(?:る|ま|な|た)|け(?:られ|取れ)|でき|可能|され(?:る|ま|て)|"
    r"することが(?:でき|可能)|することはでき)|対象(?:に|と)?(?:な(?:る|り|れ)|です|か|外|$)|有効|続(?:く|き|いて)|継続|ありますか|あるか|出ますか|出るか"
)
_HAPPENED_THEN = re.compile(r"[たっん]?[ただ](?=[一-鿿ァ-ヶーA-Za-z])|[してれ]た(?:もの|ところ|こと)")
_SENTENCE_END = re.compile(r"[。？！?!\n]")


def day_for(question: Question) -> date:
    """The day named for the answer; a day asked with (基準日) gives way to no relative word, only to a date."""
    named = [word for word in day_words(question.text, question.asked_on) if _is_for_the_answer(question.text, word)]
    is_chosen = question.as_of != question.asked_on
    usable = [word for word in named if not (word.relative and is_chosen)]
    return nearest_day(usable[-1].period, question.as_of) if usable else question.as_of


def nearest_day(period: Period, day: date) -> date:
    """The day of the period that lies nearest: the day itself within it, its first day ahead, its last day behind."""
    if period.starts and day < period.starts:
        return period.starts
    return period.ends if period.ends and day > period.ends else day


def _is_for_the_answer(text: str, word: DayWord) -> bool:
    after = text[word.end :]
    if _AT_THAT_TIME.match(after):
        return True
    if word.period.starts is None:
        return False  # …まで is a limit that is asked about
    end = _SENTENCE_END.search(after)
    rest = after[: end.start()] if end else after
    particles = _PARTICLES.match(rest)
    predicate = _CAN_BE_HAD.search(rest)
    if predicate is None or particles is None:
        return False
    between = rest[particles.end() : predicate.start()]
    return _HAPPENED_THEN.search(between) is None and _CAN_BE_HAD.search(text[: word.start]) is None
