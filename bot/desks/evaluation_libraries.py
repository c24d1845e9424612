"""The libraries that are evaluated (評価用の資料庫): made for one run from the documents that a question file names."""

import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from rich.progress import Progress

from bot import evaluation_messages as messages
from bot.settings import BotSettings
from ingest.folder import files_of
from ingest.pipeline import read_publication
from ingest.publish import publish
from ingest.sandbox import Limits
from ingest.sources import Given
from knowledge.domain.publication import Publication
from knowledge.evaluation.questions import QuestionFile
from knowledge.library.embedding import Embedder
from knowledge.library.library import Library
from knowledge.library.opening import open_words, stores_in
from knowledge.library.remembered_passages import RememberedPassages

_SAMPLES = Path(__file__).resolve().parents[2] / "samples"
_SETS = {"samples": (_SAMPLES / "earlier", _SAMPLES / "library")}  # the newer edition takes the place of the earlier
_VECTORS = "evaluation/vectors.sqlite3"


@dataclass(frozen=True, slots=True, kw_only=True)
class EvaluationLibraries:
    """Makes libraries in temporary folders; what was embedded before, for whatever library, is not embedded again."""

    settings: BotSettings
    embedder: Embedder
    progress: Progress

    @contextmanager
    def of_file(self, file: QuestionFile, beside: Path) -> Iterator[Library]:
        """The library that a question file names; without a name that of DX_HOME."""
        if file.library:
            with self.holding(self._read(_documents(file, beside))) as library:
                yield library
            return
        library = stores_in(self.settings.folder, embedder=self.embedder, words=open_words()).library
        yield library
        library.close()

    @contextmanager
    def holding(self, publications: Iterator[Publication]) -> Iterator[Library]:
        """A library of these publications, published in order."""
        words = open_words()
        with tempfile.TemporaryDirectory() as home:
            making = stores_in(Path(home), embedder=self.remembering, words=words).library
            for publication in publications:
                publish(publication, making, progress=self._embedding(publication.edition.source_name))
            making.close()
            library = stores_in(Path(home), embedder=self.embedder, words=words).library
            try:
                yield library
            finally:
                library.close()

    @property
    def remembering(self) -> Embedder:
        """The embedder with its memory of passages, which outlives the libraries."""
        return RememberedPassages(self.embedder, self.settings.folder / _VECTORS)

    def _read(self, documents: Sequence[Path]) -> Iterator[Publication]:
        words = open_words()
        task = self.progress.add_task(messages.EVALUATION_READ, total=len(documents))
        for path in documents:
            yield read_publication(path, given=Given(), words=words, limits=Limits())
            self.progress.advance(task)

    def _embedding(self, name: str) -> Callable[[int, int], None]:
        """A bar for the embedding of one document, which goes when it is done."""
        task = self.progress.add_task(messages.EVALUATION_EMBED.format(name=name), total=None, visible=False)

        def show(done: int, total: int) -> None:
            self.progress.update(task, completed=done, total=total, visible=done < total)

        return show


def _documents(file: QuestionFile, beside: Path) -> list[Path]:
    """The files of the library, in the order named: an earlier edition before the one that takes its place."""
    named = _SETS.get(file.library) if isinstance(file.library, str) else None
    given = (file.library,) if isinstance(file.library, str) else file.library
    files, refused = files_of(named or [beside / name for name in given])
    if refused:
        raise refused[0]
    return files
