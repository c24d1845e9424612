"""Texts as data: each stands between lines that carry a mark made for this one request, which no text can forge."""

import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from knowledge.answering import phrases
from knowledge.answering.writing.brief import Brief, Material, Record
from knowledge.domain.answer import Passage, Turn
from knowledge.domain.case import Case
from knowledge.domain.document import Location
from knowledge.domain.measure import Measure
from knowledge.domain.municipality import Asker, MunicipalityKind
from knowledge.domain.record import Stated
from knowledge.text import display, sentences

_UNSEEN = frozenset({"Cc", "Cf", "Cn", "Co", "Cs"})
_KEPT = "\n\t"
_TURNS = 3
_LONGEST_TURN = 400
_LEAST_TOKENS = 30
"""A passage cut shorter than this says nothing."""

Count = Callable[[str], int]
"""Text → tokens."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A text under the name by which the model may speak of it."""

    key: str
    text: str = field(repr=False)

    def fenced(self, mark: str) -> str:
        """The text between its two lines; what no reader would see is left out, so that it speaks to no model."""
        return f"<<{mark} {self.key}>>\n{_seen(self.text)}\n<<{mark} /{self.key}>>"


def spoken_blocks(brief: Brief) -> Iterator[Block]:
    """What people said: the thread, who asks, the question."""
    yield from thread_block(brief.question.history)
    if asker := _asker(brief.question.municipality, brief.reading.asker):
        yield Block(key="尋ねた人", text=asker)
    yield Block(key="質問", text=brief.reading.text)
    if brief.points:
        yield Block(key="答えの要点", text="\n".join(brief.points))


def thread_block(history: Sequence[Turn]) -> Iterator[Block]:
    """The last turns of a thread, long answers cut; nothing where there are none."""
    if turns := history[-_TURNS:]:
        told = (f"問: {turn.question}\n答: {turn.answer[:_LONGEST_TURN]}" for turn in turns)
        yield Block(key="これまでのやりとり", text="\n".join(told))


def quotable_blocks(material: Material) -> Iterator[Block]:
    """What may be quoted: the records that the question is about, then the passages, best first."""
    for key, record in material.records:
        yield Block(key=key, text=_of_record(record))
    for passage in material.passages:
        yield _of_passage(passage)


def fitting(blocks: Iterable[Block], tokens: int, count: Count) -> tuple[Block, ...]:
    """As many blocks as fit, in their order; the first that does not is cut after a sentence, and is the last."""
    kept: list[Block] = []
    left = tokens
    for block in blocks:
        needed = count(block.text)
        if needed > left:
            shorter = _cut(block, left, count)
            return (*kept, shorter) if shorter else tuple(kept)
        kept.append(block)
        left -= needed
    return tuple(kept)


def _cut(block: Block, tokens: int, count: Count) -> Block | None:
    if tokens < _LEAST_TOKENS:
        return None
    end = 0
    for _, stop in sentences(block.text):
        if count(block.text[:stop]) > tokens:
            break
        end = stop
    return Block(key=block.key, text=block.text[:end]) if end else None


def _of_record(record: Record) -> str:
    if isinstance(record, Measure):
        return _lines(record.location, _measure_fields(record))
    return f"自治体: {record.municipality.full_name}\n{_lines(record.location, _case_fields(record))}"


def _of_passage(passage: Passage) -> Block:
    return Block(key=passage.key, text=f"場所: {_place(passage.location)}\n{passage.text}")


def _place(location: Location) -> str:
    edition = location.edition
    parts = (edition.document.title, edition.label, *map(display, location.heading_path))
    return " > ".join(part for part in parts if part)


def _lines(location: Location, fields: Iterable[tuple[str, Stated | None]]) -> str:
    lines = (f"{phrases.FIELDS[name]}: {field.text}" for name, field in fields if field)
    return "\n".join((f"場所: {_place(location)}", *lines))


def _measure_fields(measure: Measure) -> Iterator[tuple[str, Stated | None]]:
    yield "recipients", measure.recipients
    yield from _each("conditions", measure.conditions)
    yield from _each("eligible_costs", measure.eligible_costs)
    for rate in measure.rates:
        yield "rate", rate.stated
    for limit in measure.limits:
        yield "limits", limit.amount
    yield "instrument", measure.instrument
    yield "period", measure.period
    yield "application", measure.application
    yield "body", measure.body


def _case_fields(case: Case) -> Iterator[tuple[str, Stated | None]]:
    yield "title", case.title
    yield "point", case.point
    yield from _each("background", case.background)
    yield from _each("outline", case.outline)
    yield from _each("method", case.method)
    for cost in case.costs:
        yield "costs", cost.amount
    for effect in case.effects:
        yield "effects", effect.stated
    yield "population", case.population
    yield "department", case.department


def _each(name: str, fields: Sequence[Stated]) -> Iterator[tuple[str, Stated]]:
    return ((name, field) for field in fields)


def _asker(named: str, read: Asker) -> str:
    """Who asks, as far as it is known: as the channel says, and as the question itself says."""
    kind = "" if read.kind is MunicipalityKind.UNKNOWN else read.kind.value
    population = f"人口{read.population}人" if read.population is not None else ""
    return " ".join(dict.fromkeys(part for part in (named, read.prefecture, read.name, kind, population) if part))


def _seen(text: str) -> str:
    return "".join(char for char in text if char in _KEPT or unicodedata.category(char) not in _UNSEEN)
