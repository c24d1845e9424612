"""An answer as Slack messages: conclusion, cautions, cards, then the numbered sources."""

from collections.abc import Iterable, Sequence

from bot.answer_wording import claims_by_part, is_numbered, refusal_lines, said_before_claims, warned_of
from bot.languages import japanese
from bot.languages.words import Words
from bot.slack.views.buttons import answer_buttons, private_buttons
from bot.slack.views.cards import cards
from bot.slack.views.colleague import colleague_part
from bot.slack.views.mrkdwn import bold, escaped, label, link, shortened, shown
from bot.slack.views.sources import AnswerUrl, SourceUrl, nearest, sources, without_page
from bot.slack.views.split import Part, SlackMessage, context, pack, section
from bot.slack.views.table import table_part
from bot.slack_messages import FAILED
from knowledge.domain.answer import Answer, Caution, Claim, Grounded, Unanswered
from knowledge.domain.curated import ColleagueAnswer
from knowledge.domain.visibility import EVERYONE

_BULLET = "• "
_LONGEST = 200
"""Characters of an earlier question that are shown."""


def answer_messages(
    answer: Answer,
    *,
    source_url: SourceUrl | None,
    answer_url: AnswerUrl | None = None,
    colleague: ColleagueAnswer | None = None,
    words: Words = japanese.WORDS,
) -> list[SlackMessage]:
    """The answer in one message, or in several where Slack's limits ask for it; links only to what has a URL."""
    told = _told(answer, source_url, answer_url, colleague, words)
    limited = _limited(answer, source_url, words.limited_sources, words)
    return pack([*told, *limited, _footer(answer, words, words.follow_up), answer_buttons(answer, words)])


def private_answer_messages(
    answer: Answer,
    *,
    source_url: SourceUrl | None,
    answer_url: AnswerUrl | None = None,
    colleague: ColleagueAnswer | None = None,
    words: Words = japanese.WORDS,
) -> list[SlackMessage]:
    """The answer as only the asker sees it: it can be shared."""
    told = _told(answer, source_url, answer_url, colleague, words)
    limited = _limited(answer, source_url, words.limited_sources_privately, words)
    return pack([*told, *limited, _footer(answer, words), private_buttons(answer, words)])


def failure_messages(error_id: str) -> list[SlackMessage]:
    """The one sentence for an answer that failed, with the number under which the log knows it."""
    sentence = escaped(FAILED.format(error_id=error_id))
    return pack([Part(blocks=section(sentence), text=sentence)])


def _told(
    answer: Answer,
    source_url: SourceUrl | None,
    answer_url: AnswerUrl | None,
    colleague: ColleagueAnswer | None,
    words: Words,
) -> list[Part]:
    """What the library says, and then what a person said."""
    if isinstance(answer, Grounded):
        parts = _grounded(answer, source_url, words)
    else:
        parts = _unanswered(answer, source_url, words)
    said = [colleague_part(colleague, words)] if colleague else []
    return [*_notes(answer, words), *parts, *_related(answer, answer_url, words), *said]


def _notes(answer: Answer, words: Words) -> list[Part]:
    """What the reader of another language has to know first: what stays in Japanese, and who wrote the rest."""
    is_rendered = isinstance(answer, Grounded) and any(_rendering(claim, answer, words) for claim in answer.claims)
    notes = " ".join(note for note in (words.note_rendered if is_rendered else "", words.note) if note)
    return [Part(blocks=context(escaped(notes)), text=escaped(notes))] if notes else []


def _rendering(claim: Claim, answer: Answer, words: Words) -> str:
    """A claim in the language of the words, where the answer was given in it."""
    return claim.rendering if answer.question.language is words.language else ""


def _grounded(answer: Grounded, source_url: SourceUrl | None, words: Words) -> list[Part]:
    first = said_before_claims(answer)
    return [
        *_cautions(first, words),
        *_parts(answer, words),
        *_cautions([caution for caution in answer.cautions if caution not in first], words),
        *map(table_part, answer.tables),
        *cards(answer),
        *sources(answer, source_url, words),
    ]


