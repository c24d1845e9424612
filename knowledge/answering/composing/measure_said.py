"""What a measure states, as parts of sentences: words with the slices of the source that bear them."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from knowledge.answering import phrases
from knowledge.answering.composing.quoting import bearing, holding, quotable
from knowledge.answering.finding.measure_notes import notes_of
from knowledge.domain.bodies import Fits
from knowledge.domain.document import Chunk
from knowledge.domain.eligibility import is_for
from knowledge.domain.measure import Limit, Measure, Rate
from knowledge.domain.municipality import Asker
from knowledge.domain.numbers import numbers_in
from knowledge.domain.record import Stated
from knowledge.text import display, fold

_Figure = TypeVar("_Figure", Rate, Limit)
_LABEL = re.compile(r"^(?:[【\[〔][^】\]〕]{1,20}[】\]〕]|[①-⑳])\s*")
_RATE_LABEL = re.compile(r"^(?:措置率|補助率|交付率|助成率)\s*(?:は|[:：])?\s*(?=.)")
_LIMIT_LABEL = re.compile(r"^(?:補助)?上限額?\s*(?:は|[:：])?\s*(?=.)")
_SAYS_WHAT = re.compile(r"率|割")
_SHORT = 45
_MORE = re.compile(r"[。　]")  # further sentences, further cells
_MOST_FIGURES = 4


@dataclass(frozen=True, slots=True)
class Said:
    """Words and the slices that bear them; without words nothing is said."""

    text: str = ""
    quotes: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.text)


NOTHING = Said()


def joined(parts: Iterable[Said], by: str = "、") -> Said:
    """Several as one, each text once."""
    held = [part for part in parts if part]
    words = by.join(dict.fromkeys(part.text for part in held))
    return Said(words, tuple(dict.fromkeys(quote for part in held for quote in part.quotes)))


class MeasureWords:
    """One measure and the chunks that may be quoted for it; figures that are not for the asker are left out."""

    def __init__(self, measure: Measure, key: str, chunks: Sequence[Chunk], asker: Asker) -> None:
        self.measure = measure
        self.key = key
        self.chunks = tuple(chunks)
        self._asker = asker

    def name(self) -> Said:
        """「X」; a name with numbers is quoted where the source has it in a line, and else left out."""
        words = f"「{display(self.measure.name)}」"
        if not numbers_in(self.measure.name):
            return Said(words)
        line = holding([self.measure.name], self.chunks)
        return Said(words, (line,)) if line else NOTHING

    def one(self, stated: Stated | None) -> Said:
        """A field as it is stated, without the label or number before it."""
        if stated is None:
            return NOTHING
        return Said(plain(stated.text), quotable([stated.text], self.chunks))

    def all(self, statements: Iterable[Stated]) -> Said:
        """Several fields side by side."""
        return joined(self.one(stated) for stated in statements)

    def money(self) -> Said:
        """補助金（補助率2分の1、上限50万円）: what kind, how much, and the limit where there is one alone."""
        said, limits = self._kind_and_rate(), self.each_limit()
        if not said or len(limits) != 1 or len(limits[0].text) > _SHORT or fold(limits[0].text) in fold(said.text):
            return said
        most = phrases.AT_MOST.format(amount=_LIMIT_LABEL.sub("", limits[0].text))
        text = f"{said.text[:-1]}、{most}）" if said.text.endswith("）") else f"{said.text}（{most}）"
        return Said(text, tuple(dict.fromkeys((*said.quotes, *limits[0].quotes))))

    def _kind_and_rate(self) -> Said:
        """特別交付税措置（措置率0.7）: the line that says it where it is short, else what kind and how much."""
        kind, rates = self.measure.instrument, self.rates()
        together = [part.text for part in (kind, self.measure.rate.stated if self.measure.rate else None) if part]
        line = holding(together, self.chunks) if len(together) > 1 else ""
        told = _from(plain(kind.text), plain(line)) if kind else ""
        if told and len(told) <= _SHORT and not _MORE.search(told):
            return Said(told, (line,))
        rate = Said(_labelled(rates.text, plain(kind.text) if kind else ""), rates.quotes) if rates else NOTHING
        if not kind:
            return rate
        return Said(f"{plain(kind.text)}（{rate.text}）" if rate else plain(kind.text), self._money_quotes(line, rate))

    def rates(self) -> Said:
        """The rates with the categories that they are for: 通常枠 1/2、特例枠 2/3."""
        return joined(self.each_rate()[:_MOST_FIGURES])

    def limits(self) -> Said:
        """The limits with what they are for."""
        return joined(self.each_limit()[:_MOST_FIGURES])

    def each_rate(self) -> list[Said]:
        """The rates, one by one."""
        return [self._figure(rate, rate.stated) for rate in self._for_asker(self.measure.rates)]

    def each_limit(self) -> list[Said]:
        """The limits, one by one."""
        return [self._figure(limit, limit.amount) for limit in self._for_asker(self.measure.limits)]

    def each_note(self) -> list[Said]:
        """What is noted below the fields, sentence by sentence."""
        return [Said(display(note), (note,)) for note in notes_of(self.measure, self.chunks)]

    def any_quote(self) -> tuple[str, ...]:
        """A slice of the measure, to bear a sentence that says no more than that it is there."""
        return next((quotes for one in self.measure.stated if (quotes := quotable([one.text], self.chunks))), ())

    def _figure(self, figure: Rate | Limit, amount: Stated) -> Said:
        apart = figure.condition if isinstance(figure, Limit) else None  # the line of a rate holds its condition
        parts = [part.text for part in (figure.category, apart, amount) if part]
        words = " ".join([*map(plain, parts[:-1]), _RATE_LABEL.sub("", plain(parts[-1]))])
        return Said(words, bearing(parts, self.chunks))

    def _for_asker(self, figures: Sequence[_Figure]) -> list[_Figure]:
        """The figures that are for the asker; all of them where none is, or where nothing is known."""
        own = [figure for figure in figures if is_for(figure, self._asker) is not Fits.NO]
        return own or list(figures)

    def _money_quotes(self, line: str, rate: Said) -> tuple[str, ...]:
        kind = self.measure.instrument
        own = (line,) if line else quotable([kind.text], self.chunks) if kind else ()
        return tuple(dict.fromkeys((*own, *rate.quotes)))


def plain(words: str) -> str:
    """A field without the label or number that stands before it (【地方財政措置】, ①)."""
    return _LABEL.sub("", display(words))


def _from(word: str, line: str) -> str:
    """A line from a word on: what stands before it is a label or another cell."""
    return line[line.find(word) :] if word in line else ""


def _labelled(rate: str, kind: str) -> str:
    """補助率4分の3, 措置率0.7; words that say themselves what they are stay as they are."""
    if _SAYS_WHAT.search(rate):
        return rate
    label = phrases.MEASURE_RATE if "措置" in kind or "交付税" in kind else phrases.SUBSIDY_RATE
    return f"{label}{rate}" if rate[0].isdigit() else f"{label}：{rate}"
