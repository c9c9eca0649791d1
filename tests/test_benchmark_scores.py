"""The benchmarks' scores, on examples small enough to work out by hand."""

import pytest

from benchmarks import scores
from benchmarks.scores import Counts


def test_word_f1_is_the_harmonic_mean_of_precision_and_recall() -> None:
    counts = scores.word_counts("the cat sat down", "the cat sat on a mat")
    assert counts == Counts(true=3, false=1, missed=3)
    assert counts.precision == pytest.approx(3 / 4)
    assert counts.recall == pytest.approx(3 / 6)
    assert counts.f1 == pytest.approx(0.6)


def test_word_f1_ignores_case_order_and_punctuation() -> None:
    assert scores.word_counts("Sat, the CAT!", "the cat sat").f1 == 1


def test_a_word_kept_twice_but_wanted_once_is_noise_once() -> None:
    assert scores.word_counts("rain rain", "rain") == Counts(true=1, false=1, missed=0)


def test_noise_is_the_share_of_kept_words_and_lost_the_share_of_reference_words() -> None:
    counts = scores.word_counts("one two three share", "one two three four five")
    assert counts.noise == pytest.approx(1 / 4)
    assert counts.lost == pytest.approx(2 / 5)


def test_an_empty_result_loses_everything_and_holds_no_noise() -> None:
    counts = scores.word_counts("", "one two")
    assert (counts.precision, counts.recall, counts.f1) == (0, 0, 0)
    assert (counts.noise, counts.lost) == (0, 1)


def test_nothing_kept_where_nothing_is_wanted_is_right() -> None:
    counts = scores.word_counts("", "")
    assert (counts.f1, counts.noise, counts.lost) == (1, 0, 0)


def test_shingles_are_four_words_in_a_row() -> None:
    # a b c d, b c d e | a b c d, b c d x
    assert scores.shingle_counts("a b c d x", "a b c d e") == Counts(true=1, false=1, missed=1)


def test_shingles_notice_the_order_of_words() -> None:
    assert scores.shingle_counts("d c b a", "a b c d").f1 == 0


def test_shingles_keep_case() -> None:
    assert scores.shingle_counts("A b c d", "a b c d").true == 0


def test_a_text_shorter_than_a_shingle_is_one_shingle() -> None:
    assert scores.shingle_counts("two words", "two words") == Counts(true=1, false=0, missed=0)
    assert scores.shingle_counts("two", "two words") == Counts(true=0, false=1, missed=1)


def test_shingle_f1_weighs_a_short_page_like_a_long_one() -> None:
    long_page, short_page = Counts(true=100, false=0, missed=0), Counts(true=0, false=1, missed=1)
    assert scores.shingle_f1([long_page, short_page]) == pytest.approx(0.5)


def test_shingle_f1_is_of_the_means_not_the_mean_of_f1() -> None:
    pages = [Counts(true=1, false=0, missed=1), Counts(true=1, false=3, missed=0)]
    # mean precision (1 + 1/4) / 2 = 5/8, mean recall (1/2 + 1) / 2 = 3/4
    assert scores.shingle_f1(pages) == pytest.approx(2 * (5 / 8) * (3 / 4) / (5 / 8 + 3 / 4))


def test_marks_count_wanted_snippets_found_and_missing_and_unwanted_ones_found() -> None:
    counts = scores.mark_counts("The tide came in. Share", ["tide came", "went out"], ["Share", "Log in"])
    assert counts == Counts(true=1, false=1, missed=1)
    assert counts.f1 == pytest.approx(0.5)


def test_marks_f1_is_of_the_snippets_of_all_pages() -> None:
    pages = [Counts(true=3, false=0, missed=0), Counts(true=0, false=1, missed=1)]
    assert (pages[0] + pages[1]).f1 == pytest.approx(0.75)


def test_marks_do_not_care_where_lines_break() -> None:
    assert scores.mark_counts("the tide\n  came in", ["tide came"], []) == Counts(true=1, false=0, missed=0)


def test_an_optional_paragraph_that_the_result_holds_joins_the_reference() -> None:
    reference = scores.with_optional("The body.", ["A lead of five words"], "A lead of five words. The body.")
    assert reference == "A lead of five words\nThe body."


def test_an_optional_paragraph_that_the_result_lacks_costs_nothing() -> None:
    assert scores.with_optional("The body.", ["A lead of five words"], "The body.") == "The body."


@pytest.mark.parametrize(
    ("result", "held"),
    [
        ("a b c d", False),  # abc, bcd: two of four trigrams are not most
        ("a b c d e", True),  # three of four
        ("f e d c b a", False),  # all words, no trigram
    ],
)
def test_most_trigrams_is_more_than_half(result: str, held: bool) -> None:
    assert scores.with_optional("", ["a b c d e f"], result).startswith("a b") is held


def test_a_short_optional_paragraph_is_held_as_a_whole_or_not() -> None:
    assert scores.with_optional("Body.", ["Agency (dpa)"], "Body. agency dpa") == "Agency (dpa)\nBody."
    assert scores.with_optional("Body.", ["Agency (dpa)"], "Body. The agency says") == "Body."


def test_an_optional_paragraph_without_words_changes_nothing() -> None:
    assert scores.with_optional("Body.", ["***"], "Body.") == "Body."
