"""What a source notes below the fields of a measure (注記): ※ 利用料や保守料は対象にならない."""

import re
from collections.abc import Iterator, Sequence

from knowledge.domain.document import Chunk
from knowledge.domain.measure import Measure
from knowledge.text import fold, sentences

_MARK = re.compile(r"\s*(?:※\s*\d*|[(（]?注\s*\d*[)）:：.．])\s*(?=\S)")


def notes_of(measure: Measure, chunks: Sequence[Chunk]) -> tuple[str, ...]:
    """The sentences of the lines marked as notes, in the section that the measure names; its fields are none."""
    fields = [field.text for field in measure.stated]
    own = (chunk for chunk in chunks if fold(measure.name) in fold(chunk.heading))
    return tuple(note for chunk in own for note in _noted(chunk.text) if not any(note in field for field in fields))


def _noted(text: str) -> Iterator[str]:
    for line in text.splitlines():
        if mark := _MARK.match(line):
            said = line[mark.end() :]
            yield from (said[start:end].strip() for start, end in sentences(said))
