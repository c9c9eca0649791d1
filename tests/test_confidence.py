"""Confidence: what raises it, what lowers it, and where it has to stay."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from benchmarks.held_out import write as write_held_out
from benchmarks.train_confidence import Result, cross_validated, fit, fit_folds
from benchmarks.train_judge import FOLDS
from benchmarks.trust import Trial, try_page
from cleaner import Article, Cleaner, Layout, Publisher
from cleaner import judge as page_judge
from cleaner.draft import Draft
from cleaner.source_block import SourceBlock
from cleaner.verdict import ALWAYS, confidence_of, likelihood, signals, weights

from .benchmark_folder import BODY, html_of, make_page

CLEANER = Cleaner(publishers=False)
FERRY = (
    "The winter timetable of the island ferry starts on the first Sunday of November, two weeks later than last year.",
    "Boats leave Port Ellery at seven, at noon and at four, and the last of them waits for the train from the north.",
    "Anyone who travels with a bicycle has to book a place on the car deck: only twelve fit beside the lorries.",
    "The company says that it lost nine sailings to fog last winter, and that a new radar should halve that number.",
    "Islanders asked for a late boat on Fridays in the school hall, where eighty people filled the benches.",
    "Their council will pay a third of its cost until March, and then count how many passengers it has carried.",
    "Captain Ilse Varnholt, eleven years at the wheel of the Maren, thinks that the count will surprise the mainland.",
    "“People go to the pictures again, and somebody must bring them home,” she said, and blew the horn for departure.",
    "Freight moves to Tuesday and Thursday, which gives the baker's flour a whole day to cross the yard to his oven.",
    "The old timetable hangs on in the waiting room until the end of the month, crossed out with a carpenter's pencil.",
)
ORCHARD = (
    "An orchard above the river valley has had sheep between its rows since the pickers went home in October.",
    "They eat the fallen fruit before the wasps come, and the farmer has not started her mower since their arrival.",
    "Each tree wears a sleeve of wire up to the height of a ram's ambition, as the neighbour who bent them puts it.",
    "Wool pays for the hay at best, she reckons, but the cider press has never smelled as clean as this autumn.",
    "A college is to weigh the apples of both halves of the hill for three years and publish what it finds about them.",
    "The flock returns to the salt meadows in April, when the blossom opens and the bees ask for some quiet.",
)
SITE = Publisher(
    name="Ferry Post",
    hosts=("ferry-post.example",),
    layouts=(Layout("2024", body=".story-body", drop=(".promo",)),),
)


def paragraphs(texts: tuple[str, ...], names: str = "") -> str:
    mark = f' class="{names}"' if names else ""
    return "".join(f"<p{mark}>{text}</p>" for text in texts)


def page(article: str, after: str = "") -> str:
    """Return a page with a menu and a footer; ``after`` follows the article's paragraphs in their own holder."""
    return (
        '<!doctype html><html lang="en"><head><title>Ferry goes to winter timetable</title></head><body>'
        '<nav><a href="/">Home</a> <a href="/harbour">Harbour</a> <a href="/letters">Letters</a></nav>'
        '<main><div class="story"><h1>Ferry goes to winter timetable</h1>'
        f'<div class="story-body">{article}{after}</div></div></main>'
        '<footer><p>© Ferry Post 2024</p> <a href="/about">About us</a></footer></body></html>'
    )


def clean(source: str) -> Article:
    return CLEANER.clean(source, kind="html")


def blocks(*texts: str, kind: str = "paragraph") -> list[SourceBlock]:
    return [SourceBlock(kind, text) for text in texts]  # type: ignore[arg-type]


def judged(kept: dict[str, float], removed: dict[str, float] | None = None) -> float:
    """Return the confidence in a page's result of paragraphs with these scores, those removed at its end."""
    found = blocks(*kept, *(removed or {}))
    draft = Draft(found, is_html=True, judged=True, rule="judge")
    draft.scores = dict(zip(found, [*kept.values(), *(removed or {}).values()], strict=True))
    for block in found[len(kept) :]:
        draft.remove(block, "for the test")
    return confidence_of(draft, draft.body(), "generic", "complete")


def test_a_plain_article_that_the_judge_is_sure_of_is_trusted() -> None:
    assert clean(page(paragraphs(FERRY))).confidence >= 0.85
    assert judged(dict.fromkeys(FERRY, 5.0)) >= 0.9


