"""A process that publishes slowly and says where it is; its parent kills it. Run as a script: home, label, stop."""

import sys
import time
from pathlib import Path

from ingest.publish import publish
from knowledge.domain.publication import Publication
from knowledge.library.embedding import Vectors2D
from knowledge.library.library import Library
from knowledge.library.opening import open_words, stores_in
from knowledge.testing import HashingEmbedder, edition, publication

CHUNKS = 200
WORDS = open_words()


def the_edition(label: str) -> Publication:
    """An edition of which every sentence names its label, so that none can be taken for another's."""
    texts = [(f"第{number}節", f"{label}の規定{number}は、課ごとに定める。") for number in range(CHUNKS)]
    return publication(texts, of=edition("青葉町の規程", label), words=WORDS)


def open_library(home: Path, *, pause: float = 0.0) -> Library:
    """The library with its real files; only the embedding model is a double."""
    return stores_in(home, embedder=SlowEmbedder(pause), words=WORDS).library


class SlowEmbedder(HashingEmbedder):
    """Takes its time, and counts."""

    def __init__(self, pause: float) -> None:
        super().__init__()
        self._pause = pause
        self.texts = 0

    def passages(self, texts: "list[str]") -> Vectors2D:  # type: ignore[override]
        time.sleep(self._pause)
        self.texts += len(texts)
        return super().passages(texts)


def say(word: str) -> None:
    """Tells the parent."""
    sys.stdout.write(f"{word}\n")
    sys.stdout.flush()


def hang_at(library: Library, stop: str) -> None:
    """Stops for good before or after a step of the library, after saying so."""
    name, _, when = stop.partition(":")
    step = getattr(library, name)

    def stopping(*given: object, **named: object) -> None:
        if when == "after":
            step(*given, **named)
        say(stop)
        time.sleep(600)

    setattr(library, name, stopping)


if __name__ == "__main__":
    home, label, stop = Path(sys.argv[1]), sys.argv[2], sys.argv[3]
    library = open_library(home, pause=0.05 if stop == "embed" else 0.0)
    if ":" in stop:
        hang_at(library, stop)
    publish(the_edition(label), library, progress=lambda done, _total: say(f"embedded {done}"))
    say("published")
