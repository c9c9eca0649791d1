"""Rule files on pages: what each directive does, and what it must leave."""

from __future__ import annotations

import json
import pickle
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from copy import copy
from pathlib import Path

import pytest
from hypothesis import HealthCheck, assume, given, settings

from cleaner import Article, Cleaner, Publisher
from cleaner.model import SiteFacts

from . import generated
from .site_configs import BOX, HOST, PARAGRAPHS, URL, clean, page, story, text, told, write

LANE = f"site-config:{HOST}"
BODY = "body: //div[@class='text']\n"
BOXED = text(story(f'<div class="box hall-photos"><p>{BOX}</p></div>'))
WHOLE = "\n\n".join(PARAGRAPHS)


def test_the_body_is_what_the_file_says(tmp_path: Path) -> None:
    article = clean(tmp_path, BODY, page())
    assert (article.lane, article.text, article.warnings) == (LANE, WHOLE, ())


def test_the_first_body_that_matches_wins(tmp_path: Path) -> None:
    rules = "body: //div[@id='old']\nbody: //div[@class='text']\nbody: //body\n"
    article = clean(tmp_path, rules, page())
    assert (article.lane, article.text, article.warnings) == (LANE, WHOLE, ())


def test_several_elements_of_one_body_are_read_in_document_order(tmp_path: Path) -> None:
    first, second = (
        story(),
        "<p>Her slippers stay in the museum by the ferry, next to the old lens and the logbook.</p>",
    )
    body = text(f'{first}</div><p>Subscribe</p><div class="more">{second}')
    article = clean(tmp_path, "body: //div[@class='more'] | //div[@class='text']", page(body))
    assert article.text.startswith(WHOLE)
    assert article.text.endswith("the old lens and the logbook.")
    assert "Subscribe" not in told(article)


def test_an_element_inside_another_of_the_body_is_read_once(tmp_path: Path) -> None:
    article = clean(tmp_path, "body: //div[@class='text'] | //div[@class='text']/p", page())
    assert article.text == WHOLE


def test_a_body_that_is_much_less_than_the_article_falls_through_with_a_warning(tmp_path: Path) -> None:
    teaser = '<div class="teaser"><p>Tides, tables and a talk about eels: what the week brings.</p></div>'
    article = clean(tmp_path, "body: //div[@class='teaser']", page(around=teaser))
    assert not article.lane.startswith("site-config")
    assert article.text == WHOLE
    assert [warning for warning in article.warnings if f"{HOST}.txt: body //div[@class='teaser'] found only" in warning]


def test_a_body_that_matches_nothing_falls_through_with_a_warning_that_names_file_and_xpath(tmp_path: Path) -> None:
    article = clean(tmp_path, "body: //div[@id='gone']", page())
    assert not article.lane.startswith("site-config")
    assert article.text == WHOLE
    expected = f"{HOST}.txt: body //div[@id='gone'] matched nothing; the site may have changed"
    assert article.warnings == (expected,)


def test_a_file_that_forbids_detection_falls_through_all_the_same(tmp_path: Path) -> None:
    article = clean(tmp_path, "body: //div[@id='gone']\nautodetect_on_failure: no", page())
    assert article.text == WHOLE


def test_blocks_that_the_judge_takes_for_noise_go_from_the_body_too(tmp_path: Path) -> None:
    links = "".join(f'<li><a href="/{name}">{name}</a></li>' for name in ("Weather", "Tides", "Ferries", "Shops"))
    article = clean(tmp_path, BODY, page(text(story() + f'<ul class="menu">{links}</ul>')))
    assert article.text == WHOLE
    assert {"Weather", "Tides", "Ferries", "Shops"} <= set(told(article))


# --- strip --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("rule", "reason"),
    [
        ("strip: //div[contains(@class, 'hall')]", "the layout drops //div[contains(@class, 'hall')]"),
        ("strip_id_or_class: hall-ph", "the layout drops the class or id hall-ph"),
        ("strip_id_or_class: 'hall-ph'", "the layout drops the class or id hall-ph"),
    ],
)
def test_what_is_stripped_is_a_removal_of_the_file(tmp_path: Path, rule: str, reason: str) -> None:
    article = clean(tmp_path, BODY + rule, page(BOXED))
    assert article.text == WHOLE
    removal = next(entry for entry in article.removed if entry.text == BOX)
    assert (removal.rule, removal.plugin, removal.reason) == ("layout", f"{HOST}.txt", reason)