def test_a_page_that_goes_on_with_a_second_article_is_trusted_less() -> None:
    second = f'<article class="teaser"><h2>Sheep in the orchard</h2>{paragraphs(ORCHARD)}</article>'
    third = f'<article class="teaser"><h2>Twelve bicycles at most</h2>{paragraphs(FERRY[2:7])}</article>'
    plain = clean(page(f"<article>{paragraphs(FERRY)}</article>"))
    several = clean(page(f"<article>{paragraphs(FERRY)}{second}{third}</article>"))
    assert several.confidence < plain.confidence


def test_half_the_prose_removed_with_doubt_makes_the_rest_doubtful() -> None:
    whole = judged(dict.fromkeys(FERRY, 5.0))
    half = judged(dict.fromkeys(FERRY[:5], 5.0), dict.fromkeys(FERRY[5:], -0.4))
    assert half < 0.6 < whole


def test_what_was_removed_without_doubt_costs_less_than_what_was_removed_with_doubt() -> None:
    kept = dict.fromkeys(FERRY, 5.0)
    doubted, sure = (judged(kept, dict.fromkeys(ORCHARD[:3], score)) for score in (-0.3, -6.0))
    assert doubted < sure


def test_the_more_doubtful_the_kept_paragraphs_are_the_lower_it_is() -> None:
    found = [judged({**dict.fromkeys(FERRY, 5.0), **dict.fromkeys(FERRY[6:], score)}) for score in (5.0, 2.0, 1.0, 0.1)]
    assert found == sorted(found, reverse=True)
    assert found[0] > found[-1]


def test_the_fewer_paragraphs_an_article_has_the_lower_it_is() -> None:
    found = [judged(dict.fromkeys(FERRY[:count], 3.0)) for count in (1, 2, 4, 10)]
    assert found == sorted(found)
    assert found[0] < found[-1]


def test_a_box_removed_amid_the_article_lowers_it() -> None:
    box = f'<aside class="related-stories"><h3>Related stories</h3>{paragraphs(ORCHARD[:3])}</aside>'
    parted = clean(page(paragraphs(FERRY[:5]) + box + paragraphs(FERRY[5:])))
    assert ORCHARD[0] not in parted.text
    assert parted.confidence < clean(page(paragraphs(FERRY))).confidence


@pytest.mark.parametrize("source", ["<html><body></body></html>", "<nav><a href='/'>Home</a></nav>", "<p> </p>"])
def test_a_page_without_an_article_has_none(source: str) -> None:
    found = clean(source)
    assert (found.text, found.confidence) == ("", 0.0)


def test_a_consent_notice_has_none() -> None:
    draft = Draft(blocks("We value your privacy and so do our 812 partners, who store cookies."), is_html=True)
    assert confidence_of(draft, draft.body(), "generic", "consent_wall") == 0.0


@pytest.mark.parametrize("status", ["live_blog", "gallery", "not_article"])
def test_what_is_no_plain_article_is_trusted_less(status: str) -> None:
    draft = Draft(blocks(*FERRY), is_html=True)
    other = confidence_of(draft, draft.body(), "semantic:article", status)  # type: ignore[arg-type]
    assert other <= confidence_of(draft, draft.body(), "semantic:article", "complete") - 0.1


def test_nothing_but_a_publishers_layout_is_trusted_above_95_percent() -> None:
    draft = Draft(blocks(*FERRY * 4), is_html=True)
    lanes = ("semantic:itemprop", "semantic:article", "generic", "platform:Wiki/page", "publisher:Ferry Post/2024")
    found = {lane: confidence_of(draft, draft.body(), lane, "complete") for lane in lanes}
    assert found.pop("publisher:Ferry Post/2024") > 0.95
    assert max(found.values()) <= 0.95
    assert min(found.values()) >= 0.8


def test_a_publishers_layout_is_trusted_more_than_the_same_page_without_it() -> None:
    source = page(paragraphs(FERRY), f'<div class="promo">{paragraphs(ORCHARD[:2])}</div>')
    with_layout = Cleaner(plugins=[SITE]).clean(source, url="https://ferry-post.example/winter", kind="html")
    assert with_layout.lane == "publisher:Ferry Post/2024"
    assert with_layout.confidence > clean(source).confidence


def test_a_page_that_prints_its_description_is_trusted_more() -> None:
    found = []
    for described in ("A quarter of an hour of reading about boats and what they cost.", FERRY[0]):
        draft = Draft(blocks(FERRY[0]), is_html=True, hints={"description": described})
        found.append(confidence_of(draft, draft.body(), "generic", "complete"))
    assert found[0] < found[1]


