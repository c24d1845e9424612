"""What is wrong with an answer, in the reader's language: one line a question."""

from collections.abc import Iterator

from bot.evaluation_messages import EVALUATION_FAULTS as SAID
from knowledge.domain.answer import Grounded
from knowledge.evaluation.asking import Outcome
from knowledge.evaluation.questions import Source
from knowledge.text import display

_LONGEST = 300


def faults(outcome: Outcome) -> tuple[str, ...]:
    """Everything that is missing or too much; nothing for a right answer."""
    of_the_answer = _of_the_answer(outcome) if outcome.asked.wants_answer and outcome.verdict.answered else ()
    return (*_not_as_wanted(outcome), *of_the_answer)


def said(outcome: Outcome) -> str:
    """The claims of the answer in one line, cut where they are long; why there are none."""
    answer = outcome.answer
    if not isinstance(answer, Grounded):
        return answer.reason.value
    text = "／".join(display(claim.text) for claim in answer.claims)
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"


def cited(outcome: Outcome) -> tuple[str, ...]:
    """The places cited: title, innermost heading, page."""
    if not isinstance(outcome.answer, Grounded):
        return ()
    places = (citation.location for citation in outcome.answer.citations)
    return tuple(
        dict.fromkeys(
            " ".join(
                part
                for part in (
                    place.edition.document.title,
                    place.edition.label,
                    display(place.heading_path[-1]) if place.heading_path else "",
                    f"p.{place.page}" if place.page else "",
                )
                if part
            )
            for place in places
        )
    )


def place_words(source: Source) -> str:
    """An expected place: title, edition, section, page."""
    page = f"p.{source.page}" if source.page else ""
    return " ".join(part for part in (source.document, source.edition, source.section, page) if part)


def _not_as_wanted(outcome: Outcome) -> Iterator[str]:
    """Answered where it should not be, or not where it should."""
    asked, verdict = outcome.asked, outcome.verdict
    if asked.ask_back and not verdict.asked_back:
        yield SAID["not_asked_back"]
    if asked.refuse and verdict.answered:
        yield SAID["answered"]
    if asked.wants_answer and not verdict.answered:
        yield SAID["refused"]


def _of_the_answer(outcome: Outcome) -> Iterator[str]:
    asked, verdict = outcome.asked, outcome.verdict
    if verdict.missing:
        yield SAID["missing"].format(words="、".join(verdict.missing))
    if verdict.foreign:
        yield SAID["foreign"].format(words="、".join(verdict.foreign))
    if asked.source and not verdict.cited:
        yield SAID["not_cited"].format(places="、".join(map(place_words, asked.source)))
    if not_warned := [kind.value for kind in asked.caution if kind not in verdict.warned]:
        yield SAID["not_warned"].format(kinds="、".join(not_warned))
    if asked.kind and not verdict.kind:
        yield SAID["kind"].format(kind=outcome.answer.kind.value)
    if unverified := verdict.quotes - verdict.verified:
        yield SAID["unverified"].format(count=unverified)
