"""An answer for a draft (起案用): Markdown with numbered sources, the day it holds for, and each edition."""

from collections.abc import Iterator, Sequence

from bot import messages
from bot.answer_wording import claims_by_part
from bot.wording import place
from knowledge.domain.answer import Answer, Grounded, Table
from knowledge.domain.calendar import japanese_date
from knowledge.text import display


def draft_markdown(answer: Answer) -> str:
    """「## 照会事項 … ## 回答 … ## 根拠 …」; a refusal is told as such."""
    return "\n".join(_lines(answer)).strip() + "\n"


def _lines(answer: Answer) -> Iterator[str]:
    day = messages.AS_OF.format(day=japanese_date(answer.question.as_of))
    yield from (f"## {messages.DRAFT_QUESTION}", "", display(answer.question.text), "", f"（{day}）", "")
    yield from (f"## {messages.DRAFT_ANSWER}", "")
    if not isinstance(answer, Grounded):
        yield messages.NOT_IN_LIBRARY
        return
    for part, claims in claims_by_part(answer.claims):
        yield from (f"### {display(part)}", "") if part else ()
        yield from (f"- {display(claim.text)} {_numbers(claim.citations)}" for claim in claims)
    for table in answer.tables:
        yield from ("", *_table(table))
    if answer.cautions:
        yield from ("", f"### {messages.CAUTIONS}", "", *(f"- {display(one.text)}" for one in answer.cautions))
    yield from ("", f"## {messages.SOURCES}", "")
    for citation in answer.citations:
        yield f"{citation.n}. {place(citation.location)}「{display(citation.quote)}」"


def _table(table: Table) -> Iterator[str]:
    yield from (f"**{display(table.title)}**", "")
    yield _row(table.header)
    yield _row(["---"] * len(table.header))
    for row in table.rows:
        yield _row([f"{cell.text} {_numbers(cell.citations)}" for cell in row])


def _row(cells: Sequence[str]) -> str:
    return "| " + " | ".join(display(cell).replace("|", "｜").strip() for cell in cells) + " |"


def _numbers(citations: Sequence[int]) -> str:
    return "".join(f"[{n}]" for n in citations)