def test_what_a_layout_drops_amid_the_article_is_no_reason_for_doubt() -> None:
    draft = Draft(blocks(*FERRY[:5], *ORCHARD[:3], *FERRY[5:]), is_html=True, rule="layout")
    for block in draft.blocks[5:8]:
        draft.remove(block, "the layout drops .promo")
    plain = Draft(blocks(*FERRY), is_html=True)
    assert signals(draft, draft.body(), "publisher:Ferry Post/2024", "complete") == signals(
        plain, plain.body(), "publisher:Ferry Post/2024", "complete"
    )


def test_it_is_the_same_each_time() -> None:
    source = page(paragraphs(FERRY), paragraphs(ORCHARD, "aside-note"))
    assert len({clean(source).confidence for _ in range(3)} | {Cleaner(publishers=False).clean(source).confidence}) == 1


def test_a_text_of_a_few_words_is_trusted_less_than_an_article() -> None:
    article, note = (CLEANER.clean(text, kind="text") for text in ("\n\n".join(FERRY), "Closed until Monday."))
    assert 0 < note.confidence < article.confidence <= 0.85


def test_every_signal_is_a_share_and_has_a_weight_or_a_reason_to_have_none() -> None:
    draft = Draft([*blocks(*FERRY), *blocks("Ten boats", kind="heading"), *blocks(*ORCHARD)], is_html=True)
    said = signals(draft, draft.body(), "semantic:article", "complete")
    assert all(0 <= value <= 1 for value in said.values()), said
    assert said.keys() <= weights().keys()
    assert said[ALWAYS] == 1


def test_each_weight_says_what_its_signal_means() -> None:
    good = {ALWAYS, "paragraphs", "starts with prose", "prints its description"}
    told = {name: value for name, value in weights().items() if not name.startswith("lane ")}
    assert {name for name, value in told.items() if value > 0} == good


def test_a_stronger_doubt_never_raises_it() -> None:
    doubts = [name for name, value in weights().items() if value < 0 and name != ALWAYS]
    for name in doubts:
        found = [likelihood({ALWAYS: 1.0, "paragraphs": 0.5, name: step / 10}, weights()) for step in range(11)]
        assert found == sorted(found, reverse=True), name


def test_the_weights_are_few_enough_to_read() -> None:
    stored = json.loads((Path(__file__).parent.parent / "cleaner" / "confidence.json").read_text("utf-8"))
    assert stored == weights()
    assert len(stored) <= 40


def results(*doubts: float) -> list[Result]:
    """Return results that are good where the doubt is below one half, a page to each fold in turn."""
    return [
        Result(
            number % FOLDS,
            Trial("f", str(number), 0.0, 0.99 if doubt < 0.5 else 0.5),
            {ALWAYS: 1.0, "doubt": doubt, "seldom": float(number == 3)},
        )
        for number, doubt in enumerate(doubts)
    ]


def test_training_finds_what_tells_good_results_from_others_and_passes_over_what_few_show() -> None:
    pytest.importorskip("sklearn")
    found = fit(results(*(step / 40 for step in range(40))), strength=2.0)
    assert found.keys() == {ALWAYS, "doubt"}
    assert found["doubt"] < 0 < found[ALWAYS]


def test_a_page_is_weighed_by_what_was_learned_from_other_folds() -> None:
    pytest.importorskip("sklearn")
    # All pages of the first fold are bad whatever they show, so only the other folds' weights can miss it.
    known = results(*(step / 40 for step in range(40)))
    misled = [Result(0, Trial("f", each.trial.page, 0.0, 0.1), each.said) if not each.fold else each for each in known]
    trials = cross_validated(misled, fit_folds(misled, strength=2.0))
    first = next(trial for trial in trials if trial.page == "0")
    assert first.confidence > 0.7
    assert not first.is_good


def test_a_result_without_signals_has_no_confidence_whatever_the_weights() -> None:
    empty = Result(0, Trial("f", "0", 0.0, 0.0), None)
    assert [trial.confidence for trial in cross_validated([empty], {0: {ALWAYS: 5.0}})] == [0.0]


def test_held_out_weights_take_the_place_of_the_projects(tmp_path: Path) -> None:
    moor = make_page(tmp_path / "moor", html_of(BODY), BODY)
    for fold in range(FOLDS):
        write_held_out(tmp_path / "weights", fold, page_judge.weights(), {ALWAYS: -1.0})
    held_out = try_page(moor, tmp_path / "weights")
    assert held_out.confidence == likelihood({ALWAYS: 1.0}, {ALWAYS: -1.0})
    assert held_out.f1 == try_page(moor).f1 == 1
    assert try_page(moor).confidence != held_out.confidence
