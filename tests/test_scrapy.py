"""The Scrapy pipeline in real crawls of sites on loopback: the guide's spider as it stands, and items of all types."""

from __future__ import annotations

import asyncio
import dataclasses
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import attrs
import pytest
import scrapy
from itemadapter import ItemAdapter
from scrapy.crawler import Crawler
from scrapy.exceptions import DropItem
from scrapy.http import HtmlResponse, Response
from scrapy.settings import default_settings
from scrapy.statscollectors import StatsCollector
from zyte_common_items import Article as ZyteArticle
from zyte_common_items import Author

from cleaner import InputError
from cleaner.integrations.scrapy import ArticleItem, CleanArticlePipeline, PipelineSettings, UncleanedPage

from .crawled_site import (
    BRIDGE,
    CHOIR,
    FERRY,
    GERMAN,
    GOLDEN,
    ODD,
    POST,
    POST_SITE,
    PROMOTION,
    ROOT,
    RUSSIAN,
    SECRET,
    Answer,
    Crawl,
    crawl,
    front,
    served,
    story,
)

GUIDE = (ROOT / "docs" / "scrapy.md").read_text("utf-8")
SPIDER, PLUGIN, INTO_A_DICT, HTML_IN_A_DICT, ZYTE = re.findall(
    r"^```python\n(.*?)^```$", GUIDE, re.MULTILINE | re.DOTALL
)


def with_method(method: str) -> str:
    """Return the guide's spider with another way to yield its items."""
    before, name, _ = SPIDER.partition("    def parse_article")
    assert name
    return before + method


def of_the_post(folder: Path, spider: str, **settings: str) -> Crawl:
    (folder / "example_post.py").write_text(PLUGIN, "utf-8")
    with served(POST_SITE) as proxy:
        return crawl(folder, spider, proxy, **settings)


@pytest.fixture(scope="module")
def guide_crawl(tmp_path_factory: pytest.TempPathFactory) -> Crawl:
    return of_the_post(tmp_path_factory.mktemp("guide"), SPIDER)


def test_the_guides_spider_writes_a_feed_of_articles(guide_crawl: Crawl) -> None:
    assert guide_crawl.exit_code == 0, guide_crawl.log
    assert guide_crawl.items.keys() == {f"{POST}2024/bridge", f"{POST}2024/choir"}
    item = guide_crawl.items[f"{POST}2024/bridge"]
    assert item["title"] == "The bridge is open"
    assert item["text"] == "\n\n".join(BRIDGE)
    assert item["lane"] == "publisher:Example Post/2024"
    assert item["publisher"] == "Example Post"
    assert item["language"] == "en"
    assert item["status"] == "complete"
    assert item["authors"] == []
    assert list(item) == [entry.name for entry in dataclasses.fields(ArticleItem)]


def test_pages_statuses_lanes_failures_and_seconds_are_counted(guide_crawl: Crawl) -> None:
    assert guide_crawl.counts() == {"pages": 3, "status/complete": 2, "lane/publisher": 2, "failed/InputError": 1}
    assert 0 < guide_crawl.stats["clean_article/seconds"] < 60
    assert guide_crawl.stats["item_scraped_count"] == 2


def test_a_response_that_is_no_page_costs_its_own_item_and_a_line(guide_crawl: Crawl) -> None:
    (line,) = [line for line in guide_crawl.log.splitlines() if "can't be cleaned" in line]
    assert "WARNING" in line
    assert f"{POST}2024/accounts.pdf can't be cleaned: the source looks like a PDF" in line
    assert "%PDF" not in guide_crawl.log


def test_the_pipeline_raises_no_deprecation_warning(guide_crawl: Crawl) -> None:
    assert "Deprecat" not in guide_crawl.log, guide_crawl.log


def test_an_item_of_ones_own_keeps_what_the_spider_knows(tmp_path: Path) -> None:
    done = of_the_post(tmp_path, with_method(INTO_A_DICT))
    item = done.items[f"{POST}2024/choir"]
    assert item["section"] == "Harbour"
    assert item["found_on"] == POST
    assert item["text"] == "\n\n".join(CHOIR)


