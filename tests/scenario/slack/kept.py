"""Real stores in a folder."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from bot.slack.kept import Kept
from knowledge.community.reopened import ReopenedAnswers
from knowledge.library.answers import AnswerStore
from knowledge.library.channel_rules import ChannelRulesStore
from knowledge.library.curated import CuratedStore
from knowledge.library.database import tables
from knowledge.library.database.engine import connect
from knowledge.library.feedback import FeedbackStore
from knowledge.library.handoffs import HandoffStore
from knowledge.library.inbox import InboxStore
from knowledge.library.people import PeopleStore

_TABLES = (
    tables.inbox,
    tables.answers,
    tables.answer_sources,
    tables.feedback,
    tables.channel_rules,
    tables.people,
    tables.handoffs,
    tables.curated_answers,
    tables.documents,
    tables.document_channels,
    tables.editions,
)


@dataclass(frozen=True, kw_only=True)
class Stores:
    """What a bot keeps, and what its tests look into."""

    inbox: InboxStore
    answers: AnswerStore
    feedback: FeedbackStore
    kept: Kept


@contextmanager
def open_stores(folder: Path) -> Iterator[Stores]:
    """Empty stores that live in `folder`."""
    database = connect(folder / "catalogue.sqlite3")
    with database.writing() as connection:  # what a conversation needs, and quicker than every migration
        tables.metadata.create_all(connection, tables=list(_TABLES))
    inbox, answers = InboxStore(database), AnswerStore(database)
    kept = Kept(
        inbox=inbox,
        answers=ReopenedAnswers(answers, lambda _audience: ()),
        rules=ChannelRulesStore(database),
        people=PeopleStore(database),
        handoffs=HandoffStore(database),
        curated=CuratedStore(database),
    )
    yield Stores(inbox=inbox, answers=answers, feedback=FeedbackStore(database), kept=kept)
    database.close()
