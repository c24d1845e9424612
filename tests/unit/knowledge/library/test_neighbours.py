import numpy as np
import pytest

from knowledge.library.neighbours import shared

# The first three say much the same; the last two stand alone, each in its own direction.
VECTORS = np.array(
    [[1.0, 0.0, 0.0, 0.1], [1.0, 0.05, 0.0, 0.0], [1.0, 0.0, 0.05, 0.0], [0.0, 1.0, 0.0, 0.0], [0.0, 0.0, 1.0, 0.0]],
    np.float32,
)


def test_of_two_that_fit_alike_the_one_among_others_that_fit_gains():
    scores = shared([0.70, 0.69, 0.68, 0.72, 0.1], VECTORS, share=0.3, nearest=2)
    assert min(scores[:3]) > scores[3]


def test_one_far_ahead_stays_ahead_though_it_stands_alone():
    scores = shared([0.3, 0.3, 0.3, 1.0, 0.1], VECTORS, share=0.3, nearest=2)
    assert max(scores) == scores[3]


def test_what_all_vectors_have_in_common_makes_no_neighbours():
    crowded = VECTORS + np.array([0.0, 0.0, 0.0, 50.0], np.float32)
    scores = [0.70, 0.69, 0.68, 0.72, 0.1]
    assert shared(scores, crowded, share=0.3, nearest=2) == pytest.approx(
        shared(scores, VECTORS, share=0.3, nearest=2), abs=1e-3
    )


def test_no_share_changes_nothing():
    scores = [0.9, 0.8, 0.7, 0.6, 0.5]
    assert shared(scores, VECTORS, share=0.0, nearest=2) == scores


@pytest.mark.parametrize("number", [0, 1, 2])
def test_too_few_have_no_neighbours(number):
    scores = [0.9, 0.8][:number]
    assert shared(scores, VECTORS[:number], share=0.3, nearest=2) == scores


def test_scores_stay_between_nothing_and_the_best():
    scores = shared([1.0, 0.8, 0.0, 0.6, 0.5], VECTORS, share=0.5, nearest=10)
    assert 0.0 <= min(scores) <= max(scores) <= 1.0


def test_equal_texts_with_equal_scores_stay_equal():
    scores = shared([0.5] * 5, np.ones((5, 4), np.float32), share=0.3, nearest=2)
    assert len(set(scores)) == 1
