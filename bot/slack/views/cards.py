"""Cards of measures and cases on a phone: the first says what no claim has said, others the rows that decide."""

from collections.abc import Collection, Iterable, Iterator, Sequence

from bot import messages
from bot.slack.views.mrkdwn import bold, label, shown
from bot.slack.views.split import Part, context, section
from bot.wording import barred_of, case_rows, fit_of, fit_rows, measure_rows, place, standing_label
from knowledge.domain.answer import Grounded, QuestionKind
from knowledge.domain.case import Case
from knowledge.domain.document import Location
from knowledge.domain.measure import Measure
from knowledge.text import display, fold

_BULLET = "• "
_TELLING = 4
"""A shorter text (町村) counts as said only together with its label."""
_FEW = 3
"""Among more records than this, none is what the question is about: each has only the rows that decide."""
_OF_MEASURES = ("対象の判定", "対象団体", "措置率・補助率", "補助上限額", "事業期間", "申請期間")
_OF_CASES = ("自治体", "参考になる点", "違う点", "費用", "効果（実績）")
_DECIDES = frozenset((*_OF_MEASURES, *_OF_CASES))
_SOURCE = "根拠"

Rows = list[tuple[str, str]]


def cards(answer: Grounded) -> Iterator[Part]:
    """The measures, then the cases."""
    names = [display(one.name) for one in answer.measures]
    for number, measure in enumerate(answer.measures):
        yield _measure_card(measure, answer, _said(answer, names, number), is_full=_is_full(number, names, answer))
    titles = [display(one.title.text) for one in answer.cases]
    for number, case in enumerate(answer.cases):
        card = _case_card(case, answer, _said(answer, titles, number), is_full=_is_full(number, titles, answer))
        yield from [card] if card else []


def _is_full(number: int, names: Sequence[str], answer: Grounded) -> bool:
    """Whether a card has all its rows: that of the one record that the answer is about; its table tells the rest."""
    is_compared = answer.kind is QuestionKind.COMPARISON and bool(answer.tables)
    return number == 0 and len(names) <= _FEW and not is_compared


def _measure_card(measure: Measure, answer: Grounded, said: str, *, is_full: bool) -> Part:
    as_of = answer.question.as_of
    barred = barred_of(measure, answer.ineligible)
    rows = _rows(measure_rows(measure, as_of=as_of, barred=barred), said, measure.location, answer, is_full=is_full)
    if barred is None:
        return _card(f"{display(measure.name)} （{standing_label(measure, as_of=as_of)}）", rows)
    return _grey(_card(f"{display(measure.name)} （{messages.NOT_OPEN}）", rows))


def _case_card(case: Case, answer: Grounded, said: str, *, is_full: bool) -> Part | None:
    """A case, unless all of it is said."""
    told = [*fit_rows(fit_of(case, answer.fits)), *case_rows(case)]
    rows = _rows(told, said, case.location, answer, is_full=is_full)
    return _card(case.title.text, rows) if rows else None


def _said(answer: Grounded, names: Sequence[str], number: int) -> str:
    """What the answer says of one of its records, folded: of the first, all that names no other one; all tables."""
    others = [fold(name) for at, name in enumerate(names) if at != number]
    cells = (fold(f"{row[0].text}：{cell.text}") for table in answer.tables for row in table.rows for cell in row[1:])
    told = [fold(claim.text) for claim in answer.claims]
    own = fold(names[number])
    mine = (text for text in told if own in text or (number == 0 and not any(one in text for one in others)))
    return "\n".join((*mine, *cells))


def _rows(rows: Iterable[tuple[str, str]], said: str, at: Location, answer: Grounded, *, is_full: bool) -> Rows:
    """The rows that are left to say; the source where no claim cites it."""
    cited: Collection[str] = {place(citation.location) for citation in answer.citations}
    kept = []
    for name, text in rows:
        if name == _SOURCE:
            is_left = place(at) not in cited
        else:
            is_left = (is_full or name in _DECIDES) and not _is_said(name, text, said)
        if is_left:
            kept.append((name, text))
    return kept


def _is_said(name: str, text: str, said: str) -> bool:
    return all(
        fold(part) in said if len(part) >= _TELLING else fold(f"{name}：{part}") in said for part in text.split("／")
    )


def _grey(card: Part) -> Part:
    """A card in small grey letters."""
    texts = [block["text"]["text"] for block in card.blocks]
    return Part(blocks=tuple(block for text in texts for block in context(text)), text=card.text)


def _card(title: str, rows: Rows) -> Part:
    marked = [bold(label(title)), *(f"{_BULLET}{bold(label(name))} {shown(text)}" for name, text in rows)]
    plain = [f"【{label(title)}】", *(f"{label(name)}：{label(text)}" for name, text in rows)]
    return Part(blocks=section("\n".join(marked)), text="\n".join(plain))