def test_strip_id_or_class_looks_at_ids_and_minds_case(tmp_path: Path) -> None:
    body = BOXED.replace("box hall-photos", "x").replace('class="x"', 'id="Hall-photos"')
    assert BOX in clean(tmp_path, BODY + "strip_id_or_class: hall", page(body)).text
    assert BOX not in clean(tmp_path, BODY + "strip_id_or_class: Hall", page(body)).text


def test_strip_inside_a_paragraph_leaves_the_rest_of_it(tmp_path: Path) -> None:
    body = text(story() + '<p>The lens was cut in Paris <span class="ref">[12]</span> and still turns.</p>')
    article = clean(tmp_path, BODY + "strip: //span[@class='ref']", page(body))
    assert article.text.endswith("The lens was cut in Paris and still turns.")
    assert "[12]" in [entry.text for entry in article.removed]


def test_strip_of_a_text_takes_that_text_alone(tmp_path: Path) -> None:
    body = f'<div class="text">Please turn your phone.{story()}</div>'
    article = clean(tmp_path, BODY + "strip: //div[@class='text']/text()", page(body))
    assert article.text == WHOLE
    assert "Please turn your phone." in [entry.text for entry in article.removed]


def test_an_element_that_is_stripped_is_no_body(tmp_path: Path) -> None:
    rules = "strip_id_or_class: old\nbody: //div[@class='old']//div\nbody: //div[@class='text']"
    other = f'<div class="old"><div>{story().replace("lamp", "lantern")}</div></div>'
    article = clean(tmp_path, rules, page(around=other))
    assert article.text == WHOLE


@pytest.mark.parametrize("name", ["site", "strip: //body", "strip: /html"])
def test_the_page_itself_is_never_stripped(tmp_path: Path, name: str) -> None:
    rule = name if ":" in name else f"strip_id_or_class: {name}"
    assert clean(tmp_path, BODY + rule, page()).text == WHOLE


def test_a_file_without_a_body_strips_what_another_lane_found(tmp_path: Path) -> None:
    article = clean(tmp_path, "strip: //div[contains(@class, 'box')]", page(BOXED))
    assert not article.lane.startswith("site-config")
    assert BOX not in article.text
    assert f"{HOST}.txt" in {entry.plugin for entry in article.removed if entry.text == BOX}


def test_a_strip_that_would_take_the_article_of_another_lane_is_left_out_with_a_warning(tmp_path: Path) -> None:
    article = clean(tmp_path, "body: //div[@id='gone']\nstrip_id_or_class: text", page())
    assert article.text == WHOLE
    assert any("strip the class or id text would take most of the article" in warning for warning in article.warnings)


def test_strip_attr_takes_what_hides_an_element(tmp_path: Path) -> None:
    body = text(story(f'<p class="visually-hidden">{BOX}</p>'))
    assert BOX not in clean(tmp_path, BODY, page(body)).text
    for rule in ("strip_attr", "strip"):
        assert BOX in clean(tmp_path, BODY + f"{rule}: //p/@class", page(body)).text


def test_pictures_are_no_text_so_that_strip_image_src_changes_nothing(tmp_path: Path) -> None:
    body = text(story('<p><img src="/ad/x.png" alt="Sail with us"></p>'))
    assert clean(tmp_path, BODY + "strip_image_src: /ad/", page(body)).text == WHOLE


# --- the source, and the page's structure -------------------------------------------------------------------


@pytest.mark.parametrize(
    "rule",
    [
        "find_string: <noscript>\nreplace_string: <div>\nfind_string: </noscript>\nreplace_string: </div>",
        "find_string: <noscript>\nfind_string: </noscript>\nreplace_string: <div>\nreplace_string: </div>",
        "replace_string(<noscript>): <div>\nreplace_string(</noscript>): </div>",
    ],
)
def test_strings_are_replaced_in_the_source(tmp_path: Path, rule: str) -> None:
    body = text(story(f"<noscript><p>{BOX}</p></noscript>"))
    assert BOX not in clean(tmp_path, BODY, page(body)).text
    assert BOX in clean(tmp_path, BODY + rule, page(body)).text


