"""What is embedded of a chunk: its two faces as text."""

from knowledge.domain.document import Chunk
from knowledge.library.vectors import Face
from knowledge.text import display, fold, sentences


def text_of(face: Face, chunk: Chunk) -> str:
    """The text whose vector shows this face of the chunk."""
    return _body(chunk) if face is Face.BODY else _title(chunk)


def _body(chunk: Chunk) -> str:
    """Document title and heading path, the header of a table that goes on, then the text."""
    place = chunk.location
    path = " > ".join((place.edition.document.title, *place.heading_path))
    return "\n".join(part for part in (path, chunk.context, chunk.text) if part)


def _title(chunk: Chunk) -> str:
    """The headings without the document's title, then the first sentence that is not one of them."""
    path = chunk.location.heading_path
    headings = {fold(heading) for heading in path}
    lines = (chunk.text[start:end] for start, end in sentences(chunk.text))
    first = next((line for line in lines if fold(line) not in headings), "")
    return f"{display(' > '.join(path))}\n{display(first)}".strip() or chunk.heading
