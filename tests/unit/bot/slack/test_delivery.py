"""Each message of an answer is posted once and in order, however often it takes."""

from collections.abc import Sequence

import pytest

from bot.slack.delivery import Delivery
from bot.slack.posting import Mark, Outcome, Poster, Thread
from bot.slack.views.split import SlackMessage

THREAD = Thread(channel="C1", ts="1.0")
MARK = Mark(event_id="Ev1", part=1, answer_id="a-1")
REPLIES = tuple(SlackMessage(blocks=(), text=text) for text in ("一つ目。", "二つ目。"))
PAUSES = (1.0, 5.0)


class ScriptedPoster(Poster):
    """Answers each post by script (POSTED when the script is over) and remembers what stands in the thread."""

    def __init__(self, *script: Outcome, loses_replies: bool = False) -> None:
        super().__init__(bot_token="xoxb-test", api_url="http://127.0.0.1:1/")
        self._script = list(script)
        self._loses_replies = loses_replies
        self.standing: list[tuple[str, Mark]] = []

    def post(self, thread: Thread, message: SlackMessage, mark: Mark) -> Outcome:
        assert thread == THREAD
        outcome = self._script.pop(0) if self._script else Outcome.POSTED
        if outcome is Outcome.POSTED or self._loses_replies:
            self.standing.append((message.text, mark))
        return outcome

    def marks(self, _thread: Thread, event_id: str) -> tuple[Mark, ...]:
        return tuple(mark for _, mark in self.standing if mark.event_id == event_id)


class Waiting:
    """Remembers the pauses instead of making them; says stop after `patience` of them."""

    def __init__(self, *, patience: int = 1_000) -> None:
        self.pauses: list[float] = []
        self._patience = patience

    def __call__(self, seconds: float) -> bool:
        self.pauses.append(seconds)
        return len(self.pauses) >= self._patience


def _delivered(poster: Poster, waiting: Waiting, *, posted: Sequence[int] = ()) -> Outcome:
    return Delivery(poster=poster, wait=waiting, pauses=PAUSES).deliver(THREAD, REPLIES, MARK, posted=posted)


def test_messages_are_posted_in_order_each_with_its_mark() -> None:
    poster, waiting = ScriptedPoster(), Waiting()
    assert _delivered(poster, waiting) is Outcome.POSTED
    assert [(text, mark.part, mark.answer_id) for text, mark in poster.standing] == [
        ("一つ目。", 1, "a-1"),
        ("二つ目。", 2, "a-1"),
    ]
    assert waiting.pauses == []


def test_what_is_posted_already_is_left_out() -> None:
    poster = ScriptedPoster()
    assert _delivered(poster, Waiting(), posted=[1]) is Outcome.POSTED
    assert [text for text, _ in poster.standing] == ["二つ目。"]


def test_while_slack_is_unreachable_it_goes_on_with_the_longest_pause() -> None:
    poster, waiting = ScriptedPoster(*[Outcome.UNREACHABLE] * 5), Waiting()
    assert _delivered(poster, waiting) is Outcome.POSTED
    assert waiting.pauses == [1.0, 5.0, 5.0, 5.0, 5.0]
    assert len(poster.standing) == 2


def test_a_post_whose_reply_was_lost_is_found_and_not_repeated() -> None:
    poster = ScriptedPoster(Outcome.UNREACHABLE, Outcome.FAILED_FOR_NOW, loses_replies=True)
    assert _delivered(poster, Waiting()) is Outcome.POSTED
    assert [text for text, _ in poster.standing] == ["一つ目。", "二つ目。"]


def test_an_error_of_slacks_own_is_not_tried_for_ever() -> None:
    poster, waiting = ScriptedPoster(*[Outcome.FAILED_FOR_NOW] * 10), Waiting()
    assert _delivered(poster, waiting) is Outcome.FAILED_FOR_NOW
    assert waiting.pauses == [1.0, 5.0]


def test_a_refusal_is_final_and_the_rest_is_not_posted() -> None:
    poster = ScriptedPoster(Outcome.POSTED, Outcome.REFUSED)
    assert _delivered(poster, Waiting()) is Outcome.REFUSED
    assert [text for text, _ in poster.standing] == ["一つ目。"]


@pytest.mark.parametrize("outcome", [Outcome.UNREACHABLE, Outcome.FAILED_FOR_NOW])
def test_it_stops_when_it_is_told_to(outcome: Outcome) -> None:
    waiting = Waiting(patience=1)
    assert _delivered(ScriptedPoster(outcome, outcome), waiting) is outcome
    assert len(waiting.pauses) == 1