def test_a_string_with_a_colon_is_replaced(tmp_path: Path) -> None:
    body = text(story() + "<p>Note: the tower stays open to visitors on Sundays.</p>")
    article = clean(tmp_path, BODY + "replace_string(Note: the): The", page(body))
    assert article.text.endswith("The tower stays open to visitors on Sundays.")


def test_a_string_can_be_replaced_by_nothing(tmp_path: Path) -> None:
    article = clean(tmp_path, BODY + "find_string: in slippers\nreplace_string:", page())
    assert "years,  when" not in article.text
    assert "thirty-one years, when warm." in article.text


def test_strings_without_a_replacement_replace_nothing_and_are_warned_of(tmp_path: Path) -> None:
    article = clean(tmp_path, BODY + "find_string: lamp\nfind_string: light\nreplace_string: torch", page())
    assert article.text == WHOLE
    assert any("nothing is replaced" in warning for warning in article.warnings)


def test_dissolve_leaves_the_content_in_its_place(tmp_path: Path) -> None:
    sentence = "The ferry {} carried her post and her bread from the quay for thirty-one years, on every day but one."
    body = text(story(f"<div>{sentence.format('<section><b>Ma</b>ren</section>')}</div>"))
    assert sentence.format("Maren") not in told(clean(tmp_path, BODY, page(body)))
    article = clean(tmp_path, BODY + "dissolve: //section", page(body))
    assert [block.text for block in article.blocks] == [*PARAGRAPHS[:2], sentence.format("Maren"), *PARAGRAPHS[2:]]


def test_wrap_in_makes_a_quote_of_a_box(tmp_path: Path) -> None:
    body = text(story('<div class="said">“The stairs kept me young,” she said of the tower.</div>'))
    article = clean(tmp_path, BODY + "wrap_in(blockquote): //div[@class='said']", page(body))
    kinds = {block.text: block.kind for block in article.blocks}
    assert kinds["“The stairs kept me young,” she said of the tower."] == "quote"
    assert kinds[PARAGRAPHS[2]] == "paragraph"


def test_move_into_brings_a_part_of_the_page_to_the_body(tmp_path: Path) -> None:
    around = f'<div class="lead"><p>{BOX}</p></div>'
    article = clean(tmp_path, BODY + "move_into(//div[@class='text']): //div[@class='lead']/p", page(around=around))
    assert article.text.endswith(BOX)
    assert article.lane == LANE


def test_an_element_is_not_moved_into_itself(tmp_path: Path) -> None:
    article = clean(tmp_path, BODY + "move_into(//div[@class='text']/p): //div[@class='text']", page())
    assert article.text == WHOLE


def test_the_shared_tree_is_not_changed_by_a_file(tmp_path: Path) -> None:
    rules = "body: //div[@id='gone']\ndissolve: //p\nwrap_in(h2): //p\nmove_into(//nav): //p\nstrip_attr: //@class"
    assert clean(tmp_path, rules, page()).text == WHOLE


def test_texts_parted_by_two_breaks_are_paragraphs_with_the_directive_and_without(tmp_path: Path) -> None:
    body = text("<br><br>".join(PARAGRAPHS))
    for rule in ("", "convert_double_br_tags: yes"):
        assert [block.text for block in clean(tmp_path, BODY + rule, page(body)).blocks] == list(PARAGRAPHS)


@pytest.mark.parametrize(
    "rule", ["prune: no", "tidy: no", "footnotes: yes", "parser: html5php", "http_header(Cookie): a=b"]
)
def test_what_steers_fetching_and_parsing_changes_nothing_here(tmp_path: Path, rule: str) -> None:
    article = clean(tmp_path, BODY + rule, page())
    assert (article.text, article.warnings) == (WHOLE, ())


# --- what the file states -----------------------------------------------------------------------------------


