"""English: for who reads it better than Japanese."""

from datetime import date
from typing import Final

from bot.languages.words import Words
from knowledge.domain.answer import CautionKind, Reason
from knowledge.domain.language import Language

WORDS: Final = Words(
    language=Language.ENGLISH,
    day=date.isoformat,
    note="Text quoted from the sources, and the details of cautions, stay in Japanese.",
    note_rendered=(
        "The English sentences were written by a language model and may be wrong; "
        "only the Japanese sentence under each was checked against the source."
    ),
    checked="Checked sentence",
    as_of="As of {day}",
    follow_up="To ask more, write in this thread.",
    cautions="Please note",
    caution_labels={
        CautionKind.PERIOD_ENDED: "This has ended",
        CautionKind.PERIOD_UPCOMING: "This has not begun yet",
        CautionKind.PERIOD_UNKNOWN: "The source states no period",
        CautionKind.SUCCESSOR: "There is a successor",
        CautionKind.NO_SUCCESSOR: "No successor was found",
        CautionKind.QUOTED_LIMIT_PASSED: "A quoted deadline has passed",
        CautionKind.EDITION_UNKNOWN: "The edition asked for is not registered",
        CautionKind.EDITIONS_COMPARED: "Two editions were compared",
        CautionKind.NOT_COMPARABLE: "These cannot be compared",
        CautionKind.MODEL_UNAVAILABLE: "Answered without the language model",
        CautionKind.PREMISE: "The question assumes something the sources do not say",
        CautionKind.CONTRADICTION: "The sources disagree",
        CautionKind.PART_UNANSWERED: "Part of the question is not answered",
        CautionKind.ASKER_UNKNOWN: "It is not known which municipality is asking",
        CautionKind.NOT_ELIGIBLE: "Not open to your municipality",
        CautionKind.MORE_LISTED: "There are more",
        CautionKind.CASES_COUNTED: "Cases were counted",
    },
    choices="Choose one of these and ask again",
    sources="Sources",
    nearest="Nearest sources",
    nearest_quoted="These sentences come near the question. They may not answer it; please read around them.",
    not_in_library="The registered documents do not answer this.",
    reasons={
        Reason.EMPTY_LIBRARY: "No documents are registered yet. Please ask an administrator to register some.",
        Reason.NOTHING_FOUND: "Nothing about your question was found in the registered documents.",
        Reason.NOT_SUPPORTED: "There are related documents, but no passage that can be quoted as an answer.",
        Reason.WHICH_DOCUMENT: "It is not clear which document you mean.",
        Reason.WHICH_MUNICIPALITY: "It is not clear which municipality you mean.",
        Reason.WHICH_FACT: "Please tell one more thing so that this can be answered.",
        Reason.NO_QUESTION: "There is no question. Please write what you would like to know.",
    },
    related="On {day}, the answer to a similar question (“{question}”) was rated helpful.",
    helpful="Helpful",
    unhelpful="Not helpful",
    ask_people="Ask a person in charge",
    evidence="Show the source pages",
    copy="Copy for a draft",
    similar="More similar cases",
    inquiry="Letter of inquiry",
    share="Share in the channel",
    close="Close",
    limited_answer=(
        "This answer also rests on documents for the people of this channel only. "
        "Please take care when copying it elsewhere."
    ),
    limited_sources="Pages of sources without a link can be shown in this thread: “…”, then “Show the source pages”.",
    limited_sources_privately=(
        "Pages of sources without a link can be shown in a thread once the answer is shared: "
        "“…”, then “Show the source pages”."
    ),
    community="community post",
    colleague_title="A colleague's answer ({tier}, {day})",
    colleague_note=(
        "A person in charge answered a similar question. "
        "This is no quotation from a document and was not checked against one."
    ),
    colleague_older="An edition behind this answer has been replaced since. Please check that it still holds.",
    colleague_question="Question: {question}",
    colleague_reply="Answer: {reply}",
    colleague_basis="Based on: {basis}",
    colleague_no_basis="not stated",
)
