"""Blanks that a person typed: between words they stay, between the letters of one word (対 象 経 費) they go."""

from ingest.normalise import mend


def mend_words(line: str) -> str:
    """A line mended word by word; unlike in a PDF, a blank between two Japanese words was meant (市民課 税務課)."""
    words = line.replace("\t", " ").split(" ")
    mended = [word for raw in words if (word := mend(raw))]
    return "".join(mended) if all(len(word) == 1 for word in mended) else " ".join(mended)
