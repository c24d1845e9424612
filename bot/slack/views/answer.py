"""An answer as Slack messages: conclusion, cautions, cards, then the numbered sources."""

from collections.abc import Iterable, Sequence

from bot import messages
from bot.answer_wording import claims_by_part, refusal_lines, said_before_claims
from bot.slack.views.mrkdwn import bold, escaped, label, shown
from bot.slack.views.sources import SourceUrl, nearest, sources
from bot.slack.views.split import Part, SlackMessage, context, pack, section
from bot.slack.views.table import table_part
from bot.wording import barred_of, case_rows, fit_of, fit_rows, measure_rows, related_words, standing_label
from knowledge.domain.answer import Answer, Caution, Claim, Fit, Grounded, Unanswered
from knowledge.domain.calendar import japanese_date
from knowledge.domain.case import Case
from knowledge.domain.measure import Measure
from knowledge.text import display

_BULLET = "• "


def answer_messages(answer: Answer, *, source_url: SourceUrl | None) -> list[SlackMessage]:
    """The answer in one message, or in several where Slack's limits ask for it; links only with a `source_url`."""
    parts = _grounded(answer, source_url) if isinstance(answer, Grounded) else _unanswered(answer, source_url)
    return pack([*parts, *_related(answer), _footer(answer)])


def failure_messages(error_id: str) -> list[SlackMessage]:
    """The one sentence for an answer that failed, with the number under which the log knows it."""
    sentence = escaped(messages.SLACK_FAILED.format(error_id=error_id))
    return pack([Part(blocks=section(sentence), text=sentence)])


def _grounded(answer: Grounded, source_url: SourceUrl | None) -> list[Part]:
    first = said_before_claims(answer)
    return [
        *_cautions(first),
        *_parts(answer.claims),
        *_cautions([caution for caution in answer.cautions if caution not in first]),
        *map(table_part, answer.tables),
        *(_measure_card(measure, answer) for measure in answer.measures),
        *(_case_card(case, fit_of(case, answer.fits)) for case in answer.cases),
        *sources(answer, source_url),
    ]


def _unanswered(answer: Unanswered, source_url: SourceUrl | None) -> list[Part]:
    sentence = "\n".join(map(escaped, refusal_lines(answer)))
    return [
        Part(blocks=section(sentence), text=sentence),
        *_cautions(answer.cautions),
        *_choices(answer.choices),
        *nearest(answer.nearest, source_url),
    ]


def _choices(choices: Sequence[str]) -> list[Part]:
    """The answers that would do, where the reader is asked back: to be said in the thread."""
    if not choices:
        return []
    lines = [f"{_BULLET}{label(choice)}" for choice in choices]
    marked = "\n".join([bold(messages.CHOICES), *lines])
    return [Part(blocks=section(marked), text="\n".join([messages.CHOICES, *lines]))]


def _parts(claims: Sequence[Claim]) -> Iterable[Part]:
    """The claims, under the question that they answer where several were asked."""
    for part, told in claims_by_part(claims):
        if part:
            yield Part(blocks=section(bold(label(part))), text=f"【{label(part)}】")
        yield from _claims(told)


def _claims(claims: Sequence[Claim]) -> Iterable[Part]:
    bullet = _BULLET if len(claims) > 1 else ""
    for claim in claims:
        numbers = "".join(f"[{n}]" for n in claim.citations)
        yield Part(
            blocks=section(f"{bullet}{shown(claim.text)} {numbers}"), text=f"{bullet}{label(claim.text)} {numbers}"
        )


def _cautions(cautions: Sequence[Caution]) -> list[Part]:
    if not cautions:
        return []
    lines = [f"{_BULLET}{label(caution.text)}" for caution in cautions]
    marked = "\n".join([f":warning: {bold(messages.CAUTIONS)}", *lines])
    return [Part(blocks=section(marked), text="\n".join([f"【{messages.CAUTIONS}】", *lines]))]


def _measure_card(measure: Measure, answer: Grounded) -> Part:
    as_of = answer.question.as_of
    barred = barred_of(measure, answer.ineligible)
    rows = measure_rows(measure, as_of=as_of, barred=barred)
    if barred is None:
        return _card(f"{display(measure.name)} （{standing_label(measure, as_of=as_of)}）", rows)
    return _grey(_card(f"{display(measure.name)} （{messages.NOT_OPEN}）", rows))


def _grey(card: Part) -> Part:
    """A card in small grey letters."""
    texts = [block["text"]["text"] for block in card.blocks]
    return Part(blocks=tuple(block for text in texts for block in context(text)), text=card.text)


def _case_card(case: Case, fit: Fit | None) -> Part:
    return _card(case.title.text, [*fit_rows(fit), *case_rows(case)])


def _card(title: str, rows: Iterable[tuple[str, str]]) -> Part:
    rows = list(rows)
    marked = [bold(label(title)), *(f"{_BULLET}{bold(label(name))} {shown(text)}" for name, text in rows)]
    plain = [f"【{label(title)}】", *(f"{label(name)}：{label(text)}" for name, text in rows)]
    return Part(blocks=section("\n".join(marked)), text="\n".join(plain))


def _related(answer: Answer) -> list[Part]:
    """The earlier accepted answer; its words alone, since answers have no address of their own in Slack."""
    words = related_words(answer.related)
    return [Part(blocks=context(escaped(words)), text=escaped(words))] if words else []


def _footer(answer: Answer) -> Part:
    day = messages.AS_OF.format(day=japanese_date(answer.question.as_of))
    words = escaped(f"{day}　{messages.SLACK_FOLLOW_UP}")
    return Part(blocks=context(words), text=words)
