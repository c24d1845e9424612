"""What is embedded of a chunk: its two faces as texts."""

from knowledge.domain.document import Chunk
from knowledge.library.vectors import Face
from knowledge.text import display, fold, sentences

_HEAD = 400  # letters: a vector is a mean over its text, and what a long text is about stands at its head
_LONG_HEADING = 20  # letters: one that says what is below it, where 1.2 研修 only names it
_ENDS = ("。", "？", "?", "！", "!")


def texts_of(face: Face, chunk: Chunk) -> tuple[str, ...]:
    """The texts whose vectors, taken together, show this face of the chunk."""
    return _body(chunk) if face is Face.BODY else (_title(chunk),)


def _body(chunk: Chunk) -> tuple[str, ...]:
    """The whole with its place and, where it is long, its head with its heading alone."""
    place = chunk.location
    path = " > ".join((place.edition.document.title, *place.heading_path))
    said = _said(chunk)
    whole = _lines(path, chunk.context, said)
    if len(said) <= _HEAD:
        return (whole,)
    return (whole, _lines(chunk.heading, said[:_HEAD]))


def _said(chunk: Chunk) -> str:
    """The text without the lines at its head that are its headings: the path has them."""
    headings = {fold(heading) for heading in chunk.location.heading_path}
    lines = chunk.text.split("\n")
    start = next((at for at, line in enumerate(lines) if fold(line) not in headings), len(lines))
    return "\n".join(lines[start:]) or chunk.text


def _title(chunk: Chunk) -> str:
    """The headings without the document's title, then the first sentence that is not one of them.

    A heading that is a sentence itself, or as long (the question of a よくある質問), says all: more would blur it.
    """
    path = chunk.location.heading_path
    headings = {fold(heading) for heading in path}
    lines = (chunk.text[start:end] for start, end in sentences(chunk.text))
    first = next((line for line in lines if fold(line) not in headings), "")
    if path and (len(path[-1]) >= _LONG_HEADING or any(end in path[-1] for end in _ENDS)):
        first = ""
    return _lines(display(" > ".join(path)), display(first)).strip() or chunk.heading


def _lines(*parts: str) -> str:
    return "\n".join(part for part in parts if part)
