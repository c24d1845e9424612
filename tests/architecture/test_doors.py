"""Each vendor has one door: the modules that may import it; everyone else speaks to the door in the house's words."""

import sys
from collections.abc import Mapping
from fnmatch import fnmatchcase

import pytest

# what speaks SQL: each keeps one thing in the catalogue
TABLE_READERS = tuple(
    f"knowledge.library.{name}"
    for name in (
        "answers",
        "catalog",
        "channel_rules",
        "curated",
        "feedback",
        "handoffs",
        "history",
        "inbox",
        "kept_vectors",
        "model_ledger",
        "origins",
        "people",
        "remembered_passages",
        "shelving",
        "visibilities",
    )
)

MODEL = tuple(f"knowledge.library.{name}" for name in ("sentence_transformer", "bundled_model", "precision"))

SETTINGS = ("knowledge.settings", "bot.settings")
PARSERS = tuple(f"ingest.{name}.*" for name in ("docx", "html", "office", "parsers", "pptx", "xlsx"))

# vendor (top-level import name) → the modules that are its door
DOORS = {
    "PIL": ("knowledge.library.page_marking",),
    "alembic": ("knowledge.library.database.*",),
    "chromadb": ("knowledge.library.chroma",),
    "cv2": ("ingest.parsers.ocr",),
    "docx": ("bot.draft_word",),
    "fastapi": ("bot.web.*", "bot.server", "bot.slack.http", "bot.slack.desk"),
    "filelock": ("knowledge.library.writing",),
    "httpx": ("ingest.origins.fetching",),
    "huggingface_hub": MODEL,
    "jinja2": ("bot.templating",),
    "lxml": (
        "ingest.docx.*",
        "ingest.html.tree",
        "ingest.office.*",
        "ingest.parsers.*",
        "ingest.pptx.*",
        "ingest.xlsx.*",
    ),
    "langchain": ("knowledge.answering.writing.opening",),
    "langchain_chroma": ("knowledge.evaluation.plain_recipe",),
    "langchain_core": (
        "knowledge.answering.writing.chat_model",
        "knowledge.answering.writing.opening",
        "knowledge.evaluation.plain_recipe",
    ),
    "langchain_text_splitters": ("knowledge.evaluation.plain_recipe",),
    "langsmith": ("knowledge.answering.writing.chat_model",),
    "markdown_it": ("ingest.parsers.markdown",),
    "markupsafe": ("bot.web.rendering",),
    "numpy": ("knowledge.library.*", "knowledge.testing"),
    "olefile": ("ingest.parsers.container",),
    "pydantic": (
        "knowledge.library.glossary_file",
        "knowledge.settings",
        "bot.settings",
        "bot.web.*",
        "knowledge.answering.writing.*",
        "knowledge.evaluation.questions",
        "knowledge.evaluation.retrieval_sets",
    ),
    "pydantic_core": ("bot.web.asking",),
    "pydantic_settings": SETTINGS,
    "pypdfium2": ("ingest.parsers.pdf", "ingest.pdf.*", "knowledge.library.page_rendering"),
    "rapidfuzz": ("ingest.recognition", "knowledge.library.changes.*"),
    "python_calamine": ("ingest.parsers.spreadsheet",),
    "rapidocr": ("ingest.parsers.ocr",),
    "rich": (
        "bot.console",
        "bot.terminal",
        "bot.usage",
        "bot.desks.*",
        "bot.handbooks.*",
        "bot.changes.*",
        "bot.evaluations.*",
        "bot.deadlines.*",
    ),
    "sentence_transformers": MODEL,
    "slack_bolt": ("bot.slack.*",),
    "slack_sdk": ("bot.slack.*",),
    "sqlalchemy": ("knowledge.library.database.*", *TABLE_READERS),
    "starlette": ("bot.web.*",),
    "sudachipy": ("knowledge.library.sudachi",),
    "tantivy": ("knowledge.library.keywords",),
    "tokenizers": MODEL,
    "torch": MODEL,
    "transformers": MODEL,
    "typer": ("bot.channel_option", "bot.cli", "bot.day_option", "bot.*.command"),
    "uvicorn": ("bot.server",),
    "watchfiles": ("ingest.origins.watching",),
}


def test_every_vendor_has_a_door(importers: Mapping[str, frozenset[str]]) -> None:
    vendors = {top for top in importers if top not in sys.stdlib_module_names}
    assert vendors - set(DOORS) == set(), "name its door in DOORS"


@pytest.mark.parametrize("vendor", DOORS)
def test_a_vendor_is_imported_through_its_door_only(vendor: str, importers: Mapping[str, frozenset[str]]) -> None:
    besides = {
        module
        for module in importers.get(vendor, frozenset())
        if not any(fnmatchcase(module, door) for door in DOORS[vendor])
    }
    assert besides == set(), f"{vendor} is imported past its door {DOORS[vendor]}"


@pytest.mark.parametrize("vendor", DOORS)
def test_a_door_leads_somewhere(vendor: str, importers: Mapping[str, frozenset[str]]) -> None:
    assert importers.get(vendor), f"nobody imports {vendor}: take its door down"
