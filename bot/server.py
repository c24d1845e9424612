"""The server: the web page, the API and Slack in one process."""

from collections.abc import AsyncIterator, Callable, Iterable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from functools import partial
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import uvicorn

from bot import messages
from bot.console import console
from bot.roles import Roles, named
from bot.services import Services
from bot.settings import BotSettings
from bot.web.app import build_app
from bot.web.links import answer_url, shown_source_url, source_url

if TYPE_CHECKING:
    from fastapi import APIRouter, FastAPI

    from bot.slack.desk import SlackDesk
    from bot.slack.services import SlackServices


def serve_until_stopped(services: Services, *, host: str, port: int, slack: str) -> None:
    """Serves until Ctrl-C; `slack` is http, socket or off."""
    desk = None if slack == "off" else _slack_desk(services, slack)

    @asynccontextmanager
    async def lifespan(_app: "FastAPI") -> AsyncIterator[None]:
        services.stores.library.embedder.queries(["準備"])  # loads the model before the first question
        if desk:
            desk.start()
        console().print(messages.SERVING.format(host=host, port=port))
        try:
            yield
        finally:
            if desk:
                desk.stop()

    routers = [desk.router()] if desk and slack == "http" else []
    app = web_application(services, _public_url(services.settings, host, port), routers=routers, lifespan=lifespan)
    uvicorn.run(app, host=host, port=port, log_level="warning", access_log=False)


def web_application(
    services: Services,
    public_url: str,
    *,
    routers: "Iterable[APIRouter]" = (),
    lifespan: "Callable[[FastAPI], AbstractAsyncContextManager[None]] | None" = None,
) -> "FastAPI":
    """The page and the API, reached at `public_url`: they show what everyone may see."""
    return build_app(
        reception=services.reception,
        archive=services.archive,
        library=services.everyones,
        page_images=services.stores.page_images,
        source_url=source_url(public_url),
        routers=routers,
        lifespan=lifespan,
    )


def _slack_desk(services: Services, mode: str) -> "SlackDesk":
    from bot.slack.connection import Connection  # noqa: PLC0415 - Slack loads only where it is used
    from bot.slack.desk import SlackDesk  # noqa: PLC0415
    from bot.slack.transport import Transport  # noqa: PLC0415

    settings = services.settings
    connection = Connection(
        transport=Transport.named(mode),
        api_url=settings.slack_api_url,
        bot_token=settings.slack_bot_token.get_secret_value(),
        signing_secret=settings.slack_signing_secret.get_secret_value(),
        app_token=settings.slack_app_token.get_secret_value(),
    )
    return SlackDesk(connection, slack_services(services))


def slack_services(services: Services) -> "SlackServices":
    """What the desk in Slack works with."""
    from bot.marked_pages import MarkedPages  # noqa: PLC0415
    from bot.slack.kept import Kept  # noqa: PLC0415
    from bot.slack.pace import Pace  # noqa: PLC0415
    from bot.slack.services import SlackServices  # noqa: PLC0415
    from knowledge.community.colleagues import Colleagues  # noqa: PLC0415

    settings, stores = services.settings, services.stores
    base = _reachable(settings.public_url)
    return SlackServices(
        reception=services.reception,
        kept=Kept(
            inbox=stores.inbox,
            answers=services.reopened,
            rules=stores.channel_rules,
            people=stores.people,
            handoffs=stores.handoffs,
            curated=stores.curated,
        ),
        archive=services.archive,
        colleagues=Colleagues(curated=stores.curated, library=services.everyones),
        without_people=stores.library.words.without_people,
        shelf=services.everyones.history,
        pages=MarkedPages(library=stores.library, page_images=stores.page_images),
        roles=Roles(admins=named(settings.admins), facilitators=named(settings.facilitators)),
        pace=Pace(per_person=settings.questions_per_minute, per_workspace=settings.workspace_questions_per_minute),
        source_url=shown_source_url(base, services.everyones) if base else None,
        answer_url=partial(answer_url, base) if base else None,
        now=services.now,
    )


def _public_url(settings: BotSettings, host: str, port: int) -> str:
    """DX_PUBLIC_URL where it is set; else where this process listens."""
    return settings.public_url if "public_url" in settings.model_fields_set else f"http://{host}:{port}"


def _reachable(public_url: str) -> str:
    """The page's address for people at other machines; empty while the page is only open on this one."""
    is_here = urlsplit(public_url).hostname in {"127.0.0.1", "localhost", "::1"}
    return "" if is_here else public_url