def test_title_author_and_date_are_the_first_that_yield_text(tmp_path: Path) -> None:
    top = '<h1> </h1><h2>The light goes dark</h2><span class="by">By Mira Holt</span><i class="on">2 March 2024</i>'
    rules = (
        f"{BODY}title: //h1\ntitle: //h2\nauthor: //b\nauthor: //span[@class='by']\n"
        "date: //time\ndate: //i[@class='on']\ndate: //title"
    )
    article = clean(tmp_path, rules, page(around=top))
    assert article.title == "The light goes dark"
    assert (article.byline, article.authors) == ("By Mira Holt", ("Mira Holt",))
    assert article.published is not None
    assert article.published.date().isoformat() == "2024-03-02"


def test_attributes_and_strings_can_state_a_field(tmp_path: Path) -> None:
    rules = (
        BODY
        + "title: substring-before(//title, ' the light')\nauthor: string('Jo Lind')\ndate: //meta[@name='d']/@content"
    )
    article = clean(tmp_path, rules, page(head='<meta name="d" content="2024-03-02T08:30:00+01:00">'))
    assert (article.title, article.authors) == ("Keeper leaves", ("Jo Lind",))
    assert article.published is not None
    assert article.published.isoformat() == "2024-03-02T08:30:00+01:00"


def test_title_and_date_leave_the_body_for_their_fields(tmp_path: Path) -> None:
    body = f'<div class="text"><h2>Keeper leaves</h2><p class="on">2 March 2024, in the evening</p>{story()}</div>'
    article = clean(tmp_path, BODY + "title: //div/h2\ndate: //p[@class='on']", page(body))
    assert article.text == WHOLE
    assert {(entry.field, entry.text) for entry in article.fields} == {
        ("title", "Keeper leaves"),
        ("published", "2 March 2024, in the evening"),
    }


def test_a_date_that_matches_the_whole_text_does_not_take_it(tmp_path: Path) -> None:
    assert clean(tmp_path, BODY + "date: //div[@class='text']", page()).text == WHOLE


def test_the_time_of_the_day_that_the_file_states_is_the_metadata_s(tmp_path: Path) -> None:
    head = '<meta property="article:published_time" content="2024-03-02T16:07:25+00:00">'
    top = '<i class="on">2 March 2024</i>'
    article = clean(tmp_path, BODY + "date: //i", page(head=head, around=top))
    assert article.published is not None
    assert article.published.hour == 16


def test_a_file_whose_body_does_not_fit_states_nothing(tmp_path: Path) -> None:
    article = clean(tmp_path, "body: //div[@id='gone']\ntitle: //nav/a", page())
    assert article.title == "Keeper leaves the light"


def test_skip_json_ld_leaves_the_page_s_json_ld_aside(tmp_path: Path) -> None:
    stated = json.dumps({"@type": "NewsArticle", "headline": "Wrong", "author": {"name": "Site Robot"}})
    head = f'<script type="application/ld+json">{stated}</script>'
    assert clean(tmp_path, BODY, page(head=head)).authors == ("Site Robot",)
    article = clean(tmp_path, BODY + "skip_json_ld: yes", page(head=head))
    assert (article.title, article.authors) == ("Keeper leaves the light", ())


# --- facts --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("rules", "facts"),
    [
        ("", {}),
        ("next_page_link: //a[@rel='next']", {"next_page_link": f"https://{HOST}/2024/lamp/2"}),
        ("next_page_link: //a[@rel='next']/@href", {"next_page_link": f"https://{HOST}/2024/lamp/2"}),
        ("next_page_link: //a[@rel='none']\nnext_page_link: //a[@rel='next']", {"next_page_link": f"{URL}/2"}),
        ("single_page_link: concat('/print', '/lamp')", {"single_page_link": f"https://{HOST}/print/lamp"}),
        ("single_page_link: //a[@id='here']", {}),
        ("single_page_link: //a[@id='mail']", {}),
        ("requires_login: yes", {"requires_login": True}),
        ("requires_login: no", {}),
        ("not_logged_in_xpath: //nav", {"not_logged_in": True}),
        ("native_ad_clue: //nav[@class='paid']", {}),
        ("native_ad_clue: //p[@class='paid']\nnative_ad_clue: //nav", {"native_ad": True}),
        ("next_page_link: //a[@rel='next']\nif_page_contains: //p[@class='paid']", {}),
        ("next_page_link: //a[@rel='next']\nif_page_contains: //nav", {"next_page_link": f"{URL}/2"}),
        (
            "single_page_link: '/print'\nnext_page_link: //a[@rel='next']\nif_page_contains: //p[@class='paid']",
            {"single_page_link": f"https://{HOST}/print"},
        ),
    ],
)
def test_what_needs_the_network_is_a_fact_of_the_article(
    tmp_path: Path, rules: str, facts: dict[str, str | bool]
) -> None:
    links = '<a rel="next" href="lamp/2">On</a> <a id="here" href="#">Up</a> <a id="mail" href="mailto:a@b.c">@</a>'
    article = clean(tmp_path, BODY + rules, page(around=links))
    assert article.site_facts == facts
    assert article.lane == LANE


