"""An item pipeline for Scrapy: items that hold pages in, items that hold articles out."""

from __future__ import annotations

import asyncio
import sys
import time
from collections.abc import Callable, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field, fields
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar, get_args

from cleaner.decoding import decode_by_header
from cleaner.faults import for_logs
from cleaner.limits import Limits
from cleaner.model import Article, InputError, Status
from cleaner.pipeline import Cleaner
from cleaner.publisher import PluginError

try:
    from itemadapter import ItemAdapter
    from scrapy.exceptions import DropItem
    from scrapy.http import Response, TextResponse
except ImportError as error:
    raise ImportError("this pipeline needs one more package: pip install 'clean-article[scrapy]'") from error

if TYPE_CHECKING:
    from typing import Self

    from scrapy.crawler import Crawler
    from scrapy.settings import BaseSettings
    from scrapy.statscollectors import StatsCollector

T = TypeVar("T")

_PREFIX = "CLEAN_ARTICLE_"
_EMPTY: tuple[object, ...] = (None, "", [], (), {})


@dataclass
class ArticleItem:
    """An article as an item; each attribute is the :class:`cleaner.Article`'s in a type of JSON's.

    Attributes:
        url: The response's address.
        text: The body, paragraphs parted by a blank line.
        published: In ISO 8601.
    """

    url: str | None = None
    title: str | None = None
    standfirst: str | None = None
    byline: str | None = None
    authors: list[str] = field(default_factory=list)
    published: str | None = None
    section: str | None = None
    publisher: str | None = None
    language: str | None = None
    captions: list[str] = field(default_factory=list)
    text: str = ""
    status: str | None = None
    confidence: float | None = None
    lane: str | None = None
    warnings: list[str] = field(default_factory=list)


@dataclass
class UncleanedPage:
    """A page on its way to :class:`CleanArticlePipeline`, which puts the filled item in its place.

    Attributes:
        html: The page; bytes are decoded as :meth:`cleaner.Cleaner.clean` does.
        url: Its address, which chooses the publisher's plugin.
        into: The item to fill: of any type that Scrapy knows, or zyte-common-items' Article. None stands for a new
            :class:`ArticleItem`.
    """

    html: str | bytes = field(repr=False)  # Scrapy logs items that are dropped
    url: str | None = None
    into: Any = None

    @classmethod
    def from_response(cls, response: Response, into: Any = None) -> Self:
        """Return the page of a response, decoded as browsers do: by the header, then by what the page says."""
        if isinstance(response, TextResponse) and response._encoding:  # the spider or a middleware knows better
            return cls(response.text, response.url, into)
        content_type = (response.headers.get("Content-Type") or b"").decode("latin-1")
        return cls(decode_by_header(response.body, content_type), response.url, into)