def test_an_item_that_brings_its_page_itself_leaves_no_page_in_the_feed(tmp_path: Path) -> None:
    done = of_the_post(tmp_path, with_method(HTML_IN_A_DICT))
    assert done.items[f"{POST}2024/bridge"]["text"] == "\n\n".join(BRIDGE)
    assert all("html" not in item for item in done.items.values())
    assert PROMOTION not in (tmp_path / "articles.jsonl").read_text("utf-8")
    assert "%PDF" not in done.log


def test_an_article_of_zyte_common_items_is_filled_without_a_setting(tmp_path: Path) -> None:
    done = of_the_post(tmp_path, with_method(ZYTE))
    item = done.items[f"{POST}2024/bridge"]
    assert item["headline"] == "The bridge is open"
    assert item["articleBody"] == "\n\n".join(BRIDGE)
    assert item["inLanguage"] == "en"
    assert "html" not in item


LANES = ("publisher:The Guardian/2020", "publisher:Der Spiegel/2020", "publisher:taz/2024", "platform:Ghost/gh-content")

MANY_SITES = f"""
import attrs
import scrapy
from cleaner.integrations.scrapy import UncleanedPage

def refuse(item, attribute, value):
    if value:
        raise KeyError(value)

@attrs.define
class Refusing:
    text: str = attrs.field(default="", validator=refuse)

class ManySites(scrapy.Spider):
    name = "many-sites"
    start_urls = ["{FERRY}"]
    handle_httpstatus_list = [404]
    custom_settings = {{
        "ITEM_PIPELINES": {{"cleaner.integrations.scrapy.CleanArticlePipeline": 100}},
        "FEEDS": {{"articles.jsonl": {{"format": "jsonlines"}}}},
    }}

    def parse(self, response):
        yield {{"url": response.url, "links": len(response.css("h2 a"))}}
        yield from response.follow_all(css="h2 a", callback=self.parse_article)

    def parse_article(self, response):
        if response.url.endswith("/unsaid"):
            response = response.replace(encoding="koi8-r")
        yield UncleanedPage.from_response(response, Refusing() if response.url.endswith("/key") else None)
"""


@pytest.fixture(scope="module")
def many_sites(tmp_path_factory: pytest.TempPathFactory) -> Crawl:
    folder = tmp_path_factory.mktemp("many-sites")
    pages = ODD | {address: Answer(page) for address, page, _ in GOLDEN}
    with served(pages | {FERRY: front(*pages)}) as proxy:
        return crawl(folder, MANY_SITES, proxy)


@pytest.mark.parametrize(("case", "lane"), list(zip(GOLDEN, LANES, strict=True)), ids=LANES)
def test_each_site_is_cleaned_by_its_own_plugin(case: tuple[str, bytes, str], lane: str, many_sites: Crawl) -> None:
    address, _, expected = case
    item = many_sites.items[address]
    assert item["lane"] == lane
    assert item["text"] == expected


@pytest.mark.parametrize(
    ("name", "text"), [("russian", RUSSIAN), ("claimed", GERMAN), ("wrong", GERMAN), ("unsaid", RUSSIAN)]
)
def test_a_page_is_decoded_as_header_and_spider_say(name: str, text: str, many_sites: Crawl) -> None:
    assert many_sites.items[FERRY + name]["text"] == text


def test_a_bug_costs_one_item_and_a_line_that_tells_its_place_without_the_pages_text(many_sites: Crawl) -> None:
    assert f"{FERRY}key" not in many_sites.items
    (line,) = [line for line in many_sites.log.splitlines() if f"{FERRY}key can't be cleaned" in line]
    assert "ERROR" in line
    assert "KeyError (spider.py, line 8)" in line
    assert SECRET not in many_sites.log


def test_pages_without_an_article_are_passed_on_with_their_status(many_sites: Crawl) -> None:
    assert many_sites.items[f"{FERRY}none"]["status"] == "empty"
    assert many_sites.items[f"{FERRY}gone"]["status"] == "not_article"


def test_text_is_cleaned_as_text(many_sites: Crawl) -> None:
    assert many_sites.items[f"{FERRY}plain"]["lane"] == "text"


