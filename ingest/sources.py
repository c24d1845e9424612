"""What a file is: title, edition, day of publication and kind, read from the document or given by the admin."""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import PurePath

from ingest.blocks import ParsedFile
from ingest.edition_words import EDITION, without_edition
from ingest.extract.case_title import case_title
from ingest.extract.labels import is_measure_field
from ingest.outline.structure import Outline
from ingest.publisher import tier_of
from knowledge.domain.calendar import Period
from knowledge.domain.document import Document, DocumentKind, Edition, Tier
from knowledge.domain.visibility import Visibility
from knowledge.domain.wareki import periods_in
from knowledge.text import fold

_LONGEST_LINE = 60
_DATED = re.compile(  # nothing but a date, and a word for what was done on it: no closing day, no opening of a portal
    rf"(?:{EDITION.pattern})?[\s：:（(]*(?:令和|平成|R|H)?\s*[0-9０-９元]{{1,4}}\s*[年.．/]\s*[0-9０-９]{{1,2}}\s*(?:月|[.．/])?"
    r"(?:\s*[0-9０-９]{1,2}\s*日?)?[）)]?\s*(?:[（(][日月火水木金土][)）])?"
    r"\s*(?:公[表布開]|[策制改]定|改訂|更新|発[行表]|作成|現在|付け?|版)?[）)]?\s*$"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """What the admin states of a file; empty or ``None`` where the document shall tell.

    `visibility` is no part of what is read (nor of how, so that it is not in `repr`); ``None`` leaves it as it is.
    """

    title: str = ""
    label: str = ""
    published: date | None = None
    kind: DocumentKind | None = None
    tier: Tier | None = None
    visibility: Visibility | None = field(default=None, repr=False)


def identify(parsed: ParsedFile, outline: Outline, *, source_name: str, source_hash: str, given: Given) -> Edition:
    """The edition a file is; two editions of one work have the same document, since its id bears no edition.

    A publication month without a day is taken as its first day.
    """
    front = dict(parsed.stated)
    full = given.title or front.get("title") or _title(parsed, outline, source_name)
    title = without_edition(full) or full
    label = given.label or front.get("edition") or front.get("version") or _label(full, outline)
    day = next(_days(front.get("published") or front.get("date") or ""), None)
    kind = given.kind or next((kind for kind in DocumentKind if kind.value == front.get("kind")), None)
    stated = next((tier for tier in Tier if tier.value == front.get("tier")), None)
    document = Document(
        id=_digest(re.sub(r"[\W_]", "", fold(title))),
        title=title,
        kind=kind or kind_of(title, outline),
        tier=given.tier or stated or tier_of(_first_lines(outline)),
    )
    return Edition(
        id=_digest(document.id, label, source_hash),
        document=document,
        label=label,
        published=given.published or day or _published(label, outline),
        source_name=source_name,
        source_hash=source_hash,
    )


def kind_of(title: str, outline: Outline) -> DocumentKind:
    """By what most of the document is made of; where that tells nothing, by the title's own word for itself."""
    total = sum(len(block.text) for part in outline.parts for block in part.content) or 1
    in_cases = sum(
        len(block.text)
        for part in outline.parts
        if any(case_title(heading) for heading in part.section.heading_path)
        for block in part.content
    )
    fields = sum(is_measure_field(block.text) for part in outline.parts for block in part.content)
    blocks = sum(len(part.content) for part in outline.parts) or 1
    if in_cases / total >= 0.3:
        return DocumentKind.CASES
    if fields >= 3 and fields / blocks >= 0.05:
        return DocumentKind.MEASURES
    return next((kind for kind, word in _NAMES if word.search(title)), DocumentKind.OTHER)


_NAMES = (
    (DocumentKind.CASES, re.compile("事例")),
    (DocumentKind.MEASURES, re.compile("公募要領|交付要[綱領]|補助金|交付金|財政措置|募集要[項領]")),
    (DocumentKind.HANDBOOK, re.compile("手順書|手引|ガイド|マニュアル|ハンドブック|要領|指針|計画|の進め方")),
)


# --- title, label, day ---------------------------------------------------------------------------------------------
def _title(parsed: ParsedFile, outline: Outline, source_name: str) -> str:
    """The title that stands in the document; metadata where it is seen there too or nothing else is."""
    stated = parsed.title.strip()
    seen = fold(" ".join(_first_lines(outline)))
    if stated and (not outline.title or fold(stated) in seen):
        return stated
    return outline.title or PurePath(source_name).stem


def _label(title: str, outline: Outline) -> str:
    """The edition as printed: what the title says of it, and what a line before the first section begins with."""
    found = [match[0].strip() for match in EDITION.finditer(title)]
    for line in _first_lines(outline):
        match = EDITION.match(line.strip("【（(［[〔 "))
        if match and fold(match[0]) not in fold(" ".join(found)):
            found.append(match[0].strip())
            break
    return " ".join(found)


def _published(label: str, outline: Outline) -> date | None:
    """The day or month of the label, else the first one that stands by itself before the first section."""
    dated = (line for line in _first_lines(outline) if _DATED.match(line))
    return next((day for line in (label, *dated) for day in _days(line)), None)


def _days(text: str) -> Iterator[date]:
    """The days, and the first days of the months, that a text names."""
    for reading in periods_in(text):
        found = reading.validity
        if isinstance(found, Period) and found.starts and found.ends and (found.ends - found.starts).days <= 31:
            yield found.starts


def _first_lines(outline: Outline) -> Iterator[str]:
    """The short lines before the first section; on a page of its own all of them, else up to the first sentence."""
    for part in outline.parts[:1]:
        if part.section.heading_path:
            return
        for block in part.content:
            for line in re.split(r"[\n\t　]+", block.text):
                if 0 < len(line.strip()) <= _LONGEST_LINE and "。" not in line:
                    yield line.strip()


def _digest(*parts: str) -> str:
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:32]