def _unanswered(answer: Unanswered, source_url: SourceUrl | None, words: Words) -> list[Part]:
    lines = refusal_lines(answer, not_in_library=words.not_in_library, reasons=words.reasons)
    if answer.choices and words.note:  # who is asked back is asked in Japanese
        lines = (words.reasons[answer.reason], *lines)
    sentence = "\n".join(map(escaped, dict.fromkeys(lines)))
    return [
        Part(blocks=section(sentence), text=sentence),
        *_cautions(warned_of(answer), words),
        *_choices(answer.choices, words),
        *nearest(answer.nearest, source_url, words),
    ]


def _choices(choices: Sequence[str], words: Words) -> list[Part]:
    """The answers that would do, where the reader is asked back: to be said in the thread."""
    if not choices:
        return []
    lines = [f"{_BULLET}{label(choice)}" for choice in choices]
    marked = "\n".join([bold(words.choices), *lines])
    return [Part(blocks=section(marked), text="\n".join([words.choices, *lines]))]


def _parts(answer: Grounded, words: Words) -> Iterable[Part]:
    """The claims, under the question that they answer where several were asked."""
    for part, told in claims_by_part(answer.claims):
        if part:
            yield Part(blocks=section(bold(label(part))), text=f"【{label(part)}】")
        for at, claim in enumerate(told):
            yield _claim(claim, _rendering(claim, answer, words), words, is_first=at == 0)


def _claim(claim: Claim, rendering: str, words: Words, *, is_first: bool) -> Part:
    """The conclusion alone, then the points under bullets; a step has its number instead of one.

    A rendering has the claim that was checked below it.
    """
    bullet = "" if is_first or is_numbered(claim) else _BULLET
    numbers = "".join(f"[{n}]" for n in claim.citations)
    said = rendering or claim.text
    blocks, text = section(f"{bullet}{shown(said)} {numbers}"), f"{bullet}{label(said)} {numbers}"
    if rendering:
        checked = f"{words.checked}: {label(claim.text)}"
        return Part(blocks=(*blocks, *context(checked)), text=f"{text}\n{checked}")
    return Part(blocks=blocks, text=text)


def _cautions(cautions: Sequence[Caution], words: Words) -> list[Part]:
    if not cautions:
        return []
    labelled = [(words.caution_labels[caution.kind], label(caution.text)) for caution in cautions]
    lines = [f"{_BULLET}{name}: {text}" if name else f"{_BULLET}{text}" for name, text in labelled]
    marked = "\n".join([f":warning: {bold(words.cautions)}", *lines])
    return [Part(blocks=section(marked), text="\n".join([f"【{words.cautions}】", *lines]))]


def _related(answer: Answer, answer_url: AnswerUrl | None, words: Words) -> list[Part]:
    """The earlier accepted answer, as a link where answers have an address; else its words alone."""
    related = answer.related
    if related is None:
        return []
    told = words.related.format(day=words.day(related.asked_on), question=shortened(related.question, _LONGEST))
    linked = link(answer_url(related.answer_id), told) if answer_url else escaped(told)
    return [Part(blocks=context(linked), text=escaped(told))]


def _limited(answer: Answer, source_url: SourceUrl | None, where: str, words: Words) -> list[Part]:
    """That not everyone may see all that the answer was made of, and where a source without a page is seen."""
    if answer.question.audience == EVERYONE:
        return []
    told = [where] if isinstance(answer, Grounded) and without_page(answer, source_url) else []
    said = escaped("".join([words.limited_answer, *told]))
    return [Part(blocks=context(f":lock: {said}"), text=said)]


def _footer(answer: Answer, words: Words, *sentences: str) -> Part:
    day = words.as_of.format(day=words.day(answer.question.as_of))
    told = escaped("　".join((day, *sentences)))
    return Part(blocks=context(told), text=told)
