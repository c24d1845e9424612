"""The reader: reads questions with what the library knows of bodies and of the names of measures and cases."""

from dataclasses import replace

from knowledge.answering.reading.bodies import Bodies
from knowledge.answering.reading.kana import in_katakana
from knowledge.answering.reading.misspelling import as_held
from knowledge.answering.reading.question import Understood, understand
from knowledge.answering.reading.rewriting import Rewriter
from knowledge.domain.answer import Question
from knowledge.domain.case import Case
from knowledge.library.library import Library
from knowledge.text import display


class Reader:
    """Reads the questions put to one library; what its cases tell is gathered once for each generation."""

    def __init__(self, library: Library, rewriter: Rewriter | None = None) -> None:
        self._library = library
        self._rewriter = rewriter
        self._seen: tuple[tuple[Case, ...], Bodies] = ((), Bodies.of(()))

    @property
    def bodies(self) -> Bodies:
        """The bodies that the library's cases name, beside the master's."""
        cases = self._library.cases()
        seen, bodies = self._seen
        if cases is not seen:
            bodies = Bodies.of(cases)
            self._seen = (cases, bodies)
        return bodies

    def understand(self, question: Question) -> Understood:
        """The questions of a message, each stand-alone, and the day that they are answered for."""
        names = self._names() if question.history else ()
        question = replace(question, text=in_katakana(question.text, self._library.document_frequency))
        question = replace(question, text=as_held(question.text, self._library.document_frequency))
        return understand(question, self._library.words, bodies=self.bodies, names=names, rewriter=self._rewriter)

    def _names(self) -> tuple[str, ...]:
        measures = (measure.name for measure in self._library.measures())
        titles = (display(case.title.text) for case in self._library.cases())
        return tuple(dict.fromkeys((*measures, *titles)))