def test_items_without_a_page_pass_as_they_are(many_sites: Crawl) -> None:
    assert many_sites.items[FERRY] == {"url": FERRY, "links": len(ODD) + len(GOLDEN)}
    assert many_sites.counts()["without_page"] == 1
    assert many_sites.counts()["pages"] == len(ODD) + len(GOLDEN)


def test_each_page_is_counted_in_one_status_and_one_lane_or_as_failed(many_sites: Crawl) -> None:
    counts = many_sites.counts()
    of = {kind: sum(counts[name] for name in counts if name.startswith(kind)) for kind in ("status/", "lane/")}
    assert of == {"status/": counts["pages"] - 1, "lane/": counts["pages"] - 1}
    assert counts["failed/KeyError"] == 1
    assert (counts["lane/publisher"], counts["lane/platform"], counts["lane/text"]) == (3, 1, 1)


def test_pages_with_warnings_are_counted(many_sites: Crawl) -> None:
    warned = {address: item["warnings"] for address, item in many_sites.items.items() if item.get("warnings")}
    assert warned == {f"{FERRY}wrong": ["the source declares iso-8859-1, but it is UTF-8 and was read as that"]}
    assert many_sites.counts()["with_warnings"] == 1


WAITING = """
import time
from pathlib import Path
from cleaner import Layout, Publisher, hookimpl

def rework(soup):
    for _ in range(300):  # 15 seconds
        if Path("choir-came").exists():
            return
        time.sleep(0.05)
    raise TimeoutError("no page came meanwhile")

@hookimpl
def publishers():
    layout = Layout("2024", body=".story-body", drop=(".promo",), rework=rework)
    return (Publisher(name="Example Post", hosts=("example-post.com",), layouts=(layout,)),)
"""
TELLING = f"""
from pathlib import Path
import scrapy
from cleaner.integrations.scrapy import UncleanedPage

class Telling(scrapy.Spider):
    name = "telling"
    start_urls = ["{POST}2024/bridge"]
    custom_settings = {{
        "ITEM_PIPELINES": {{"cleaner.integrations.scrapy.CleanArticlePipeline": 100}},
        "CLEAN_ARTICLE_PLUGINS": "waiting.py",
        "FEEDS": {{"articles.jsonl": {{"format": "jsonlines"}}}},
    }}

    def parse(self, response):
        yield UncleanedPage.from_response(response)
        yield response.follow("/2024/choir", callback=self.tell)

    def tell(self, response):
        Path("choir-came").touch()
"""
REACTORS = {
    "the default": {},
    "another reactor": {"TWISTED_REACTOR": "twisted.internet.selectreactor.SelectReactor"},
    "none": {"TWISTED_REACTOR_ENABLED": "False"},
}


@pytest.mark.parametrize("reactor", REACTORS)
def test_the_crawl_goes_on_while_a_page_is_cleaned(reactor: str, tmp_path: Path) -> None:
    if reactor == "none" and "TWISTED_REACTOR_ENABLED" not in vars(default_settings):
        pytest.skip("this Scrapy needs a reactor")
    (tmp_path / "waiting.py").write_text(WAITING, "utf-8")
    with served(POST_SITE) as proxy:
        done = crawl(tmp_path, TELLING, proxy, **REACTORS[reactor])
    item = done.items[f"{POST}2024/bridge"]
    assert (item["lane"], item["warnings"]) == ("publisher:Example Post/2024", []), done.log
    assert item["text"] == "\n\n".join(BRIDGE)


WRONG = {
    "a plugin that is not there": ("CLEAN_ARTICLE_PLUGINS", "nowhere.py", ["CLEAN_ARTICLE_PLUGINS", "nowhere.py"]),
    "no such folder": ("CLEAN_ARTICLE_SITE_CONFIGS", "nowhere", ["CLEAN_ARTICLE_SITE_CONFIGS", "nowhere"]),
    "no such status": (
        "CLEAN_ARTICLE_DROP_STATUSES",
        ["empty", "paywaled"],
        ["CLEAN_ARTICLE_DROP_STATUSES", "paywaled", "paywalled"],
    ),
    "no such attribute": ("CLEAN_ARTICLE_FIELDS", {"body": "txt"}, ["CLEAN_ARTICLE_FIELDS", "txt", "text", "markdown"]),
    "no such limit": ("CLEAN_ARTICLE_LIMITS", {"second": 5}, ["CLEAN_ARTICLE_LIMITS", "second", "seconds"]),
    "a limit that is none": ("CLEAN_ARTICLE_LIMITS", {"seconds": "5s"}, ["CLEAN_ARTICLE_LIMITS", "5s"]),
    "limits that are no dict": ("CLEAN_ARTICLE_LIMITS", "seconds=5", ["CLEAN_ARTICLE_LIMITS", "seconds=5"]),
    "no time at all": ("CLEAN_ARTICLE_LIMITS", {"seconds": 0}, ["CLEAN_ARTICLE_LIMITS", "seconds"]),
    "no such setting": ("CLEAN_ARTICLE_PLUGIN", "a.py", ["CLEAN_ARTICLE_PLUGIN;", "CLEAN_ARTICLE_PLUGINS"]),
}