def test_facts_are_in_the_article_s_dict_and_cannot_be_changed(tmp_path: Path) -> None:
    article = clean(tmp_path, BODY + "requires_login: yes", page())
    assert article.to_dict()["site_facts"] == {"requires_login": True}
    assert json.loads(article.to_json())["site_facts"] == {"requires_login": True}
    assert not hasattr(article.site_facts, "__setitem__")
    assert Article().to_dict()["site_facts"] == {}


def test_articles_with_facts_can_be_pickled_copied_and_hashed(tmp_path: Path) -> None:
    article = clean(tmp_path, BODY + "requires_login: yes", page())
    assert pickle.loads(pickle.dumps(article)) == copy(article) == article
    assert hash(SiteFacts({"a": True, "b": "c"})) == hash(SiteFacts({"b": "c", "a": True}))


# --- among the other lanes ----------------------------------------------------------------------------------


def test_a_publisher_s_plugin_goes_before_the_file(tmp_path: Path) -> None:
    from cleaner import Layout

    site = Publisher(name="Island Weekly", hosts=(HOST,), layouts=(Layout("2024", body=".text"),))
    write(tmp_path, "body: //body\ntitle: //nav\nrequires_login: yes")
    article = Cleaner([site], site_configs=tmp_path).clean(page(), URL)
    assert article.lane == "publisher:Island Weekly/2024"
    assert article.title == "Keeper leaves the light"
    assert article.site_facts == {"requires_login": True}


def test_a_publisher_whose_layouts_do_not_fit_leaves_the_page_to_the_file_and_keeps_its_noise(tmp_path: Path) -> None:
    from cleaner import Layout

    noise = "Sign up to the letter from the lighthouse"
    site = Publisher(name="Island Weekly", hosts=(HOST,), layouts=(Layout("2019", body="#old"),), noise=(noise,))
    article = Cleaner([site], site_configs=write(tmp_path, BODY)).clean(page(text(story(f"<p>{noise}</p>"))), URL)
    assert (article.lane, article.publisher, article.text) == (LANE, "Island Weekly", WHOLE)
    assert "Island Weekly: no layout matched" in article.warnings[0]


def test_the_page_s_own_address_finds_the_file(tmp_path: Path) -> None:
    head = f'<link rel="canonical" href="{URL}">'
    article = Cleaner(site_configs=write(tmp_path, BODY)).clean(page(head=head))
    assert article.lane == LANE


def test_a_page_of_another_host_is_cleaned_as_without_files(tmp_path: Path) -> None:
    url = "https://other-weekly.example/lamp"
    article = clean(tmp_path, "body: //nav\nrequires_login: yes", page(), url)
    assert article == Cleaner().clean(page(), url)


def test_text_input_has_no_use_for_a_file(tmp_path: Path) -> None:
    article = Cleaner(site_configs=write(tmp_path, "replace_string(lamp): torch")).clean(WHOLE, URL, kind="text")
    assert (article.lane, article.text) == ("text", WHOLE)


# --- the promises -------------------------------------------------------------------------------------------

