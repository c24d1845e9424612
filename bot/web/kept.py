"""Answers by their number: `/answers/{id}` shows one as it was given, and takes what its reader says of it."""

from http import HTTPStatus

from fastapi import APIRouter
from fastapi.responses import HTMLResponse, RedirectResponse

from bot import messages
from bot.archive import Archive
from bot.web.links import source_url
from bot.web.rendering import Rendering
from bot.web.views.answer import answer_view
from knowledge.domain.feedback import Verdict

_ABOVE = ".."


def kept_router(*, archive: Archive, rendering: Rendering) -> APIRouter:
    """The routes; a verdict comes by a button without a script, and leads back to the answer."""
    router = APIRouter(include_in_schema=False, default_response_class=HTMLResponse)

    @router.get("/answers/{answer_id}")
    def kept(answer_id: str, said: Verdict | None = None) -> HTMLResponse:
        answer = archive.answer(answer_id)
        if answer is None:
            return _missing(rendering, home=_ABOVE)
        view = answer_view(answer, source_url=source_url(_ABOVE), home=_ABOVE)
        return rendering.page("kept.html", home=_ABOVE, answer=view, said=said)

    @router.post("/answers/{answer_id}/{verdict}", response_model=None)
    def rate(answer_id: str, verdict: Verdict) -> HTMLResponse | RedirectResponse:
        if not archive.rate(answer_id, verdict):
            return _missing(rendering, home=f"{_ABOVE}/{_ABOVE}")
        return RedirectResponse(f"../{answer_id}?said={verdict}", status_code=HTTPStatus.SEE_OTHER)

    return router


def _missing(rendering: Rendering, *, home: str) -> HTMLResponse:
    return rendering.page(
        "failure.html", status=HTTPStatus.NOT_FOUND, home=home, sentence=messages.WEB_ANSWER_NOT_FOUND, error_id=""
    )