@dataclass(frozen=True)
class PipelineSettings:
    """The crawl's settings whose names start with ``CLEAN_ARTICLE_``, checked.

    Attributes:
        plugins: Further plugins: paths of Python files, or Publisher and Platform objects.
        site_configs: A folder of rule files in the format of Full-Text RSS.
        limits: How much a page may have of everything, by the names of :class:`cleaner.Limits`.
        drop_statuses: The statuses whose items are dropped.
        html_field: The field in which items of one's own bring the page.
        url_field: The field in which they have its address.
        fields: Items' fields, each with the article's attribute that goes there (or ``markdown``).
    """

    plugins: list[Any] = field(default_factory=list)
    site_configs: str | Path | None = None
    limits: dict[str, Any] = field(default_factory=dict)
    drop_statuses: list[str] = field(default_factory=list)
    html_field: str = "html"
    url_field: str = "url"
    fields: dict[str, str] = field(
        default_factory=lambda: {entry.name: entry.name for entry in fields(ArticleItem) if entry.name != "url"}
    )

    @classmethod
    def read(cls, settings: BaseSettings) -> Self:
        """Return what a crawl's settings say.

        Raises:
            InputError: A setting has an unknown name or value.
        """
        known = {_PREFIX + entry.name.upper(): entry.name for entry in fields(cls)}
        given = [name for name, value in settings.items() if str(name).startswith(_PREFIX) and value is not None]
        if unknown := set(given) - known.keys():
            raise InputError(f"there is no setting {', '.join(sorted(unknown))}; there are {', '.join(known)}")
        readers: dict[str, Callable[[str], Any]] = {
            **dict.fromkeys(("plugins", "drop_statuses"), settings.getlist),
            **dict.fromkeys(("limits", "fields"), settings.getdict),
        }
        values = {}
        for name in given:
            try:
                values[known[name]] = readers.get(known[name], settings.get)(name)
            except (TypeError, ValueError) as error:
                raise InputError(f"{name} is {settings.get(name)!r}: {error}") from error
        found = cls(**values)
        _refuse_unknown("LIMITS", found.limits, [entry.name for entry in fields(Limits)])
        _refuse_unknown("DROP_STATUSES", found.drop_statuses, get_args(Status))
        _refuse_unknown("FIELDS", found.fields.values(), [*(entry.name for entry in fields(Article)), "markdown"])
        return found

    def cleaner(self) -> Cleaner:
        """Return the cleaner that plugins, rule files and limits make.

        Raises:
            InputError: A plugin or limit is wrong, or there is no folder of rule files.
        """
        try:
            limits = Limits(**self.limits)
        except (TypeError, InputError) as error:
            raise InputError(f"{_PREFIX}LIMITS is {self.limits}: {error}") from error
        try:
            return Cleaner(self.plugins, site_configs=self.site_configs, limits=limits)
        except PluginError as error:
            raise InputError(f"{_PREFIX}PLUGINS: {error}") from error
        except InputError as error:
            raise InputError(f"{_PREFIX}SITE_CONFIGS: {error}") from error


