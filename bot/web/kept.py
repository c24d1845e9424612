"""Answers by their number: `/answers/{id}` shows one as it was given, and takes what its reader says of it."""

from datetime import date
from http import HTTPStatus

from fastapi import APIRouter
from fastapi.responses import HTMLResponse, RedirectResponse

from bot import messages
from bot.archive import Archive
from bot.web.asking import LONGEST_QUESTION
from bot.web.links import source_url
from bot.web.rendering import Rendering
from bot.web.views.answer import answer_view
from knowledge.domain.answer import Answer, Grounded
from knowledge.domain.feedback import Verdict
from knowledge.library.library import Library

_ABOVE = ".."


def kept_router(*, archive: Archive, library: Library, rendering: Rendering, tells_ahead: bool) -> APIRouter:
    """The routes; a verdict comes by a button without a script, and leads back to the answer."""
    router = APIRouter(include_in_schema=False, default_response_class=HTMLResponse)

    @router.get("/answers/{answer_id}")
    def kept(answer_id: str, said: Verdict | None = None) -> HTMLResponse:
        answer = archive.answer(answer_id)
        if answer is None:
            return _missing(rendering, home=_ABOVE)
        view = answer_view(answer, source_url=source_url(_ABOVE), home=_ABOVE)
        return rendering.page(
            "kept.html",
            home=_ABOVE,
            answer=view,
            said=said,
            is_fresh=_is_fresh(answer, archive.today(), library),
            question="",
            as_of="",
            municipality=answer.question.municipality,
            errors={},
            longest=LONGEST_QUESTION,
            tells_ahead=tells_ahead,
        )

    @router.post("/answers/{answer_id}/{verdict}", response_model=None)
    def rate(answer_id: str, verdict: Verdict) -> HTMLResponse | RedirectResponse:
        if archive.answer(answer_id) is None or not archive.rate(answer_id, verdict):
            return _missing(rendering, home=f"{_ABOVE}/{_ABOVE}")
        return RedirectResponse(f"../{answer_id}?said={verdict}", status_code=HTTPStatus.SEE_OTHER)

    return router


def _is_fresh(answer: Answer, today: date, library: Library) -> bool:
    """Whether it was given today from editions that are still current: there is no need to ask again."""
    current = {edition.id for edition in library.editions()}
    cited = answer.citations if isinstance(answer, Grounded) else ()
    return answer.question.asked_on == today and all(one.location.edition.id in current for one in cited)


def _missing(rendering: Rendering, *, home: str) -> HTMLResponse:
    return rendering.page(
        "failure.html", status=HTTPStatus.NOT_FOUND, home=home, sentence=messages.WEB_ANSWER_NOT_FOUND, error_id=""
    )
