"""Text without an end (改行も句点もない長文) is divided: nobody reads or quotes ten thousand characters at once."""

import re

from knowledge.text import sentences

Span = tuple[int, int]
_PAUSE = re.compile(r"[、，,;；:：|\s　]")


def sentence_spans(text: str, longest: int) -> list[Span]:
    """The spans of the sentences, one that is longer than `longest` characters in several."""
    return [span for start, end in sentences(text) for span in _parted(text, start, end, longest)]


def spans_within(text: str, longest: int) -> list[Span]:
    """Spans of at most `longest` characters, of whole sentences where they fit; nothing but white space is left out."""
    spans: list[Span] = []
    for start, end in sentence_spans(text, longest):
        if spans and end - spans[-1][0] <= longest:
            spans[-1] = (spans[-1][0], end)
        else:
            spans.append((start, end))
    return spans


def _parted(text: str, start: int, end: int, longest: int) -> list[Span]:
    """Cuts after a pause in the latter half, else anywhere; pieces of about even length."""
    parts: list[Span] = []
    while end - start > longest:
        pieces = -(-(end - start) // longest)
        goal = start + -(-(end - start) // pieces)
        middle = start + (goal - start) // 2
        pauses = [found.end() for found in _PAUSE.finditer(text, middle, goal)]
        cut = pauses[-1] if pauses else goal
        parts.append((start, cut))
        start = cut
    return [*parts, (start, end)]
