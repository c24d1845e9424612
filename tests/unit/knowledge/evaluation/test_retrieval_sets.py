"""Retrieval sets are found and read in the shapes that they come in."""

import json
from pathlib import Path

import pytest

from knowledge.errors import QuestionFileError
from knowledge.evaluation.retrieval_sets import publication_of, sets_in
from knowledge.evaluation.retrieving import rank_all, scores_of_ranks
from knowledge.evaluation.scores import Metric
from knowledge.library.faces import texts_of
from knowledge.library.vectors import Face

_CORPUS = [{"_id": "1", "title": "住民票", "text": "窓口で渡す。"}, {"_id": 2, "title": "", "text": "ごみは朝に出す。"}]
_QUERIES = [{"_id": "q1", "text": "住民票は"}, {"_id": "q2", "text": "ごみは"}, {"_id": "q3", "text": "無関係"}]
_QRELS = "query-id\tcorpus-id\tscore\nq1\t1\t2\nq2\t2\t1\nq2\t1\t0\nq3\t1\t0\n"


class _Words:
    def content(self, text: str) -> tuple[str, ...]:
        return (text,)


def _write(folder: Path, name: str, lines: list[dict[str, object]]) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text("".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines), encoding="utf-8")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    _write(tmp_path / "faq", "corpus.jsonl", _CORPUS)
    return tmp_path / "faq"


def test_questions_beside_the_corpus_or_in_a_folder_below_it_are_one_set_each(folder: Path) -> None:
    _write(folder / "dev", "queries.jsonl", _QUERIES)
    (folder / "dev" / "qrels.tsv").write_text(_QRELS, encoding="utf-8")
    assert [one.name for one in sets_in(folder)] == ["faq/dev"]
    assert [one.name for one in sets_in(folder / "dev")] == ["faq/dev"]


def test_every_file_of_judgements_is_a_set(folder: Path) -> None:
    _write(folder, "queries.jsonl", _QUERIES)
    (folder / "qrels").mkdir()
    for split in ("test", "dev"):
        (folder / "qrels" / f"{split}.tsv").write_text(_QRELS, encoding="utf-8")
    assert [one.name for one in sets_in(folder)] == ["faq/dev", "faq/test"]


def test_grades_of_nothing_are_left_out_and_a_question_without_any_is_not_asked(folder: Path) -> None:
    _write(folder, "queries.jsonl", _QUERIES)
    (folder / "qrels.tsv").write_text(_QRELS, encoding="utf-8")
    (one,) = sets_in(folder)
    assert one.relevance() == {"q1": {"1": 2}, "q2": {"2": 1}}
    assert one.questions() == {"q1": "住民票は", "q2": "ごみは"}


def test_an_entry_is_a_chunk_under_its_title(folder: Path) -> None:
    _write(folder, "queries.jsonl", _QUERIES)
    (folder / "qrels.tsv").write_text(_QRELS, encoding="utf-8")
    publication, entries = publication_of(sets_in(folder)[0], _Words())
    assert [(entries[chunk.id], chunk.location.heading_path, chunk.text) for chunk in publication.chunks] == [
        ("1", ("住民票",), "窓口で渡す。"),
        ("2", (), "ごみは朝に出す。"),
    ]


def test_the_scores_of_a_ranking_are_means_over_the_questions(folder: Path) -> None:
    _write(folder, "queries.jsonl", _QUERIES)
    (folder / "qrels.tsv").write_text(_QRELS, encoding="utf-8")
    (one,) = sets_in(folder)

    scores = scores_of_ranks(rank_all(one, lambda _text, limit: ["1", "2"][:limit]))

    assert scores[Metric.MRR_10].value == 0.75
    assert scores[Metric.RECALL_10].value == 1.0
    assert scores[Metric.NDCG_10].value == pytest.approx((1 + 0.63093) / 2, abs=1e-5)
    assert scores[Metric.NDCG_10].of == 2


def test_a_broken_line_is_told_with_its_number(folder: Path) -> None:
    _write(folder, "queries.jsonl", [{"_id": "q1", "text": "a"}, {"text": "b"}])
    (folder / "qrels.tsv").write_text("q1\t1\tmuch\n", encoding="utf-8")
    (one,) = sets_in(folder)
    (folder / "qrels.tsv").write_text("q1\t1\t1\nq1\t1\n", encoding="utf-8")
    with pytest.raises(QuestionFileError) as judgement:
        one.relevance()
    (folder / "qrels.tsv").write_text("q1\t1\t1\n", encoding="utf-8")
    with pytest.raises(QuestionFileError) as question:
        one.questions()
    assert (judgement.value.todo, question.value.todo) == ("line 2", "line 2 _id")


def test_questions_without_judgements_are_refused(folder: Path) -> None:
    _write(folder, "queries.jsonl", _QUERIES)
    with pytest.raises(QuestionFileError):
        sets_in(folder)


def test_what_the_folder_is_called_is_not_embedded(folder: Path) -> None:
    _write(folder, "queries.jsonl", _QUERIES)
    (folder / "qrels.tsv").write_text(_QRELS, encoding="utf-8")
    publication, _ = publication_of(sets_in(folder)[0], _Words())
    assert all("faq" not in text for chunk in publication.chunks for text in texts_of(Face.BODY, chunk))
