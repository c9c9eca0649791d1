"""A step for datatrove's pipelines: documents that hold pages in, documents that hold articles out."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from contextlib import nullcontext
from functools import cache, partial
from pathlib import Path
from typing import Any, get_args

from cleaner.faults import for_logs
from cleaner.model import InputError, Status
from cleaner.pipeline import Cleaner
from cleaner.publisher import Platform, PluginError, Publisher

try:
    from datatrove.data import Document
    from datatrove.pipeline.base import PipelineStep
    from datatrove.pipeline.extractors.base import ExtractorSandbox
    from datatrove.pipeline.writers.disk_base import DiskWriter
    from datatrove.utils.logging import logger
    from datatrove.utils.typeshelper import StatHints
except ImportError as error:
    raise ImportError("this step needs one more package: pip install 'clean-article[datatrove]'") from error

WITHOUT_ARTICLE: tuple[Status, ...] = ("empty", "not_article", "consent_wall")
"""The statuses of pages whose text is none of an article: there is none, or it is a list's or a notice's."""

_FACTS = (
    *("title", "standfirst", "byline", "authors", "published", "section", "publisher", "language", "captions"),
    *("status", "confidence", "lane", "warnings"),
)
"""The article's attributes that go to a document's metadata, as :meth:`Article.to_dict` gives them."""
_WARM_UP = ("<p>A page of no site.</p>", None)
"""What a process cleans first, to load what pages need; those that are forked from it need not load it again."""


class ArticleCleaner(PipelineStep):  # type: ignore[misc]  # datatrove has no types
    """Puts the article's text in the place of a document's page, and what is known of the article into its metadata.

    The page's address is read from the metadata's ``url``. Metadata that the document has stays where the article says
    nothing. Each page is cleaned in another process: one that hangs or crashes it costs this page alone.

    A dropped document keeps its page. The exclusion writer gets it with ``filter_reason``, and with ``error`` where the
    page could not be cleaned: ``timeout``, ``crash``, ``input_error`` (no page and no text) or ``error`` (of a
    plugin, say); otherwise the reason is the status, ``no_text`` or ``low_confidence``.

    Args:
        plugins: Further plugins: paths of Python files, or Publisher and Platform objects.
        site_configs: A folder of rule files in the format of Full-Text RSS.
        drop_statuses: The statuses whose documents are dropped. A document without text always is.
        least_confidence: The confidence, 0 to 1, below which a document is dropped.
        with_removed: True adds ``removed`` to the metadata: what the rules took, with their reasons.
        timeout: The seconds that a page may take.
        exclusion_writer: Gets the documents that are dropped.

    Raises:
        InputError: There is no such status, or ``least_confidence`` or ``timeout`` makes no sense.
    """

    name = "🧹 Clean article"
    type = "🛢 - EXTRAC"

    def __init__(
        self,
        plugins: Iterable[str | Path | Publisher | Platform] = (),
        *,
        site_configs: str | Path | None = None,
        drop_statuses: Iterable[Status] = WITHOUT_ARTICLE,
        least_confidence: float = 0.0,
        with_removed: bool = False,
        timeout: float = 10.0,
        exclusion_writer: DiskWriter | None = None,
    ) -> None:
        """Keep the options, all of which can be pickled: the cleaner itself is made where the pages are."""
        super().__init__()
        self.plugins = tuple(Path(each).absolute() if isinstance(each, str | Path) else each for each in plugins)
        self.site_configs = Path(site_configs).absolute() if site_configs is not None else None
        self.drop_statuses = tuple(drop_statuses)
        self.least_confidence = least_confidence
        self.with_removed = with_removed
        self.timeout = timeout
        self.exclusion_writer = exclusion_writer
        known = get_args(Status)
        if unknown := sorted(set(self.drop_statuses).difference(known)):
            raise InputError(f"no status is called {', '.join(unknown)}; the statuses are {', '.join(known)}")
        if not 0 <= least_confidence <= 1:
            raise InputError(f"least_confidence is {least_confidence}; it has to be between 0 and 1")
        if timeout <= 0:
            raise InputError(f"timeout is {timeout}; it has to be above 0")

    def run(self, data: Iterable[Document], rank: int = 0, world_size: int = 1) -> Iterator[Document]:
        """Yield the documents that hold an article, cleaned.

        Raises:
            PluginError: A plugin is wrong.
            InputError: There is no folder ``site_configs``.
        """
        _cleaner(self.plugins, self.site_configs)  # so that a wrong plugin ends the task, and not each page
        clean = partial(_clean, self.plugins, self.site_configs, self.with_removed)
        clean(*_WARM_UP)
        with _Sandbox(self.timeout, _WARM_UP) as sandbox, self.exclusion_writer or nullcontext():
            for document in data:
                self.stat_update(StatHints.total)
                with self.track_time():
                    reason = self._fill(document, partial(sandbox.process_document, extract_fn=clean))
                if reason is None:
                    self.stat_update(StatHints.forwarded)
                    self.update_doc_stats(document)
                    yield document
                    continue
                self.stat_update(StatHints.dropped, f"dropped_{reason}")
                if self.exclusion_writer:
                    document.metadata["filter_reason"] = reason
                    self.exclusion_writer.write(document, rank)

    def _fill(self, document: Document, clean: Callable[[tuple[str, str | None]], dict[str, Any]]) -> str | None:
        """Fill the document from its page; return why it is to be dropped, None if it is not."""
        url = document.metadata.get("url")
        try:
            facts = clean((document.text, url if isinstance(url, str) else None))
        except Exception as error:
            reason = _reason(error)
            document.metadata["error"] = str(error)
            if reason != "input_error":
                logger.warning(f"{reason} of the page {document.id} ({url}): {error}")
            return reason
        text, status = facts.pop("text"), facts["status"]
        for name, value in facts.items():
            if value is not None or name not in document.metadata:
                document.metadata[name] = value
        self.stat_update(f"status_{status}", f"lane_{facts['lane'].partition(':')[0]}")
        if status in self.drop_statuses:
            return str(status)
        if not text:
            return "no_text"
        if facts["confidence"] < self.least_confidence:
            return "low_confidence"
        document.text = text
        return None


class _Sandbox(ExtractorSandbox):  # type: ignore[misc]  # datatrove has no types
    """datatrove's sandbox; where its process dies, this one is told at once, also while it sends a page."""

    def __getstate__(self) -> dict[str, Any]:
        """Return what a process that is not forked needs of this: the processes before it can't be pickled."""
        return {"timeout": self.timeout, "warmup_text": self.warmup_text}

    def _ensure_process(self, extract_fn: Callable[..., Any]) -> None:
        super()._ensure_process(extract_fn)
        self.child_conn.close()  # while it is open here too, a connection to the dead goes on

    def process_document(self, text: tuple[str, str | None], extract_fn: Callable[..., Any]) -> Any:
        """Return what the function returns for a page and its address.

        Raises:
            TimeoutError: It took too long.
            EOFError: The process died.
            Exception: What the function returned, if it is one.
        """
        try:
            return super().process_document(text, extract_fn)
        except TimeoutError:
            raise TimeoutError(f"it took more than {self.timeout:g} s") from None
        except (EOFError, ConnectionError):
            self._cleanup_process()
            raise EOFError("the process that cleaned it died") from None


