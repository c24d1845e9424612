"""The web application: the page, the API, what else is handed in (Slack), and the rules that hold for all."""

from collections.abc import Callable, Iterable
from contextlib import AbstractAsyncContextManager
from pathlib import Path

from fastapi import APIRouter, FastAPI
from fastapi.staticfiles import StaticFiles

from bot import messages
from bot.archive import Archive
from bot.reception import Reception
from bot.web.api import api_router
from bot.web.body_limit import BodyLimit
from bot.web.deadline_api import deadline_router
from bot.web.failures import tell_failures
from bot.web.headers import SecurityHeaders
from bot.web.kept import kept_router
from bot.web.kept_api import kept_api_router
from bot.web.pages import page_router
from bot.web.pictures import Pictures, picture_router
from bot.web.rendering import Rendering
from bot.web.stream_api import stream_router
from knowledge.library.library import Library
from knowledge.library.page_images import PageImages

API_VERSION = "1"
_STATIC = Path(__file__).parent / "static"


def build_app(
    *,
    reception: Reception,
    archive: Archive,
    library: Library,
    page_images: PageImages,
    source_url: Callable[[str, str], str],
    routers: Iterable[APIRouter] = (),
    lifespan: Callable[[FastAPI], AbstractAsyncContextManager[None]] | None = None,
) -> FastAPI:
    """Puts the application together; `source_url` makes the links of the API, `routers` are further doors."""
    app = FastAPI(
        title=messages.WEB_NAME,
        description=messages.WEB_LEAD,
        version=API_VERSION,
        docs_url=None,  # their pages load scripts from outside
        redoc_url=None,
        lifespan=lifespan,
        # FastAPI would record what exceptions say, and send it away where an environment variable asks for it
        telemetry={
            "tracing": False,
            "metrics": False,
            "logs": False,
            "operation_spans": False,
            "auto_configure": False,
        },
    )
    rendering = Rendering()
    app.include_router(api_router(reception=reception, library=library, source_url=source_url))
    app.include_router(stream_router(reception=reception, source_url=source_url))
    pictures = Pictures(page_images)
    app.include_router(page_router(reception=reception, library=library, pictures=pictures, rendering=rendering))
    app.include_router(picture_router(page_images, library))
    app.include_router(kept_api_router(archive=archive, source_url=source_url))
    app.include_router(
        kept_router(archive=archive, library=library, rendering=rendering, tells_ahead=reception.tells_ahead)
    )
    app.include_router(
        deadline_router(library=library, rendering=rendering, today=reception.today, api_source_url=source_url)
    )
    for router in routers:
        app.include_router(router)
    app.mount("/static", StaticFiles(directory=_STATIC), name="static")
    app.add_middleware(BodyLimit)
    tell_failures(app, rendering)
    app.add_middleware(SecurityHeaders)
    return app