class CleanArticlePipeline:
    """Cleans the pages that items bring and fills the items; other items pass as they are.

    What a spider has put into a field stays; the page goes. An item whose page can't be cleaned is dropped, with a log
    line that tells why. Pages are cleaned one at a time in a thread of the pipeline's own: cleaning holds Python's
    lock, so more threads would clean hardly more, and take turns from the reactor.
    """

    def __init__(self, settings: PipelineSettings, stats: StatsCollector) -> None:
        """Make the cleaner."""
        self.settings = settings
        self.stats = stats
        self.cleaner = settings.cleaner()
        self._seconds = 0.0
        self._thread = ThreadPoolExecutor(1, "clean-article")

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Return the pipeline of a crawl; Scrapy calls this.

        Raises:
            InputError: A setting is wrong.
        """
        assert crawler.stats is not None  # noqa: S101 - set before pipelines are made
        return cls(PipelineSettings.read(crawler.settings), crawler.stats)

    def close_spider(self, spider: object = None) -> None:  # Scrapy up to 2.13 gives the spider
        """Let the thread end."""
        self._thread.shutdown(wait=False)

    async def process_item(self, item: Any, spider: object = None) -> Any:
        """Return the item, filled; one without a page as it is.

        Raises:
            DropItem: The page can't be cleaned, or has a status that the settings name.
        """
        page = self._page_of(item)
        if page is None:
            self._count("without_page")
            return item
        self._count("pages")
        try:
            article = await _in_thread(self._thread, lambda: self._cleaned(page))
            dropped = article.status in self.settings.drop_statuses
            filled = None if dropped else self._filled(page, article)  # the log shows what is dropped
        except Exception as error:
            self._count(f"failed/{type(error).__name__}")
            expected = isinstance(error, InputError)
            raise DropItem(
                f"{page.url or 'a page'} can't be cleaned: {_said(error)}", log_level="WARNING" if expected else "ERROR"
            ) from error
        finally:
            self.stats.set_value("clean_article/seconds", round(self._seconds, 3))
        self._count(f"status/{article.status}")
        self._count(f"lane/{article.lane.partition(':')[0]}")
        if article.warnings:
            self._count("with_warnings")
        if dropped:
            raise DropItem(f"{page.url or 'a page'} is {article.status}")
        return filled

    def _count(self, name: str) -> None:
        self.stats.inc_value(f"clean_article/{name}")

    def _page_of(self, item: Any) -> UncleanedPage | None:
        """Return the page that an item brings, and take it out: neither feeds nor logs are to hold it."""
        if isinstance(item, UncleanedPage):
            return item
        if not ItemAdapter.is_item(item):
            return None
        adapter, name = ItemAdapter(item), self.settings.html_field
        page = adapter.get(name)
        if not isinstance(page, str | bytes):
            return None
        if isinstance(item, Mapping):
            del adapter[name]
        else:
            adapter[name] = None
        return UncleanedPage(page, adapter.get(self.settings.url_field), item)

    def _cleaned(self, page: UncleanedPage) -> Article:
        started = time.perf_counter()
        try:
            return self.cleaner.clean(page.html, page.url)
        finally:
            self._seconds += time.perf_counter() - started

    def _filled(self, page: UncleanedPage, article: Article) -> Any:
        item = ArticleItem(url=article.url) if page.into is None else page.into
        adapter = ItemAdapter(item)
        if (zyte := sys.modules.get("zyte_common_items")) and isinstance(item, zyte.Article):
            values = _zyte_values(article)
        else:
            found = article.to_dict()
            if "markdown" in self.settings.fields.values():
                found["markdown"] = article.to_markdown()
            wanted = {self.settings.url_field: "url"} | self.settings.fields
            known = wanted if isinstance(item, dict) else adapter.field_names()
            if self.settings.fields.keys().isdisjoint(known):
                raise InputError(f"{type(item).__name__} has none of the fields that {_PREFIX}FIELDS names")
            values = {name: found[source] for name, source in wanted.items() if name in known}
        for name, value in values.items():
            if adapter.get(name) in _EMPTY:
                adapter[name] = value
        return item


async def _in_thread(threads: ThreadPoolExecutor, work: Callable[[], T]) -> T:
    """Return what the work returns, under asyncio's reactor, under any other and under none."""
    future = threads.submit(work)
    try:
        asyncio.get_running_loop()
    except RuntimeError:
        from twisted.internet import reactor
        from twisted.internet.defer import Deferred

        done: Deferred[Future[T]] = Deferred()
        future.add_done_callback(lambda future: reactor.callFromThread(done.callback, future))
        return (await done).result()
    return await asyncio.wrap_future(future)


def _zyte_values(article: Article) -> dict[str, Any]:
    """Return what zyte-common-items' Article has fields for, in the forms that it asks for."""
    from zyte_common_items import Author

    return {
        "headline": article.title,
        "description": article.standfirst,
        "authors": [Author(name=name) for name in article.authors] or None,
        "datePublished": _zyte_date(article.published) if article.published else None,
        "datePublishedRaw": next((entry.text for entry in article.fields if entry.field == "published"), None),
        "inLanguage": article.language if len(article.language or "") == 2 else None,
        "articleBody": article.text or None,
    }


def _zyte_date(date: datetime) -> str:
    return date.isoformat(timespec="seconds").replace("+00:00", "Z")


def _refuse_unknown(setting: str, given: Any, known: Any) -> None:
    if unknown := sorted(set(given) - set(known)):
        raise InputError(f"{_PREFIX}{setting}: there is no {', '.join(unknown)}; there are {', '.join(known)}")


def _said(error: Exception) -> str:
    """Return what went wrong, without a page's text: messages of ours have none, others may."""
    return str(error) if isinstance(error, InputError | PluginError) else for_logs(error)
