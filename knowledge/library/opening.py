"""Opens the library of a folder (DX_HOME): the one place where its parts are put together."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from knowledge.library.answers import AnswerStore
from knowledge.library.catalog import Catalog
from knowledge.library.channel_rules import ChannelRulesStore
from knowledge.library.chroma import ChromaIndexes
from knowledge.library.curated import CuratedStore
from knowledge.library.database.engine import Database, connect
from knowledge.library.database.migrating import migrate
from knowledge.library.embedding import Embedder
from knowledge.library.feedback import FeedbackStore
from knowledge.library.glossary import Glossary
from knowledge.library.glossary_file import read_groups
from knowledge.library.handoffs import HandoffStore
from knowledge.library.history import History
from knowledge.library.inbox import InboxStore
from knowledge.library.indexes import Indexes
from knowledge.library.kept_vectors import KeptVectors
from knowledge.library.keywords import KeywordIndexes
from knowledge.library.library import Library
from knowledge.library.model_ledger import ModelLedger
from knowledge.library.originals import Originals
from knowledge.library.origins import OriginStore
from knowledge.library.page_images import PageImages
from knowledge.library.people import PeopleStore
from knowledge.library.shelving import Shelving
from knowledge.library.sudachi import SudachiWords
from knowledge.library.vectors import VectorIndexes
from knowledge.library.words import Dictionary
from knowledge.library.writing import WritingLock
from knowledge.settings import KnowledgeSettings

_FOLDER = "library"
_ORIGINALS = "originals"
_PAGE_IMAGES = "page-images"


@dataclass(frozen=True, slots=True, kw_only=True)
class Stores:
    """What is kept on disk, opened: the library, the files it was made from, the answers and what was said of them."""

    library: Library
    originals: Originals
    page_images: PageImages
    answers: AnswerStore
    feedback: FeedbackStore
    inbox: InboxStore
    channel_rules: ChannelRulesStore
    people: PeopleStore
    handoffs: HandoffStore
    curated: CuratedStore
    origins: OriginStore
    ledger: ModelLedger


def open_stores(settings: KnowledgeSettings) -> Stores:
    """Opens everything in DX_HOME, made and migrated where needed; the embedding model loads with its first use.

    Raises OtherModelError where the library was made with another model than the one set.
    """
    groups = read_groups(settings.glossary_path)
    return stores_in(settings.folder, embedder=open_embedder(settings), words=open_words(), groups=groups)


def open_library(settings: KnowledgeSettings) -> Library:
    """Opens the library in DX_HOME."""
    return open_stores(settings).library


def open_history(settings: KnowledgeSettings) -> History:
    """Opens the catalogue in DX_HOME alone, for what was registered: it reads the same whichever model is set."""
    database = _catalogue(settings.folder / _FOLDER)
    return History(database, Catalog(database))


def open_ledger(settings: KnowledgeSettings) -> ModelLedger:
    """Opens the catalogue in DX_HOME alone, for what the language model has cost."""
    return ModelLedger(_catalogue(settings.folder / _FOLDER))


def open_embedder(settings: KnowledgeSettings) -> Embedder:
    """The embedder that the settings name; its model loads with its first use."""
    from knowledge.library.sentence_transformer import open_sentence_transformer  # noqa: PLC0415

    return open_sentence_transformer(settings.embedding_model, models=settings.folder / "models")


def open_words() -> Dictionary:
    """Opens the dictionary, which loads with its first use."""
    return SudachiWords()


def stores_in(
    home: Path,
    *,
    embedder: Embedder,
    words: Dictionary,
    groups: Sequence[Sequence[str]] = (),
    vectors: VectorIndexes | None = None,
) -> Stores:
    """Opens everything in a folder with the given parts; Chroma where no other vector indexes are given.

    `groups` are names of one thing, as the glossary has them.
    """
    folder = home / _FOLDER
    database = _catalogue(folder)
    index = vectors or ChromaIndexes(folder / "vectors")
    library = _library(database, folder, embedder=embedder, words=words, groups=groups, vectors=index)
    library.refuse_other_model()
    originals = Originals(home / _ORIGINALS)
    return Stores(
        library=library,
        originals=originals,
        page_images=PageImages(originals, home / _PAGE_IMAGES),
        answers=AnswerStore(database),
        feedback=FeedbackStore(database),
        inbox=InboxStore(database),
        channel_rules=ChannelRulesStore(database),
        people=PeopleStore(database),
        handoffs=HandoffStore(database),
        curated=CuratedStore(database),
        origins=OriginStore(database),
        ledger=ModelLedger(database),
    )


def _catalogue(folder: Path) -> Database:
    database = connect(folder / "catalogue.sqlite3")
    migrate(database)
    return database


def _library(
    database: Database,
    folder: Path,
    *,
    embedder: Embedder,
    words: Dictionary,
    groups: Sequence[Sequence[str]],
    vectors: VectorIndexes,
) -> Library:
    catalog = Catalog(database)
    kept = KeptVectors(database, embedder.name)
    keywords = KeywordIndexes(folder / "keywords", words.parts)
    return Library(
        catalog=catalog,
        shelving=Shelving(database),
        kept=kept,
        indexes=Indexes(catalog=catalog, kept=kept, vectors=vectors, keywords=keywords),
        history=History(database, catalog),
        lock=WritingLock(folder / "writing.lock"),
        embedder=embedder,
        words=words,
        glossary=Glossary(groups, words),
    )
