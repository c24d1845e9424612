"""An advisor that answers by script; no library, no model."""

import threading
from dataclasses import replace

from knowledge.answering.telling import Tell, ToldClaim, nobody, told_of
from knowledge.domain.answer import Answer, Grounded, Question, QuestionKind
from knowledge.domain.visibility import EVERYONE
from tests.scenario.slack.answers import (
    closed_measure,
    grounded,
    period_ended,
    training_case,
    unanswered,
    without_pages,
)

SECRET = "内部の事情"
LONG_SENTENCE = "{n}番目の手順では、担当課が記録を残し、翌月の会議で報告する。"


class TellingAhead:
    """Tells an answer claim by claim, as one that a model writes; can be held after each claim with `gate`."""

    def __init__(self) -> None:
        self.told = threading.Event()
        self.gate = threading.Event()
        self.gate.set()

    def tell(self, answer: Grounded, tell: Tell) -> None:
        """All that is certain of the answer, in its order."""
        for told in told_of(answer):
            tell(told)
            if isinstance(told, ToldClaim):
                self.told.set()
                self.gate.wait(30)


class ScriptedAdvisor:
    """Answers by a word of the question; can be held back with `gate`."""

    def __init__(self) -> None:
        self.questions: list[Question] = []
        self.gate = threading.Event()
        self.gate.set()
        self.ahead = TellingAhead()

    def ask(self, question: Question, tell: Tell = nobody) -> Answer:
        self.gate.wait(30)
        self.questions.append(question)
        question = replace(question, audience=EVERYONE)  # no document is for one channel only
        answer = replace(self._scripted(question), id=f"answer-{len(self.questions)}")
        if "少しずつ" in question.text and isinstance(answer, Grounded):
            self.ahead.tell(answer, tell)
        return answer

    @staticmethod
    def _scripted(question: Question) -> Answer:
        text = question.text
        if "障害" in text:
            raise RuntimeError(f"{SECRET}: {text}")
        if "手数料" in text:
            return unanswered(asked=question)
        if "全手順" in text:
            return grounded("".join(LONG_SENTENCE.format(n=n) for n in range(1, 601)), asked=question)
        if "財政措置" in text:
            claim = "推進役の研修の受講料は、措置率0.7の特別交付税措置の対象です。"
            answer = grounded(claim, asked=question, cautions=[period_ended()], measures=[closed_measure()])
            return replace(answer, kind=QuestionKind.MEASURE) if "うちで" in text else answer
        return _plain(question)


def _plain(question: Question) -> Answer:
    text = question.text
    if "とても長く" in text:
        return grounded("&" * 5_000, "次に担当を置きます。", asked=question)
    if "少しずつ" in text:
        return grounded("まず方針を決めます。", "次に担当を置きます。", asked=question)
    if "頁のない" in text:
        return without_pages(grounded("表にあります。", asked=question))
    if "うちで使える" in text:
        return replace(grounded("研修の措置が使えます。", asked=question), kind=QuestionKind.MEASURE)
    if "事例" in text:
        return grounded("見本市の研修があります。", asked=question, cases=[training_case()])
    return grounded(f"「{text}」には、推進役を各課に置いてから取りかかります。", asked=question)
