"""More of an answer (「…」): its pages, a draft, cases like those told, a letter to a case's department."""

from collections.abc import Callable, Iterable
from itertools import chain
from typing import Protocol

from bot import slack_messages
from bot.draft import draft_markdown
from bot.draft_word import draft_word
from bot.marked_pages import MarkedPage
from bot.slack import names
from bot.slack.acting import Handlers
from bot.slack.audience import audience_in
from bot.slack.conversation import Incoming, Kind
from bot.slack.interaction import Interaction, asked
from bot.slack.kept import Kept
from bot.slack.posting import Thread
from bot.slack.route import Route
from bot.slack.surface import Surface
from bot.slack.views.buttons import COPY, EVIDENCE, INQUIRY, SIMILAR, heard
from bot.slack.views.more import draft, inquiry
from bot.slack.views.mrkdwn import escaped, shortened
from bot.slack.views.words import mention, words
from bot.wording import place
from knowledge.domain.answer import Answer, Citation, Grounded
from knowledge.domain.visibility import EVERYONE, Audience
from knowledge.text import display

_MOST_PAGES = 3
_LONGEST_PLACE = 300
_LONGEST_NAME = 40


class DrawsPages(Protocol):
    """Draws the pages that a citation rests on, the quote framed, where an audience may see them."""

    def of(self, citation: Citation, audience: Audience) -> Iterable[MarkedPage]: ...


class MoreHandling:
    """Everything is made from the kept answer; pages go into the thread, the rest to the one who asked for it."""

    def __init__(
        self, *, kept: Kept, surface: Surface, pages: DrawsPages, ask: Callable[[Incoming, Route], None]
    ) -> None:
        self._ask = ask
        self._kept = kept
        self._surface = surface
        self._pages = pages

    def handlers(self) -> Handlers:
        """By gesture."""
        return {names.MORE: self._chosen, names.DRAFT_FILE: self._make_file}

    def _chosen(self, gesture: Interaction) -> None:
        what, answer_id = heard(gesture.value)
        answer = self._kept.answers.get(answer_id, audience_in(gesture.channel))
        thread = Thread(channel=gesture.channel, ts=gesture.thread_ts)
        if answer is None:
            self._surface.whisper(thread, gesture.user, words(slack_messages.NOT_FOR_HERE))
            return
        if what == EVIDENCE:
            self._show_pages(gesture, thread, answer)
        elif what == COPY:
            self._surface.whisper(thread, gesture.user, draft(answer, draft_markdown(answer), thread.ts))
        elif what == SIMILAR and isinstance(answer, Grounded):
            self._ask_for_similar(gesture, answer)
        elif what == INQUIRY and isinstance(answer, Grounded):
            self._surface.whisper(thread, gesture.user, inquiry(answer))

    def _make_file(self, gesture: Interaction) -> None:
        """The draft as a Word file, in the thread where the draft is shown."""
        thread_ts, answer_id = heard(gesture.value)
        channel = gesture.channel if thread_ts else self._surface.direct(gesture.user)
        answer = self._kept.answers.get(answer_id, audience_in(channel))
        if answer is None:
            thread = Thread(channel=gesture.channel, ts=gesture.thread_ts)
            self._surface.whisper(thread, gesture.user, words(slack_messages.NOT_FOR_HERE))
        if answer is None or not channel:
            return
        name = slack_messages.DRAFT_FILE_NAME.format(question=shortened(answer.question.text, _LONGEST_NAME))
        put = self._surface.upload(
            Thread(channel=channel, ts=thread_ts),
            name="draft.docx",
            content=draft_word(answer),
            title=name,
            words=slack_messages.DRAFT_FILE_MADE.format(user=mention(gesture.user)),
        )
        if not put:
            thread = Thread(channel=gesture.channel, ts=gesture.thread_ts)
            self._surface.whisper(thread, gesture.user, words(slack_messages.DRAFT_FILE_FAILED))

    def _ask_for_similar(self, gesture: Interaction, answer: Grounded) -> None:
        """A question like any other, about the topics of the first case; only who asked sees its answer."""
        topics = "・".join(answer.cases[0].topics) or display(answer.cases[0].title.text)
        question = asked(gesture, slack_messages.SIMILAR_QUESTION.format(topics=topics), Kind.COMMAND)
        self._ask(question, Route(is_private=True, response_url=gesture.response_url))

    def _show_pages(self, gesture: Interaction, thread: Thread, answer: Answer) -> None:
        """The pages of the first sources, each once."""
        citations = answer.citations if isinstance(answer, Grounded) else ()
        audience = audience_in(thread.channel)
        drawn = chain.from_iterable(((one, page) for page in self._pages.of(one, audience)) for one in citations)
        shown: dict[tuple[str, int], tuple[Citation, MarkedPage]] = {}
        for citation, page in drawn:
            shown.setdefault((page.source_hash, page.page), (citation, page))
            if len(shown) == _MOST_PAGES:
                break
        for citation, page in shown.values():
            title = f"[{citation.n}] {shortened(place(citation.location), _LONGEST_PLACE)}"
            words_above = slack_messages.PAGE_SHOWN.format(place=escaped(title))
            name = f"page-{page.page}.png"
            if not self._surface.upload(thread, name=name, content=page.picture, title=title, words=words_above):
                self._surface.whisper(thread, gesture.user, words(slack_messages.NO_PAGES))
        if not shown:
            is_for_all = answer.question.audience == EVERYONE
            sentence = slack_messages.NO_PAGES if is_for_all else slack_messages.NO_PAGES_HERE
            self._surface.whisper(thread, gesture.user, words(sentence))
