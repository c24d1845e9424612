"""A process that writes slowly and says where it is; its parent kills it.

Run as a script: home, label, stop, and what is done with the label's edition: read, publish, roll_back, remove.
"""

import functools
import sys
import threading
import time
from pathlib import Path

from ingest.pipeline import read_publication
from ingest.publish import publish
from ingest.sandbox import Limits
from ingest.sources import Given
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
    """Stops for good before or after a step of the library or of one of its parts, after saying so."""
    path, _, when = stop.partition(":")
    *parts, name = path.split(".")
    owner = functools.reduce(getattr, parts, library)
    step = getattr(owner, name)

    def stopping(*given: object, **named: object) -> None:
        if when == "after":
            step(*given, **named)
        say(stop)
        time.sleep(600)

    setattr(owner, name, stopping)


def write(library: Library, label: str, action: str) -> None:
    """Reads a file of it, publishes the edition, makes it answer again, or takes its document off the shelf."""
    one = the_edition(label)
    if action == "read":
        read_slowly(home / "big.txt")
    elif action == "publish":
        publish(one, library, progress=lambda done, _total: say(f"embedded {done}"))
    elif action == "remove":
        library.remove(one.edition.document.id)
    else:
        held = next(held for held in library.history.of(one.edition.document.id) if held.edition.label == label)
        library.roll_back(held, progress=lambda done, _total: say(f"embedded {done}"))


def read_slowly(path: Path) -> None:
    """Reads a file that takes its child some seconds, and says when the child is at work."""
    path.write_text("規程の本文である。" * 3_000_000, encoding="utf-8")
    soon = threading.Timer(0.5, say, ["reading"])
    soon.daemon = True  # says nothing of a reading that is over
    soon.start()
    read_publication(path, given=Given(), words=WORDS, limits=Limits())


if __name__ == "__main__":
    home, label, stop, action = Path(sys.argv[1]), *sys.argv[2:5]
    library = open_library(home, pause=0.05 if stop == "embed" else 0.0)
    if ":" in stop:
        hang_at(library, stop)
    write(library, label, action)
    say("done")