@pytest.mark.parametrize("what", WRONG)
def test_a_wrong_setting_says_what_to_mend(what: str) -> None:
    name, value, parts = WRONG[what]
    with pytest.raises(InputError) as caught:
        pipeline(**{name: value})
    for part in parts:
        assert part in str(caught.value)


def test_a_wrong_setting_ends_the_crawl_before_it_begins(tmp_path: Path) -> None:
    done = of_the_post(tmp_path, SPIDER, CLEAN_ARTICLE_RULES="none")
    assert done.exit_code != 0
    assert "InputError: there is no setting CLEAN_ARTICLE_RULES; there are CLEAN_ARTICLE_PLUGINS, " in done.log
    assert done.items == {}
    assert "GET" not in done.log


def pipeline(**settings: Any) -> CleanArticlePipeline:
    crawler = Crawler(scrapy.Spider, settings)
    crawler.stats = StatsCollector(crawler)
    return CleanArticlePipeline.from_crawler(crawler)


def processed(item: Any, **settings: Any) -> Any:
    """Return what a pipeline makes of an item."""
    cleaning = pipeline(**settings)
    try:
        return asyncio.run(cleaning.process_item(item))
    finally:
        cleaning.close_spider()


PAGE = story("The bridge is open", BRIDGE)
NAMES = {"headline": "title", "body": "text", "marked": "markdown"}


@dataclasses.dataclass
class StoryClass:
    url: str
    html: str | None
    headline: str = "Kept"
    body: str = ""


@attrs.define
class StoryAttrs:
    url: str
    html: str | None
    headline: str = "Kept"
    body: str | None = None


class StoryItem(scrapy.Item):
    url = scrapy.Field()
    html = scrapy.Field()
    headline = scrapy.Field()
    body = scrapy.Field()


@pytest.mark.parametrize("kind", [dict, StoryClass, StoryAttrs, StoryItem], ids=lambda kind: kind.__name__)
def test_items_of_all_types_are_filled_where_they_are_empty_and_lose_their_page(kind: Any) -> None:
    item = kind(url=f"{POST}2024/bridge", html=PAGE, headline="Kept")
    result = processed(item, CLEAN_ARTICLE_FIELDS=NAMES)
    found = ItemAdapter(result).asdict()
    assert result is item
    assert (found["headline"], found["body"]) == ("Kept", "\n\n".join(BRIDGE))
    assert found.get("html") is None
    assert PROMOTION not in repr(result)


def test_fields_can_have_other_names_and_hold_markdown() -> None:
    item = {"address": f"{POST}2024/bridge", "source": PAGE.encode()}
    settings = {"CLEAN_ARTICLE_HTML_FIELD": "source", "CLEAN_ARTICLE_URL_FIELD": "address"}
    result = processed(item, CLEAN_ARTICLE_FIELDS=NAMES, **settings)
    assert result.keys() == {"address", "headline", "body", "marked"}
    assert result["marked"].startswith("# The bridge is open\n\nThe bridge at Holm")


def test_an_item_without_a_field_for_the_article_is_dropped_with_what_to_mend() -> None:
    with pytest.raises(DropItem, match="StoryItem has none of the fields that CLEAN_ARTICLE_FIELDS names"):
        processed(StoryItem(html=PAGE, url=POST))


