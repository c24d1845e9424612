"""What would be published of a file (登録される内容), without publishing it."""

from rich.console import Console

from bot import handbook_messages as messages
from bot.messages import TIERS
from knowledge.domain.publication import Publication
from knowledge.text import display


def print_preview(out: Console, publication: Publication) -> None:
    """Sections, chunks, cases, measures and notices of one file, as they would be published."""
    edition = publication.edition
    out.print(f"{edition.document.title} {edition.label}".strip(), style="bold", markup=False)
    published = edition.published.isoformat() if edition.published else messages.NOT_STATED
    out.print(
        messages.PREVIEW_COUNTS.format(
            kind=messages.KINDS[edition.document.kind],
            tier=TIERS.get(edition.document.tier, messages.NOT_STATED),
            published=published,
            pages=publication.pages,
            sections=len(publication.sections),
            chunks=len(publication.chunks),
            cases=len(publication.cases),
            measures=len(publication.measures),
        )
    )
    for section in publication.sections:
        page = f"  p.{section.page}" if section.page is not None else ""
        out.print(f"{'  ' * section.level}{display(section.heading_path[-1])}{page}", markup=False)
    for case in publication.cases:
        line = messages.PREVIEW_CASE.format(title=display(case.title.text), municipality=case.municipality.full_name)
        out.print(line, markup=False)
    for measure in publication.measures:
        out.print(messages.PREVIEW_MEASURE.format(name=measure.name), markup=False)
    print_notices(out, publication)


def print_notices(out: Console, publication: Publication) -> None:
    """What the admin should know of the reading, a line each."""
    for notice in publication.notices:
        out.print(messages.PREVIEW_NOTICE.format(text=notice.text), style="yellow", markup=False)
