"""The templates: HTML-escaped throughout, their words from bot/messages.py."""

import re
from datetime import date
from pathlib import Path

from fastapi.responses import HTMLResponse
from markupsafe import Markup, escape

from bot import messages
from bot.answer_wording import is_numbered
from bot.templating import templates_in
from knowledge.domain.calendar import japanese_date

_TEMPLATES = Path(__file__).parent / "templates"
_URL = re.compile(r"https?://[!#-;=?-\[\]_a-z~]+")
_ISO_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


class Rendering:
    """Makes pages of templates and values."""

    def __init__(self) -> None:
        self._environment = templates_in(_TEMPLATES)
        self._environment.filters |= {"day": day, "linked": linked, "timed": timed}
        self._environment.tests["numbered"] = is_numbered
        self._environment.globals["messages"] = messages

    def page(self, template: str, *, status: int = 200, **values: object) -> HTMLResponse:
        """The page; `values` are what the template names."""
        return HTMLResponse(self._environment.get_template(template).render(values), status_code=status)


def day(when: date) -> str:
    """令和8年3月31日（2026-03-31）."""
    return messages.WEB_DAY.format(japanese=japanese_date(when), iso=when.isoformat())


def linked(text: str) -> Markup:
    """Escaped text in which web addresses are links; no other scheme becomes one."""
    return _wrapped(_URL, text, Markup('<a href="{0}" rel="noreferrer">{0}</a>'))


def timed(text: str) -> Markup:
    """Escaped text in which days (2026-03-31) are times, which the sheet keeps on one line."""
    return _wrapped(_ISO_DAY, text, Markup("<time>{0}</time>"))


def _wrapped(pattern: re.Pattern[str], text: str, wrapping: Markup) -> Markup:
    parts: list[Markup] = []
    end = 0
    for found in pattern.finditer(text):
        parts += [escape(text[end : found.start()]), wrapping.format(found.group())]
        end = found.end()
    return Markup("").join([*parts, escape(text[end:])])
