"""The desk of the evaluation (評価の窓口): question files and retrieval sets, the plain recipe beside us."""

import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path

from rich.progress import Progress

from bot import evaluation_messages as messages
from bot.console import progress_bars
from bot.desks.evaluation_libraries import EvaluationLibraries
from bot.settings import BotSettings
from knowledge.answering.advisor import Advisor
from knowledge.answering.finding.retrieval import Retriever
from knowledge.answering.reading.question import read
from knowledge.answering.writing.opening import open_models, open_writer
from knowledge.domain.answer import Question
from knowledge.errors import MissingFile
from knowledge.evaluation.asking import Outcome, ask_all
from knowledge.evaluation.floors import Floor, floors_from
from knowledge.evaluation.plain_recipe import PlainRecipe, PlainText, texts_of, texts_of_entries
from knowledge.evaluation.questions import QuestionFile, read_questions
from knowledge.evaluation.results import Evaluated
from knowledge.evaluation.retrieval_sets import RetrievalSet, publication_of, sets_in
from knowledge.evaluation.retrieving import Rank, rank_all, scores_of_ranks
from knowledge.evaluation.scores import scores_of
from knowledge.library.catalog import EditionState
from knowledge.library.library import Library
from knowledge.library.opening import open_embedder, open_ledger, open_words


class Compare(StrEnum):
    """What the product is run beside."""

    NOTHING = "nothing"
    PLAIN_RECIPE = "plain_recipe"


@dataclass(frozen=True, slots=True, kw_only=True)
class EvaluationDesk:
    """Runs what is named; `floors` go before those of a file. `today` is asked on where a file names no day."""

    settings: BotSettings
    today: date
    floors: Mapping[str, float]
    compare: Compare = Compare.NOTHING

    def evaluate(self, paths: Sequence[Path]) -> Iterator[Evaluated]:
        """Every question file and retrieval set that is named or lies in a folder that is."""
        files, sets = _named(paths)
        read = [(path, read_questions(path)) for path in files]
        for file in (file for _, file in read):
            floors_from({**file.floors, **self.floors})  # a wrong name is told before anything is run
        with progress_bars() as progress:
            libraries = EvaluationLibraries(
                settings=self.settings, embedder=open_embedder(self.settings), progress=progress
            )
            for path, file in read:
                yield self._of_questions(path, file, libraries, progress)
            for one in sets:
                yield self._of_retrieval(one, libraries, progress)

    def _of_questions(
        self, path: Path, file: QuestionFile, libraries: EvaluationLibraries, progress: Progress
    ) -> Evaluated:
        floors = floors_from({**file.floors, **self.floors})
        with libraries.of_file(file, path.parent) as library:
            models = open_models(self.settings, open_ledger(self.settings), lambda: self.today)
            advisor = Advisor(library, writer=open_writer(self.settings, models))
            step = _step(progress, messages.EVALUATION_ASK.format(name=path.name), len(file.question))
            outcomes = tuple(ask_all(file, advisor, library.chunks, today=self.today, progress=step))
            with self._plain(lambda: _texts(library), libraries) as plain:
                beside = tuple(self._of_plain(file, plain, path.name, progress)) if plain else ()
        return Evaluated(
            name=path.name,
            as_of=file.as_of or self.today,
            questions=len(outcomes),
            outcomes=outcomes,
            scores=scores_of(outcomes),
            baseline=scores_of(beside),
            floors=floors,
        )

    def _of_plain(self, file: QuestionFile, plain: PlainRecipe, name: str, progress: Progress) -> Iterator[Outcome]:
        step = _step(progress, messages.EVALUATION_ASK_PLAIN.format(name=name), len(file.question))
        return ask_all(file.without_kinds(), plain, plain.chunks, today=self.today, progress=step)

    def _of_retrieval(self, questions: RetrievalSet, libraries: EvaluationLibraries, progress: Progress) -> Evaluated:
        publication, entries = publication_of(questions, open_words())
        step = _step(progress, messages.EVALUATION_ASK.format(name=questions.name), len(questions.questions()))
        with libraries.holding(iter((publication,))) as library:
            ranked = rank_all(questions, self._ranking(library, entries), progress=step)
            with self._plain(lambda: texts_of_entries(publication, entries), libraries) as plain:
                said = messages.EVALUATION_ASK_PLAIN.format(name=questions.name)
                total = len(questions.questions())
                beside = rank_all(questions, plain.rank, progress=_step(progress, said, total)) if plain else ()
        return Evaluated(
            name=questions.name,
            as_of=self.today,
            questions=len(ranked),
            outcomes=(),
            scores=scores_of_ranks(ranked),
            baseline=scores_of_ranks(beside),
            floors=self._floors_for_ranks(),
        )

    def _ranking(self, library: Library, entries: Mapping[str, str]) -> Rank:
        retriever = Retriever(library)

        def rank(text: str, limit: int) -> Sequence[str]:
            question = Question(text=text, asked_on=self.today, as_of=self.today)
            hits = retriever.rank(read(question, library.words), limit)
            return [entries[hit.chunk_id] for hit in hits]

        return rank

    @contextmanager
    def _plain(
        self, texts: Callable[[], Iterator[PlainText]], libraries: EvaluationLibraries
    ) -> Iterator[PlainRecipe | None]:
        """The plain recipe on the same texts, where it was asked for."""
        if self.compare is Compare.NOTHING:
            yield None
            return
        with tempfile.TemporaryDirectory() as folder:
            recipe = PlainRecipe(Path(folder), texts(), libraries.remembering)
            try:
                yield recipe
            finally:
                recipe.close()

    def _floors_for_ranks(self) -> tuple[Floor, ...]:
        return tuple(floor for floor in floors_from(self.floors) if floor.metric.is_rank)


def _named(paths: Sequence[Path]) -> tuple[list[Path], list[RetrievalSet]]:
    """The question files and retrieval sets that names of files and folders mean."""
    files = [file for path in paths for file in (sorted(path.glob("*.toml")) if path.is_dir() else [path])]
    sets = [one for path in paths if path.is_dir() for one in sets_in(path)]
    if missing := [file for file in files if not file.is_file()]:
        raise MissingFile("no such questions", which=str(missing[0]))
    if not files and not sets:
        raise MissingFile("no questions", which=", ".join(map(str, paths)))
    return files, sets


def _texts(library: Library) -> Iterator[PlainText]:
    """The pages of every current edition."""
    for editions in library.history.documents():
        for held in editions:
            if held.state is EditionState.CURRENT:
                yield from texts_of(library.history.publication(held.shelved.key).chunks)


def _step(progress: Progress, said: str, total: int) -> Callable[[], None]:
    """Moves a bar of its own on by one."""
    task = progress.add_task(said, total=total)
    return lambda: progress.advance(task)
