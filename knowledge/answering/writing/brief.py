"""What a writer is handed for one question (答えの材料)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from knowledge.answering.composing.case_source import case_chunks
from knowledge.answering.finding.evidence import CASE_KEY, Evidence
from knowledge.answering.finding.measures import measure_chunks
from knowledge.answering.reading.question import Reading
from knowledge.domain.answer import Caution, Passage, Question
from knowledge.domain.case import Case
from knowledge.domain.document import Chunk
from knowledge.domain.measure import Measure
from knowledge.library.library import Library

Record = Measure | Case


@dataclass(frozen=True, slots=True, kw_only=True)
class Material:
    """What may be quoted (材料): records under their keys, passages, and the chunks that stand behind each key."""

    records: tuple[tuple[str, Record], ...] = ()
    passages: tuple[Passage, ...] = ()
    offered: Mapping[str, tuple[Chunk, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Brief:
    """The question as it was asked and as it was read, what may be quoted, and what has to be warned of.

    `points` are the claims that stand already, where only the line before them is to be written.
    """

    question: Question
    reading: Reading = field(repr=False)
    material: Material = field(repr=False)
    cautions: tuple[Caution, ...] = ()
    points: tuple[str, ...] = ()


def material_of(evidence: Evidence) -> Material:
    """The records that the question is about, then the passages, best first."""
    keys = evidence.measure_keys
    measures = tuple((keys[measure.id], measure) for measure in (*evidence.measures, *evidence.successors))
    told = ((CASE_KEY, evidence.told),) if evidence.told else ()
    return Material(records=(*measures, *told), passages=evidence.passages, offered=evidence.offered)


def material_of_records(measures: Iterable[Measure], cases: Iterable[Case], library: Library) -> Material:
    """Records alone, each with the chunks that hold its fields."""
    measured = [(f"M{n}", measure) for n, measure in enumerate(measures, 1)]
    cased = [(f"C{n}", case) for n, case in enumerate(cases, 1)]
    records: tuple[tuple[str, Record], ...] = (*measured, *cased)
    chunks = library.chunks(one.chunk_id for _, record in records for one in record.stated)
    offered = {key: measure_chunks(measure, chunks) for key, measure in measured}
    return Material(records=records, offered=offered | {key: case_chunks(case, chunks) for key, case in cased})
