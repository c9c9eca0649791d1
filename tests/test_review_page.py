"""The review page, as a person meets it in a browser."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from cleaner.cli import main

from . import review_pages
from .browser import chromium, opened
from .review_pages import ATTACKS, BOATS, HOSTILE, LAMP, ROPES, SENTENCES

Write = Callable[..., Path]
Open = Callable[..., AbstractContextManager[Any]]

PHONE = {"viewport": {"width": 390, "height": 844}, "is_mobile": True, "has_touch": True}


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with chromium() as browser:
        yield browser


@pytest.fixture
def review(tmp_path: Path) -> Write:
    """Return what makes a review of pages by the command, and returns its file."""
    (tmp_path / "plugin.py").write_text(review_pages.PLUGIN, "utf-8")

    def write(*sources: str, options: tuple[str, ...] = ()) -> Path:
        folder = tmp_path / "pages"
        folder.mkdir()
        for number, source in enumerate(sources, 1):
            (folder / f"{number}.html").write_text(source, "utf-8")
        file = tmp_path / "review.html"
        arguments = ("review", folder, "-o", file, "--plugin", tmp_path / "plugin.py", *options)
        result = CliRunner().invoke(main, [str(argument) for argument in arguments])
        assert result.exit_code == 0, result.output
        return file

    return write


@pytest.fixture
def show(browser: Any) -> Open:
    return partial(opened, browser)


def seen(page: Any, selector: str) -> list[str]:
    """Return the texts of the elements that are to be seen."""
    return [element.inner_text() for element in page.query_selector_all(selector) if element.is_visible()]


# --- what it shows ------------------------------------------------------------------------------------------


def test_all_blocks_stand_in_the_page_s_order_with_what_became_of_them(review: Write, show: Open) -> None:
    with show(review(LAMP)) as page:
        rows = page.eval_on_selector_all("#pieces li", "rows => rows.map((row) => row.className)")
        texts = seen(page, "#pieces .text")
    assert texts == [
        SENTENCES[0],
        "Win a night in the tower",
        "A wheel from the mill",
        SENTENCES[1],
        "The wheel on its cart.",
        SENTENCES[2],
        "Sign up to the tide table",
        SENTENCES[3],
        "Shop for lanterns",
    ]
    assert rows == ["kept", "removed", "kept heading", "kept", "moved", "kept", "removed", "kept", "removed"]


def test_the_clean_text_stands_beside_them_as_it_comes_out(review: Write, show: Open) -> None:
    with show(review(LAMP)) as page:
        text = page.text_content("#text")
    parts = ("The light is lit again", "Nobody had mended one since the war.", SENTENCES[0], "A wheel from the mill")
    assert text == "\n\n".join([*parts, *SENTENCES[1:]])


def test_status_confidence_lane_and_fields_are_told(review: Write, show: Open) -> None:
    with show(review(LAMP)) as page:
        badges = page.inner_text("#badges")
        names, values = seen(page, "#fields dt"), seen(page, "#fields dd")
    assert "status complete" in badges
    assert "confidence 0." in badges
    assert "lane publisher:Quay Courier/2024" in badges
    fields = dict(zip(names, values, strict=True))
    assert fields["standfirst"] == "Nobody had mended one since the war."
    assert fields["caption"] == "The wheel on its cart."


def test_warnings_are_told(review: Write, show: Open) -> None:
    changed = LAMP.replace('class="story"', 'class="changed"')
    with show(review(changed)) as page:
        (warning,) = seen(page, "#warnings li")
    assert "no layout matched" in warning


def test_a_page_without_text_says_so(review: Write, show: Open) -> None:
    with show(review("<html><body></body></html>")) as page:
        assert page.inner_text("#text") == "No text comes out of this page."


def test_removals_have_their_rule_s_colour_in_light_and_dark(review: Write, show: Open) -> None:
    file = review(LAMP)

    def colours(scheme: str) -> tuple[list[str], str]:
        with show(file, color_scheme=scheme) as page:
            colour = "rows => rows.map((row) => getComputedStyle(row).backgroundColor)"
            ground = "getComputedStyle(document.body).backgroundColor"
            return page.eval_on_selector_all("#pieces .removed", colour), page.evaluate(ground)

    for scheme in ("light", "dark"):
        (promo, tide, shop), _ = colours(scheme)
        assert promo == shop != tide
    assert colours("light")[1] == "rgb(246, 245, 242)"
    assert colours("dark")[1] == "rgb(22, 24, 28)"


# --- why ----------------------------------------------------------------------------------------------------


def test_the_reason_comes_up_on_hover(review: Write, show: Open) -> None:
    with show(review(LAMP)) as page:
        assert not page.is_visible("#why")
        page.hover("text=Win a night in the tower")
        hint = page.inner_text("#why")
        page.hover("#title")
        assert not page.is_visible("#why")
    rule, reason, place = hint.split("\n")[:1] + [line for line in hint.split("\n")[1:] if line]
    assert rule == "layout"
    assert reason == "Quay Courier: the layout drops .promo"
    assert place == "/html/body/article/div/div[1]"


def test_the_reason_comes_up_by_keyboard_and_is_what_screen_readers_say(review: Write, show: Open) -> None:
    with show(review(LAMP)) as page:
        page.focus("#filters button:last-child")
        page.keyboard.press("Tab")
        assert "the layout drops .promo" in page.inner_text("#why")
        said = page.evaluate(
            "document.getElementById(document.activeElement.getAttribute('aria-describedby')).textContent"
        )
        page.keyboard.press("Tab")
        assert "→ caption" in page.inner_text("#why")
    assert said == "Quay Courier: the layout drops .promo (/html/body/article/div/div[1])"


# --- filters and search -------------------------------------------------------------------------------------


def test_a_click_on_a_rule_shows_what_it_took_alone(review: Write, show: Open) -> None:
    with show(review(LAMP)) as page:
        page.click("#filters button:has-text('layout')")
        assert seen(page, "#pieces .text") == ["Win a night in the tower", "Shop for lanterns"]
        assert page.inner_text("#found") == "2 found"
        page.click("#filters button:has-text('site-noise')")
        assert len(seen(page, "#pieces .text")) == 3
        page.click("#filters button:has-text('site-noise')")
        page.click("#filters button:has-text('layout')")
        assert len(seen(page, "#pieces .text")) == 9


def test_filters_count_what_they_would_show(review: Write, show: Open) -> None:
    with show(review(LAMP, ROPES)) as page:
        filters = seen(page, "#filters button")
        page.keyboard.press("n")
        others = seen(page, "#filters button")
        page.click("#filters .more")
        every = seen(page, "#filters button")
    assert filters == ["kept 5", "fields 1", "layout 2", "site-noise 1"]
    assert others == ["kept 3", "site-noise 1", "+2"]
    assert every == ["kept 3", "fields 0", "layout 0", "site-noise 1", "+2"]


def test_a_rule_stays_chosen_on_a_page_where_it_took_nothing(review: Write, show: Open) -> None:
    with show(review(LAMP, ROPES)) as page:
        page.click("#filters button:has-text('layout')")
        page.keyboard.press("n")
        assert seen(page, "#filters button") == ["kept 3", "layout 0", "site-noise 1", "+2"]
        assert seen(page, "#pieces .text") == []
        assert page.is_visible("#nothing")


def test_the_list_of_pages_tells_which_are_no_whole_articles(review: Write, show: Open) -> None:
    changed = LAMP.replace('class="story"', 'class="changed"')
    with show(review(LAMP, changed, "<html><body></body></html>")) as page:
        options = page.eval_on_selector_all("#pages option", "options => options.map((one) => one.textContent)")
    assert [option.partition(".html")[2] for option in options] == ["", " · warning", " · empty"]


def test_search_shows_and_marks_what_holds_the_words_whatever_their_case(review: Write, show: Open) -> None:
    with show(review(LAMP, BOATS)) as page:
        page.fill("#search", "THE MILL")
        assert seen(page, "#pieces .text") == ["A wheel from the mill"]
        assert seen(page, "#pieces mark") == ["the mill"]
        assert page.inner_text("#found") == "1 here, on 1 of 2 pages"
        page.fill("#search", "no such words")
        assert page.is_visible("#nothing")
        page.click("#clear")
        assert len(seen(page, "#pieces .text")) == 9
        assert seen(page, "#pieces mark") == []


# --- keys ---------------------------------------------------------------------------------------------------


def focused(page: Any) -> str:
    text: str = page.evaluate("document.activeElement.querySelector('.text')?.textContent ?? ''")
    return text


def test_keys_jump_between_removals_and_from_page_to_page(review: Write, show: Open) -> None:
    with show(review(LAMP, BOATS, ROPES)) as page:
        stops = []
        for key in "jjjjkkk":
            page.keyboard.press(key)
            stops.append(focused(page))
        number = page.input_value("#pages")
    assert stops == [
        "Win a night in the tower",
        "Sign up to the tide table",
        "Shop for lanterns",
        "Sign up to the tide table",  # on the third page: the second has no removal
        "Shop for lanterns",
        "Sign up to the tide table",
        "Win a night in the tower",
    ]
    assert number == "0"


def test_jumps_keep_to_the_rules_that_are_shown(review: Write, show: Open) -> None:
    with show(review(LAMP)) as page:
        page.click("#filters button:has-text('layout')")
        stops = []
        for _ in range(3):
            page.keyboard.press("j")
            stops.append(focused(page))
    assert stops == ["Win a night in the tower", "Shop for lanterns", "Shop for lanterns"]


def test_keys_go_to_the_next_and_previous_page(review: Write, show: Open) -> None:
    with show(review(LAMP, BOATS)) as page:
        page.keyboard.press("n")
        assert page.inner_text("#title") == "Boats wait for the tide"
        assert page.is_disabled("#next")
        page.keyboard.press("n")
        assert page.inner_text("#title") == "Boats wait for the tide"
        page.keyboard.press("p")
        assert page.inner_text("#title") == "The light is lit again"


def test_keys_search_and_show_all_again(review: Write, show: Open) -> None:
    with show(review(LAMP)) as page:
        page.keyboard.press("/")
        page.keyboard.type("jn lantern")
        assert page.input_value("#search") == "jn lantern"
        page.keyboard.press("Escape")
        assert page.input_value("#search") == ""
        assert len(seen(page, "#pieces .text")) == 9
        page.keyboard.press("j")
        assert focused(page) == "Win a night in the tower"


def test_enter_goes_from_find_to_find_through_all_pages(review: Write, show: Open) -> None:
    with show(review(LAMP, BOATS, ROPES)) as page:
        page.keyboard.press("/")
        page.keyboard.type("storm")
        page.keyboard.press("Enter")
        assert page.inner_text("#title") == "Ropes from nettles"
        assert "through the night of the storm" in focused(page)
        page.keyboard.press("Escape")
        page.fill("#search", "tide table")
        page.keyboard.press("Enter")
        page.keyboard.press("k")
        assert page.inner_text("#title") == "The light is lit again"


def test_a_page_can_be_chosen_and_is_the_same_after_a_reload(review: Write, show: Open) -> None:
    with show(review(LAMP, BOATS, ROPES)) as page:
        page.select_option("#pages", index=2)
        assert page.inner_text("#title") == "Ropes from nettles"
        page.reload()
        assert page.inner_text("#title") == "Ropes from nettles"


# --- against a wanted text ----------------------------------------------------------------------------------


def test_differences_to_a_wanted_text_are_shown_word_by_word(review: Write, show: Open, tmp_path: Path) -> None:
    wanted = tmp_path / "wanted.txt"
    texts = [SENTENCES[0].replace("burned", "blazed"), *SENTENCES[1:3], "It was a good night."]
    wanted.write_text("\n\n".join(texts), "utf-8")
    file = review(LAMP, options=("--against", str(wanted)))
    with show(file) as page:
        balance, missing, extra = page.inner_text("#balance"), seen(page, "#compared del"), seen(page, "#compared ins")
        page.keyboard.press("x")
        assert page.evaluate("document.activeElement.textContent").strip() == "blazed"
        page.keyboard.press("x")
        assert page.evaluate("document.activeElement.textContent").strip() == "burned"
        page.click("button:has-text('Clean text')")
        assert page.is_visible("#text")
        assert not page.is_visible("#differences")
    assert missing[0].strip() == "blazed"
    assert [text.strip() for text in extra][:2] == ["burned", "A wheel from the mill"]
    assert "missing" in balance
    assert "too many" in balance


# --- what the pages hold is inert ---------------------------------------------------------------------------


def test_markup_in_a_page_is_shown_and_neither_runs_nor_loads(review: Write, show: Open) -> None:
    with show(review(HOSTILE, LAMP)) as page:
        texts = seen(page, "#pieces .text")
        page.fill("#search", "window.hit")
        marked = set(seen(page, "mark"))
        for key in ("Escape", "j", "j", "j", "n", "p"):
            page.keyboard.press(key)
        page.hover("#pieces .text >> nth=1")
        hits = page.evaluate("[window.hit, document.body.innerHTML.includes('62710561')]")
        elements = page.evaluate("[...document.querySelectorAll('img, iframe, a, script')].map((one) => one.tagName)")
        handlers = page.evaluate("[...document.querySelectorAll('*')].filter((one) => [...one.attributes]"
                                 ".some((each) => each.name.startsWith('on'))).length")  # fmt: skip
        title = page.inner_text("#title")
        fields = dict(zip(seen(page, "#fields dt"), seen(page, "#fields dd"), strict=True))
    assert list(ATTACKS) == texts[:4]
    assert marked == {"window.hit"}
    assert hits == [None, False]
    assert elements == ["SCRIPT", "SCRIPT"]  # the data and the page's own
    assert handlers == 0
    assert title == "</option></select><script>window.hit = 1</script>"
    assert fields["language"] == 'en" onload="window.hit = 5'
    assert fields["url"].endswith('"><script>window.hit=6</script>')


def test_a_file_s_name_is_inert_too(tmp_path: Path, show: Open) -> None:
    folder = tmp_path / "x"
    folder.mkdir()
    name = "\"><img src=x onerror='window.hit=1'>.html"
    (folder / name).write_text(LAMP, "utf-8")
    (folder / "second.html").write_text(BOATS, "utf-8")
    file = tmp_path / "review.html"
    assert CliRunner().invoke(main, ["review", str(folder), "-o", str(file)]).exit_code == 0
    with show(file) as page:
        options = page.eval_on_selector_all("#pages option", "options => options.map((one) => one.textContent)")
        assert page.evaluate("[window.hit, document.querySelectorAll('img').length]") == [None, 0]
    assert options[0] == f"1/2 · {folder / name}"


def test_a_script_that_gets_into_the_page_all_the_same_does_not_run(review: Write, browser: Any) -> None:
    file = review(LAMP)
    file.write_text(file.read_text("utf-8").replace("</body>", "<script>window.hit = 1</script></body>"), "utf-8")
    page = browser.new_page()
    refused: list[str] = []
    page.on("console", lambda message: refused.append(message.text))
    page.goto(file.as_uri())
    assert page.evaluate("window.hit") is None
    assert any("Content Security Policy" in message for message in refused)
    page.close()


# --- phones, print, long reviews ----------------------------------------------------------------------------


def test_a_phone_shows_one_column_at_a_time_and_nothing_beside_the_screen(review: Write, show: Open) -> None:
    with show(review(LAMP, BOATS), **PHONE) as page:
        assert page.is_visible("#account")
        assert not page.is_visible("#result")
        assert page.evaluate("document.documentElement.scrollWidth") == 390
        page.tap("text=Win a night in the tower")
        assert "the layout drops .promo" in page.inner_text("#why")
        page.tap("button:has-text('Clean text')")
        assert page.is_visible("#text")
        assert not page.is_visible("#account")
        assert page.evaluate("document.documentElement.scrollWidth") == 390


def test_print_shows_all_with_reasons_and_no_controls(review: Write, show: Open) -> None:
    with show(review(LAMP)) as page:
        page.emulate_media(media="print")
        controls = [page.is_visible(selector) for selector in (".bar", "footer", "#filters", "#why")]
        reasons = seen(page, "#pieces .why")
        both = page.is_visible("#account"), page.is_visible("#text")
    assert controls == [False] * 4
    assert both == (True, True)
    assert reasons[0] == "Quay Courier: the layout drops .promo (/html/body/article/div/div[1])"
    assert len(reasons) == 4


def test_a_long_page_is_whole_once_it_is_drawn(review: Write, show: Open) -> None:
    many = [f"{SENTENCES[number % 4]} That was on day {number}." for number in range(400)]
    with show(review(review_pages.page("days", "Four hundred days", review_pages.paragraphs(*many)))) as page:
        page.locator("#pieces li").nth(399).wait_for(state="attached")
        text = page.text_content("#text")
        page.fill("#search", "day 399.")
        assert seen(page, "#pieces .text") == [many[399]]
    assert text.endswith("\n\n".join(many))


def test_only_the_page_that_is_shown_is_in_the_document(review: Write, show: Open) -> None:
    with show(review(*[BOATS] * 40)) as page:
        assert page.locator("#pieces li").count() == 3
        page.keyboard.press("n")
        assert page.locator("#pieces li").count() == 3