BUSY = page(
    text(
        "<h1>Keeper leaves</h1>"
        + story(f'<div class="box"><p>{BOX}</p><i>Ad</i></div>')
        + '<p>The lens was cut in Paris <span class="ref">[12]</span> and still turns.</p>'
    )
)
MANY_RULES = (
    f"{BODY}title: //h1\nstrip: //span[@class='ref']\nstrip_id_or_class: box\nwrap_in(blockquote): //p[3]\n"
    "dissolve: //i\nstrip: //i/text()\n"
)


def test_every_piece_of_the_body_is_accounted_for_once(tmp_path: Path) -> None:
    article = clean(tmp_path, MANY_RULES, BUSY)
    assert article.lane == LANE
    pieces = sorted([*PARAGRAPHS, BOX, "Ad", "[12]", "Keeper leaves", "The lens was cut in Paris and still turns."])
    assert sorted(told(article)) == pieces


@pytest.fixture(scope="module")
def article_cleaner(tmp_path_factory: pytest.TempPathFactory) -> Cleaner:
    """A cleaner with a file for pages that Hypothesis makes up."""
    rules = "body: //article\ntitle: //h1\nstrip: //aside\nstrip_id_or_class: promo\nwrap_in(div): //p"
    return Cleaner(site_configs=write(tmp_path_factory.mktemp("rules"), rules))


@settings(deadline=None, max_examples=100, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much])
@given(generated.pages())
def test_every_visible_character_of_a_body_is_accounted_for_once(
    article_cleaner: Cleaner, made: generated.Markup
) -> None:
    article = article_cleaner.clean(made.markup, URL, kind="html")
    assume(article.lane == LANE)
    found = sum(map(generated.letters, told(article)), Counter[str]())
    del found["|"]  # the borders of a table's cells
    assert found == generated.letters(made.seen.replace("|", ""))


def test_the_cleaned_text_stays_as_it_is(tmp_path: Path) -> None:
    once = clean(tmp_path, MANY_RULES, BUSY)
    again = clean(tmp_path, MANY_RULES, page(text("".join(f"<p>{b.text}</p>" for b in once.blocks))))
    assert again.text == once.text


def test_threads_that_share_a_cleaner_get_what_one_gets(tmp_path: Path) -> None:
    for number in range(8):
        write(tmp_path, MANY_RULES + f"requires_login: {'yes' if number % 2 else 'no'}", f"h{number}.example.txt")
    shared = Cleaner(site_configs=tmp_path)
    urls = [f"https://h{number % 8}.example/{number}" for number in range(64)]
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(lambda url: shared.clean(BUSY, url), urls))
    assert found == [Cleaner(site_configs=tmp_path).clean(BUSY, url) for url in urls]


# --- XPaths that can't be trusted ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    "expression",
    [
        "//div[",
        "document('/etc/hostname')",
        "//div[contains(@class='text')]",
        "//div[contain(@class, 'text')]",
        "//x:div",
        "//div[@class=$name]",
        "re:test(//p, 'a')",
        "php:function('readfile', '/etc/hostname')",
    ],
)
def test_an_xpath_that_cannot_be_evaluated_costs_a_warning_and_not_the_page(tmp_path: Path, expression: str) -> None:
    article = clean(tmp_path, f"body: {expression}\n{BODY}strip: {expression}", page())
    assert (article.lane, article.text) == (LANE, WHOLE)
    assert any(warning.startswith(f"{HOST}.txt, line 1: body {expression}") for warning in article.warnings)


def test_no_file_is_read_by_an_xpath(tmp_path: Path) -> None:
    secret = tmp_path / "secret.xml"
    secret.write_text("<p>a secret</p>", "utf-8")
    rules = f"{BODY}title: document('{secret}')//p\nauthor: string(unparsed-text('{secret}'))"
    article = clean(tmp_path, rules, page())
    assert "secret" not in f"{article.title} {article.authors}"
    assert len(article.warnings) == 2


def test_an_xpath_that_would_walk_the_page_over_and_over_is_not_evaluated(tmp_path: Path) -> None:
    rows = "<p>a</p>" * 3000
    slow = "//p[//p[//p[. = 'b']]]"
    article = clean(tmp_path, f"{BODY}strip: {slow}", page(around=f"<div hidden>{rows}</div>"))
    assert article.text == WHOLE
    assert [warning for warning in article.warnings if "would walk the page over and over" in warning]
