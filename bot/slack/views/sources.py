"""Numbered sources and nearest sources, as lists with links to the page that shows the quote marked."""

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby

from bot.languages.words import Words
from bot.slack.views.mrkdwn import bold, label, link, shortened
from bot.slack.views.split import SECTION_CHARACTERS, Part, section
from bot.wording import place
from knowledge.domain.answer import Citation, Grounded, Near
from knowledge.text import display, fold

SourceUrl = Callable[[str, str], str]
"""(chunk id, quote) → address of the page that shows the source with the quote marked; empty where it shows none."""
AnswerUrl = Callable[[str], str]
"""Answer id → address of the page that shows the kept answer."""

_LONGEST_URL = 900
_LONGEST_PLACE = 300
_LONGEST_QUOTE = 120


def sources(answer: Grounded, source_url: SourceUrl | None, words: Words) -> list[Part]:
    """Each place once, with the numbers that stand there; a quote where no claim says it in the same words."""
    cells = (cell.text for table in answer.tables for row in table.rows for cell in row if cell.citations)
    said = [fold(text) for text in (*(claim.text for claim in answer.claims), *cells)]
    unsaid = [c.n for c in answer.citations if not any(fold(c.quote) in words for words in said)]
    by_place: dict[str, list[Citation]] = {}
    for citation in answer.citations:
        by_place.setdefault(place(citation.location), []).append(citation)
    groups = list(by_place.values())
    entries = [entry for group in groups for entry in _entries(group, unsaid, source_url)]
    plain = ["".join(f"[{c.n}]" for c in group) + f" {label(place(group[0].location))}" for group in groups]
    return _list(words.sources, entries, plain)


def nearest(places: Sequence[Near], source_url: SourceUrl | None, words: Words) -> list[Part]:
    """The places that came closest to a question that is not answered, with the words that stand nearest there."""
    told = [words.nearest_quoted] if any(near.quote for near in places) else []
    groups = [tuple(group) for _, group in groupby(places, key=lambda near: place(near.location))]
    linked = [_nearest(group, _linked_place(group[0], source_url)) for group in groups]
    plain = [_nearest(group, label(place(group[0].location))) for group in groups]
    return _list(words.nearest, [*told, *linked], [*told, *plain]) if places else []


def _nearest(group: Sequence[Near], where: str) -> str:
    return "\n".join([f"• {where}", *(_words(near.quote) for near in group if near.quote)])


def _entries(group: Sequence[Citation], unsaid: Sequence[int], source_url: SourceUrl | None) -> Iterator[str]:
    """One entry for citations of the same place, or as few as hold their addresses."""
    head = f"[{group[0].n}] {_linked_place(group[0], source_url)}"
    if len(group) > 1:
        numbers = "".join(_linked_number(citation, source_url) for citation in group)
        head = f"{numbers} {label(shortened(place(group[0].location), _LONGEST_PLACE))}"
    quotes = [_quote(c, f"[{c.n}] " if len(group) > 1 else "") for c in group if c.n in unsaid]
    entry = "\n".join([head, *quotes])
    if len(entry) < SECTION_CHARACTERS or len(group) == 1:
        yield entry
        return
    half = len(group) // 2
    yield from _entries(group[:half], unsaid, source_url)
    yield from _entries(group[half:], unsaid, source_url)


def without_page(answer: Grounded, source_url: SourceUrl | None) -> bool:
    """Whether a source has no page to open, where others have one."""
    return source_url is not None and any(not source_url(one.chunk_id, "") for one in answer.citations)


def _list(title: str, entries: Sequence[str], plain: Sequence[str]) -> list[Part]:
    """Entries under a title, packed into as few sections as hold them; an entry is never cut."""
    if not entries:
        return []
    texts = [bold(title)]
    for entry in entries:
        if len(texts[-1]) + len(entry) < SECTION_CHARACTERS:
            texts[-1] += f"\n{entry}"
        else:
            texts.append(entry)
    blocks = tuple(block for text in texts for block in section(text))
    return [Part(blocks=blocks, text="\n".join([f"【{title}】", *plain]))]


def _quote(citation: Citation, number: str) -> str:
    return _words(citation.quote, number)


def _words(quote: str, number: str = "") -> str:
    return f"&gt; {number}「{label(shortened(display(quote), _LONGEST_QUOTE))}」"


def _linked_number(citation: Citation, source_url: SourceUrl | None) -> str:
    number = f"[{citation.n}]"
    url = _url(citation, source_url)
    return link(url, number) if url else number


def _linked_place(source: Citation | Near, source_url: SourceUrl | None) -> str:
    words = shortened(place(source.location), _LONGEST_PLACE)
    url = _url(source, source_url)
    return link(url, words) if url else label(words)


def _url(source: Citation | Near, source_url: SourceUrl | None) -> str:
    """The address with the quote to be marked, or without it where that makes the address too long for a message."""
    if source_url is None:
        return ""
    marked = source_url(source.chunk_id, source.quote)
    return marked if len(marked) <= _LONGEST_URL else source_url(source.chunk_id, "")
