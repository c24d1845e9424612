"""The desk of the evaluation (評価の窓口): makes the libraries that questions are asked of, and asks them."""

import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from rich.progress import Progress

from bot import evaluation_messages as messages
from bot.console import progress_bars
from bot.settings import BotSettings
from ingest.folder import files_of
from ingest.pipeline import read_publication
from ingest.publish import publish
from ingest.sandbox import Limits
from ingest.sources import Given
from knowledge.answering.advisor import Advisor
from knowledge.answering.writing.opening import open_models, open_writer
from knowledge.errors import MissingFile
from knowledge.evaluation.asking import ask_all
from knowledge.evaluation.floors import floors_from
from knowledge.evaluation.questions import QuestionFile, read_questions
from knowledge.evaluation.results import Evaluated
from knowledge.evaluation.scores import scores_of
from knowledge.library.library import Library
from knowledge.library.opening import open_embedder, open_ledger, open_library, open_words, stores_in

_SAMPLES = Path(__file__).resolve().parents[2] / "samples"
_SETS = {"samples": (_SAMPLES / "earlier", _SAMPLES / "library")}


@dataclass(frozen=True, slots=True, kw_only=True)
class EvaluationDesk:
    """Runs question files; `floors` go before those of a file. `today` is asked on where a file names no day."""

    settings: BotSettings
    today: date
    floors: Mapping[str, float]

    def evaluate(self, paths: Sequence[Path]) -> Iterator[Evaluated]:
        """Every question file that is named or lies in a folder that is."""
        with progress_bars() as progress:
            for path in _question_files(paths):
                yield self._of_questions(path, progress)

    def _of_questions(self, path: Path, progress: Progress) -> Evaluated:
        file = read_questions(path)
        floors = floors_from({**file.floors, **self.floors})
        with self._library(file, path.parent, progress) as library:
            models = open_models(self.settings, open_ledger(self.settings), lambda: self.today)
            advisor = Advisor(library, writer=open_writer(self.settings, models))
            task = progress.add_task(messages.EVALUATION_ASK.format(name=path.name), total=len(file.question))
            asked = ask_all(file, advisor, library.chunks, today=self.today, progress=lambda: progress.advance(task))
            outcomes = tuple(asked)
        return Evaluated(
            name=path.name,
            as_of=file.as_of or self.today,
            questions=len(outcomes),
            outcomes=outcomes,
            scores=scores_of(outcomes),
            baseline={},
            floors=floors,
        )

    @contextmanager
    def _library(self, file: QuestionFile, beside: Path, progress: Progress) -> Iterator[Library]:
        """The library that a file names, made for this run alone; else the one in DX_HOME."""
        if not file.library:
            yield open_library(self.settings)
            return
        with tempfile.TemporaryDirectory() as home:
            library = self._published(Path(home), _documents(file, beside), progress)
            try:
                yield library
            finally:
                library.close()

    def _published(self, home: Path, documents: Sequence[Path], progress: Progress) -> Library:
        words = open_words()
        library = stores_in(home, embedder=open_embedder(self.settings), words=words).library
        task = progress.add_task(messages.EVALUATION_READ, total=len(documents))
        for path in documents:
            publication = read_publication(path, given=Given(), words=words, limits=Limits())
            publish(publication, library, progress=_embedding(progress, path.name))
            progress.advance(task)
        return library


def _question_files(paths: Sequence[Path]) -> list[Path]:
    found = [file for path in paths for file in (sorted(path.glob("*.toml")) if path.is_dir() else [path])]
    if not found or not all(path.is_file() for path in found):
        raise MissingFile("no questions", which=", ".join(map(str, paths)))
    return found


def _documents(file: QuestionFile, beside: Path) -> list[Path]:
    """The files of the library, in the order named: an earlier edition before the one that takes its place."""
    named = _SETS.get(file.library) if isinstance(file.library, str) else None
    given = (file.library,) if isinstance(file.library, str) else file.library
    files, refused = files_of(named or [beside / name for name in given])
    if refused:
        raise refused[0]
    return files


def _embedding(progress: Progress, name: str) -> Callable[[int, int], None]:
    """A bar for the embedding of one file, which goes when it is done."""
    task = progress.add_task(messages.EVALUATION_EMBED.format(name=name), total=None, visible=False)

    def show(done: int, total: int) -> None:
        progress.update(task, completed=done, total=total, visible=done < total)

    return show
