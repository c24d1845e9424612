"""What the desks do alike: the bar of the embedding, the examination with the golden questions that are set."""

from collections.abc import Callable
from datetime import date

from rich.progress import Progress

from bot import handbook_messages as messages
from bot.settings import BotSettings
from ingest.examination import Examination
from knowledge.domain.document import Edition
from knowledge.domain.publication import Publication
from knowledge.evaluation.questions import golden_questions
from knowledge.library.library import Library


def embedding_bar(progress: Progress, publication: Publication, edition: Edition) -> Callable[[int, int], None]:
    """Shows how many chunks are embedded; the bar appears with the first."""
    said = messages.STEP_EMBED.format(name=edition.source_name, pages=publication.pages or "-")
    tasks: list[int] = []

    def show(done: int, total: int) -> None:
        if not tasks:
            tasks.append(progress.add_task(said, total=total))
        progress.update(tasks[0], completed=done, total=total, visible=done < total)  # type: ignore[arg-type]

    return show


def examination_of(publication: Publication, library: Library, settings: BotSettings, *, today: date) -> Examination:
    """The examination before a publication becomes current; raises ConfigurationError for unusable golden questions."""
    return Examination.of(publication, library, golden=golden_questions(settings.golden_path), today=today)