def _reason(error: Exception) -> str:
    reasons = {TimeoutError: "timeout", EOFError: "crash", InputError: "input_error"}
    return next((reason for kind, reason in reasons.items() if isinstance(error, kind)), "error")


@cache
def _cleaner(plugins: tuple[Path | Publisher | Platform, ...], site_configs: Path | None) -> Cleaner:
    """Return the cleaner with these options, made once in a process; processes forked from it have it too."""
    return Cleaner(plugins, site_configs=site_configs)


def _clean(
    plugins: tuple[Path | Publisher | Platform, ...],
    site_configs: Path | None,
    with_removed: bool,
    page: str,
    url: str | None,
) -> dict[str, Any] | Exception:
    """Return the text and the facts of the article, or what went wrong: the sandbox raises exceptions that it gets."""
    try:
        article = _cleaner(plugins, site_configs).clean(page, url).to_dict()
    except InputError as error:
        return InputError(str(error))
    except PluginError as error:
        return RuntimeError(str(error))
    except Exception as error:  # another process may not know its class
        return RuntimeError(for_logs(error))
    facts = {name: article[name] for name in ("text", *_FACTS, *(["removed"] if with_removed else []))}
    if not url:
        facts["url"] = article["url"]
    # Half a surrogate pair, from a page's JSON-LD, would stop the writer and with it the task.
    plain: dict[str, Any] = json.loads(json.dumps(facts, ensure_ascii=False).encode("utf-8", "replace"))
    return plain
