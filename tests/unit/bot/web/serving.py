"""The web application over the shelf and the scripted advisor."""

from datetime import UTC, datetime

from fastapi import FastAPI

from bot.archive import Archive
from bot.reception import Reception
from bot.web.app import build_app
from bot.web.links import source_url
from knowledge.library.library import Library
from knowledge.library.page_images import PageImages
from tests.unit.bot.web.answers import TODAY, KeptAnswers, KeptFeedback, ScriptedAdvisor
from tests.unit.bot.web.drawn import DrawnPages
from tests.unit.bot.web.shelf import shelf

NOW = datetime(2026, 10, 1, 9, 30, tzinfo=UTC)
PUBLIC_URL = "https://dx.example.jp/advisor/"


def application(
    *,
    advisor: ScriptedAdvisor | None = None,
    answers: KeptAnswers | None = None,
    feedback: KeptFeedback | None = None,
    library: Library | None = None,
    page_images: PageImages | None = None,
    tells_ahead: bool = False,
) -> FastAPI:
    answers = answers or KeptAnswers()
    reception = Reception(
        advisor=advisor or ScriptedAdvisor(), answers=answers, today=lambda: TODAY, tells_ahead=tells_ahead
    )
    return build_app(
        reception=reception,
        archive=Archive(answers=answers, feedback=feedback or KeptFeedback(answers), now=lambda: NOW),
        library=library or shelf(),
        page_images=page_images or DrawnPages({}),
        source_url=source_url(PUBLIC_URL),
    )
