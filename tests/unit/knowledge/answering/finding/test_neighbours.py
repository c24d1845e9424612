import numpy as np
import pytest

from knowledge.answering.finding.neighbours import shared
from knowledge.library.library import Hit

# a, b, c say much the same; d and e stand alone, each in its own direction.
VECTORS = np.array(
    [[1.0, 0.0, 0.0, 0.1], [1.0, 0.05, 0.0, 0.0], [1.0, 0.0, 0.05, 0.0], [0.0, 1.0, 0.0, 0.0], [0.0, 0.0, 1.0, 0.0]],
    np.float32,
)


def _hits(*scores):
    return [Hit(chunk_id=name, score=score) for name, score in zip("abcde", scores, strict=True)]


def _order(hits):
    return "".join(hit.chunk_id for hit in hits)


def test_of_two_alike_hits_the_one_among_others_that_fit_comes_first():
    assert _order(shared(_hits(0.70, 0.69, 0.68, 0.72, 0.1), VECTORS, share=0.3, nearest=2))[0] in "abc"


def test_a_hit_far_ahead_stays_ahead_though_it_stands_alone():
    assert _order(shared(_hits(0.3, 0.3, 0.3, 1.0, 0.1), VECTORS, share=0.3, nearest=2))[0] == "d"


def test_what_all_vectors_have_in_common_makes_no_neighbours():
    crowded = VECTORS + np.array([0.0, 0.0, 0.0, 50.0], np.float32)
    scores = _hits(0.70, 0.69, 0.68, 0.72, 0.1)
    assert _order(shared(scores, crowded, share=0.3, nearest=2)) == _order(
        shared(scores, VECTORS, share=0.3, nearest=2)
    )


def test_no_share_changes_nothing():
    hits = _hits(0.9, 0.8, 0.7, 0.6, 0.5)
    assert shared(hits, VECTORS, share=0.0, nearest=2) == hits


@pytest.mark.parametrize("number", [0, 1, 2])
def test_too_few_hits_have_no_neighbours(number):
    hits = _hits(0.9, 0.8, 0.7, 0.6, 0.5)[:number]
    assert shared(hits, VECTORS[:number], share=0.3, nearest=2) == hits


def test_scores_stay_between_nothing_and_the_best():
    scores = [hit.score for hit in shared(_hits(1.0, 0.8, 0.0, 0.6, 0.5), VECTORS, share=0.5, nearest=10)]
    assert 0.0 <= min(scores) <= max(scores) <= 1.0


def test_equal_texts_keep_the_order_of_their_ids():
    same = np.ones((5, 4), np.float32)
    assert _order(shared(_hits(0.5, 0.5, 0.5, 0.5, 0.5), same, share=0.3, nearest=2)) == "abcde"
