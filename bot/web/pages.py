"""The pages: `/` asks and answers, `/sources/{chunk_id}` shows a section with the quote marked."""

from dataclasses import dataclass, replace

from fastapi import APIRouter
from fastapi.responses import HTMLResponse
from pydantic import ValidationError

from bot import messages
from bot.reception import Reception
from bot.web.asking import LONGEST_QUESTION, AskRequest, field_errors
from bot.web.links import source_url
from bot.web.pictures import Pictures
from bot.web.rendering import Rendering
from bot.web.views.answer import answer_view
from bot.web.views.source import source_view
from knowledge.domain.document import Chunk, Edition
from knowledge.library.library import Library

_HERE = "."
_ABOVE = ".."


def page_router(*, reception: Reception, library: Library, pictures: Pictures, rendering: Rendering) -> APIRouter:
    """The routes of the pages; links are relative, so that they work below a prefix of a proxy."""
    router = APIRouter(include_in_schema=False, default_response_class=HTMLResponse)
    desk = _Desk(reception, library, pictures, rendering)

    @router.get("/")
    def home(q: str | None = None, as_of: str = "", municipality: str = "") -> HTMLResponse:
        return desk.empty() if q is None else desk.answered(_Form(q, as_of.strip(), municipality.strip()))

    @router.get("/sources/{chunk_id}")
    def source(chunk_id: str, quote: str = "") -> HTMLResponse:
        chunk = library.chunks([chunk_id]).get(chunk_id)
        return desk.opened(chunk, quote) if chunk else desk.no_source()

    return router


@dataclass(frozen=True, slots=True)
class _Form:
    """What stands in the fields of the form."""

    question: str
    as_of: str
    municipality: str


class _Desk:
    """What stands behind the routes."""

    def __init__(self, reception: Reception, library: Library, pictures: Pictures, rendering: Rendering) -> None:
        self._reception = reception
        self._library = library
        self._pictures = pictures
        self._rendering = rendering

    def empty(self) -> HTMLResponse:
        return self._home(_Form("", "", ""))

    def answered(self, form: _Form) -> HTMLResponse:
        given = {"question": form.question, "as_of": form.as_of or None, "municipality": form.municipality}
        try:
            asked = AskRequest.model_validate(given)
        except ValidationError as error:
            errors = {problem.field: problem.message for problem in field_errors(error.errors())}
            return self._home(form, errors=errors, status=422)
        answer = self._reception.ask(asked.question, as_of=asked.as_of, municipality=asked.municipality)
        view = answer_view(answer, source_url=source_url(_HERE), home=_HERE)
        return self._home(replace(form, question=asked.question), answer=view)

    def opened(self, chunk: Chunk, quote: str) -> HTMLResponse:
        section = self._library.section(chunk)
        view = source_view(chunk, section, quote=quote, current=self._current(chunk.location.edition))
        pictures = self._pictures.of(chunk, section, quote=quote)
        return self._rendering.page("source.html", home=_ABOVE, source=view, pictures=pictures)

    def no_source(self) -> HTMLResponse:
        return self._rendering.page(
            "failure.html", status=404, home=_ABOVE, sentence=messages.WEB_SOURCE_NOT_FOUND, error_id=""
        )

    def _home(
        self,
        form: _Form,
        *,
        errors: dict[str, str] | None = None,
        answer: object = None,
        status: int = 200,
    ) -> HTMLResponse:
        return self._rendering.page(
            "home.html",
            status=status,
            home=_HERE,
            question=form.question,
            as_of=form.as_of,
            municipality=form.municipality,
            errors=errors or {},
            answer=answer,
            editions=self._library.editions(),
            longest=LONGEST_QUESTION,
            tells_ahead=self._reception.tells_ahead,
        )

    def _current(self, edition: Edition) -> Edition | None:
        """The edition of the same document that is in the library today."""
        return next((e for e in self._library.editions() if e.document.id == edition.document.id), None)