@pytest.mark.parametrize("make", [lambda: {"url": POST, "html": PAGE}, lambda: UncleanedPage(PAGE, POST)])
def test_an_item_that_is_dropped_takes_no_page_into_the_log(make: Any) -> None:
    item = make()
    with pytest.raises(DropItem, match=r"http://www\.example-post\.com/ is complete"):
        processed(item, CLEAN_ARTICLE_DROP_STATUSES="complete,empty")
    assert PROMOTION not in repr(item)
    assert BRIDGE[0] not in repr(item)


@pytest.mark.parametrize("item", [{"url": POST}, {"html": None}, {"html": 3}, ArticleItem(url=POST), object()])
def test_an_item_without_a_page_is_none_of_the_pipelines_business(item: Any) -> None:
    before = repr(item)
    assert processed(item) is item
    assert repr(item) == before


def test_a_page_over_a_limit_is_dropped_and_counted() -> None:
    cleaning = pipeline(CLEAN_ARTICLE_LIMITS='{"size": 200}')
    with pytest.raises(DropItem, match="the limit size is 200"):
        asyncio.run(cleaning.process_item(UncleanedPage(PAGE)))
    assert cleaning.stats.get_value("clean_article/failed/LimitExceeded") == 1


def test_a_date_has_the_form_of_its_item() -> None:
    address, page, _ = GOLDEN[0]
    assert processed(UncleanedPage(page, address)).published == "2024-03-02T16:07:25+00:00"
    article = processed(UncleanedPage(page, address, ZyteArticle(url=address)))
    assert article.datePublished == "2024-03-02T16:07:25Z"
    assert article.authors == [Author(name="Mira Holt")]


def test_the_page_names_its_address_where_the_item_does_not() -> None:
    page = PAGE.replace("<title>", f"<link rel=canonical href={POST}2024/bridge><title>")
    assert processed(UncleanedPage(page)).url == f"{POST}2024/bridge"


@pytest.mark.parametrize(
    ("body", "header", "encoding"),
    [
        (f"<p>{GERMAN}</p>".encode(), "text/html; charset=iso-8859-1", None),
        (f"<p>{GERMAN}</p>".encode("cp1252"), "text/html; charset=iso-8859-1", None),
        (f"<meta charset=utf-8><p>{GERMAN}</p>".encode("cp1252"), "text/html; charset=windows-1252", None),
        (f"<meta charset=iso-8859-1><p>{GERMAN}</p>".encode(), "text/html", None),
        (f"<p>{GERMAN}</p>".encode("cp1252"), "text/html; charset=no-such", None),
        (f"<p>{GERMAN}</p>".encode("utf-16"), "text/html; charset=iso-8859-1", None),
        (f"<p>{GERMAN}</p>".encode("cp850"), "text/html; charset=utf-8", "cp850"),
    ],
    ids=["UTF-8 as Latin-1", "Latin-1", "header and page", "page alone", "no such charset", "BOM", "spider"],
)
def test_bytes_become_the_text_that_a_browser_shows(body: bytes, header: str, encoding: str | None) -> None:
    response = HtmlResponse(POST, headers={"Content-Type": header}, body=body, encoding=encoding)
    assert processed(UncleanedPage.from_response(response)).text == GERMAN


def test_a_response_without_headers_is_read_all_the_same() -> None:
    assert processed(UncleanedPage.from_response(Response(POST, body=PAGE.encode()))).text == "\n\n".join(BRIDGE)


def test_without_scrapy_the_import_says_what_to_install() -> None:
    source = "import sys; sys.modules['scrapy'] = None; import cleaner.integrations.scrapy"
    done = subprocess.run([sys.executable, "-c", source], capture_output=True, text=True)
    assert done.returncode != 0
    assert "pip install 'clean-article[scrapy]'" in done.stderr.splitlines()[-1]


def test_the_guide_names_all_settings_and_all_fields() -> None:
    settings = [f"CLEAN_ARTICLE_{entry.name.upper()}" for entry in dataclasses.fields(PipelineSettings)]
    assert re.findall(r"^\| `(CLEAN_ARTICLE_\w+)` \|", GUIDE, re.MULTILINE) == settings
    assert [entry.name for entry in dataclasses.fields(ArticleItem) if f"`{entry.name}`" not in GUIDE] == []
