"""An answer as Slack messages: conclusion, cautions, cards, then the numbered sources."""

from collections.abc import Iterable, Sequence

from bot import messages, slack_messages
from bot.answer_wording import claims_by_part, is_numbered, refusal_lines, said_before_claims, warned_of
from bot.slack.views.buttons import answer_buttons, private_buttons
from bot.slack.views.cards import cards
from bot.slack.views.colleague import colleague_part
from bot.slack.views.mrkdwn import bold, escaped, label, link, shown
from bot.slack.views.sources import AnswerUrl, SourceUrl, nearest, sources, without_page
from bot.slack.views.split import Part, SlackMessage, context, pack, section
from bot.slack.views.table import table_part
from bot.wording import related_words
from knowledge.domain.answer import Answer, Caution, Claim, Grounded, Unanswered
from knowledge.domain.calendar import japanese_date
from knowledge.domain.curated import ColleagueAnswer
from knowledge.domain.visibility import EVERYONE

_BULLET = "• "


def answer_messages(
    answer: Answer,
    *,
    source_url: SourceUrl | None,
    answer_url: AnswerUrl | None = None,
    colleague: ColleagueAnswer | None = None,
) -> list[SlackMessage]:
    """The answer in one message, or in several where Slack's limits ask for it; links only to what has a URL."""
    told = _told(answer, source_url, answer_url, colleague)
    limited = _limited(answer, source_url, slack_messages.LIMITED_SOURCES)
    return pack([*told, *limited, _footer(answer, slack_messages.FOLLOW_UP), answer_buttons(answer)])


def private_answer_messages(
    answer: Answer,
    *,
    source_url: SourceUrl | None,
    answer_url: AnswerUrl | None = None,
    colleague: ColleagueAnswer | None = None,
) -> list[SlackMessage]:
    """The answer as only the asker sees it: it can be shared."""
    told = _told(answer, source_url, answer_url, colleague)
    limited = _limited(answer, source_url, slack_messages.LIMITED_SOURCES_PRIVATELY)
    return pack([*told, *limited, _footer(answer), private_buttons(answer)])


def failure_messages(error_id: str) -> list[SlackMessage]:
    """The one sentence for an answer that failed, with the number under which the log knows it."""
    sentence = escaped(slack_messages.FAILED.format(error_id=error_id))
    return pack([Part(blocks=section(sentence), text=sentence)])


def _told(
    answer: Answer, source_url: SourceUrl | None, answer_url: AnswerUrl | None, colleague: ColleagueAnswer | None
) -> list[Part]:
    """What the library says, and then what a person said."""
    parts = _grounded(answer, source_url) if isinstance(answer, Grounded) else _unanswered(answer, source_url)
    return [*parts, *_related(answer, answer_url), *([colleague_part(colleague)] if colleague else [])]


def _grounded(answer: Grounded, source_url: SourceUrl | None) -> list[Part]:
    first = said_before_claims(answer)
    return [
        *_cautions(first),
        *_parts(answer.claims),
        *_cautions([caution for caution in answer.cautions if caution not in first]),
        *map(table_part, answer.tables),
        *cards(answer),
        *sources(answer, source_url),
    ]


def _unanswered(answer: Unanswered, source_url: SourceUrl | None) -> list[Part]:
    sentence = "\n".join(map(escaped, refusal_lines(answer)))
    return [
        Part(blocks=section(sentence), text=sentence),
        *_cautions(warned_of(answer)),
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
    """The conclusion alone, then the points under bullets; a step has its number instead of one."""
    for at, claim in enumerate(claims):
        bullet = "" if at == 0 or is_numbered(claim) else _BULLET
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


def _related(answer: Answer, answer_url: AnswerUrl | None) -> list[Part]:
    """The earlier accepted answer, as a link where answers have an address; else its words alone."""
    if answer.related is None:
        return []
    words = related_words(answer.related)
    linked = link(answer_url(answer.related.answer_id), words) if answer_url else escaped(words)
    return [Part(blocks=context(linked), text=escaped(words))]


def _limited(answer: Answer, source_url: SourceUrl | None, where: str) -> list[Part]:
    """That not everyone may see all that the answer was made of, and where a source without a page is seen."""
    if answer.question.audience == EVERYONE:
        return []
    told = [where] if isinstance(answer, Grounded) and without_page(answer, source_url) else []
    words = escaped("".join([slack_messages.LIMITED_ANSWER, *told]))
    return [Part(blocks=context(f":lock: {words}"), text=words)]


def _footer(answer: Answer, *sentences: str) -> Part:
    day = messages.AS_OF.format(day=japanese_date(answer.question.as_of))
    words = escaped("　".join((day, *sentences)))
    return Part(blocks=context(words), text=words)
