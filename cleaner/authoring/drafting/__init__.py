"""Draft a plugin from saved pages of one site: what the lanes that know nothing of the site agree on, page by page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from cleaner.bulk.pages import Page, Unread
from cleaner.model import InputError
from cleaner.publisher import Publisher
from cleaner.registry import Registry
from cleaner.source_block import squash

from ..scaffold import checked_host, checked_name, name_of
from .body import markups
from .evidence import PageEvidence, Witness
from .layouts import layouts_of, right_ones
from .source import DraftedLayout, NoiseLine, module_source

MOST = 200
"""Pages that are looked at; more show nothing new."""

_EXAMPLES = 3  # pages that a message names
_REPEATED = 0.3  # of the pages: a line that so many print is no article's
_TELLING = 20  # letters and digits of a line that no two articles have in common
_FEW = 4  # pages, of which two that print a line are enough


@dataclass(frozen=True, slots=True)
class Drafted:
    """A drafted plugin.

    Attributes:
        publisher: The publisher, as the source declares it.
        source: The text of its module.
        layouts: Its layouts with their evidence and the names of their pages, newest first.
        doubts: What a person should look at, a line each.
        skipped: The pages that can't be used, each with the reason.
    """

    publisher: Publisher
    source: str
    layouts: tuple[DraftedLayout, ...] = ()
    doubts: tuple[str, ...] = ()
    skipped: tuple[Unread, ...] = ()


def draft(
    pages: Iterable[Page],
    host: str | None = None,
    name: str | None = None,
    watch: Callable[[Sequence[Page]], Iterable[Page]] = iter,
) -> Drafted:
    """Draft a publisher's plugin from saved pages of one site, and try it on them.

    Args:
        pages: The pages; two or more show what repeats.
        host: The site's host. Default: what the pages say.
        name: The site's name. Default: what the pages say, or the host.
        watch: Passes the pages on while they are read, and may show how far that is.

    Raises:
        InputError: The pages are of several sites, do not say of which, or none of them holds an article.
    """
    name = checked_name(name) if name is not None else None
    doubts: list[str] = []
    skipped: list[Unread] = []
    given = list(pages)
    if len(given) > MOST:
        doubts.append(f"{len(given)} pages given: {MOST} of them, spread evenly, were looked at")
        given = [given[number * len(given) // MOST] for number in range(MOST)]
    seen = list(_useful(watch(given), doubts, skipped))
    repeated = _repeated(seen)
    for evidence in seen:
        evidence.disbelieve(repeated)
    seen = [evidence for evidence in seen if evidence.size]
    if not seen:
        reasons = "; ".join(f"{page.name}: {page.reason}" for page in skipped[:_EXAMPLES])
        raise InputError(f"no page holds an article ({reasons}); save pages of single articles, as a browser gets them")
    site = checked_host(host) if host else _common_host(seen)
    seen.sort(key=lambda page: (page.date, page.page.name), reverse=True)
    if len(seen) == 1:
        doubts.append("one page only: nothing could be compared; two or more show what repeats and what varies")
    found, lost = markups(seen)
    doubts += [f"{page.page.name}: no element with a lasting name holds the article" for page in lost]
    named = name or _name(seen, site)
    layouts = tuple(layouts_of(found, doubts))
    publisher = Publisher(named, tuple(each.layout for each in layouts), hosts=(site,))
    layouts = tuple(right_ones(publisher, layouts, seen, doubts))
    publisher = Publisher(named, tuple(each.layout for each in layouts), hosts=(site,))
    noise = tuple(_noise(publisher, seen))
    publisher = Publisher(named, publisher.layouts, tuple(line.phrase for line in noise), hosts=(site,))
    doubts += _known(site, seen)
    return Drafted(publisher, module_source(publisher, layouts, noise), layouts, tuple(doubts), tuple(skipped))


def _useful(pages: Iterable[Page], doubts: list[str], skipped: list[Unread]) -> Iterator[PageEvidence]:
    """Yield what pages show that hold an article, each article once."""
    witness = Witness()
    articles: set[str] = set()
    for page in pages:
        try:
            evidence = witness.look(page)
        except InputError as error:
            skipped.append(Unread(page.name, str(error)))
            continue
        if evidence is None or not evidence.has_article:
            skipped.append(Unread(page.name, "no article was found"))
        elif (text := squash(evidence.article.text)) in articles:
            doubts.append(f"{page.name}: holds the same article as another page, and shows nothing new")
        else:
            articles.add(text)
            yield evidence


def _repeated(seen: Sequence[PageEvidence]) -> set[str]:
    """Return the lines, by their letters and digits, that so many pages keep that they are no article's."""
    kept = Counter(
        line
        for page in seen
        for line in {
            line.block.squashed
            for line in page.article_lines
            if line.block.kind != "heading" and len(line.block.squashed) >= _TELLING
        }
    )
    return {line for line, count in kept.items() if count >= _least_pages(len(seen))}


def _least_pages(pages: int) -> int:
    """Return on how many of some pages a line has to stand before it counts as one that the site prints."""
    return max(2 if pages <= _FEW else 3, round(_REPEATED * pages))


def _common_host(seen: Sequence[PageEvidence]) -> str:
    """Return the host that the pages share, without the labels that differ.

    Raises:
        InputError: They share none, or don't say it.
    """
    hosts = Counter(page.host for page in seen if page.host)
    if not hosts:
        raise InputError("the pages don't say which site they are of; give it: --host example-post.com")
    common: list[str] = []
    for labels in zip(*(reversed(host.split(".")) for host in hosts), strict=False):
        if len(set(labels)) > 1:
            break
        common.insert(0, labels[0])
    host = ".".join(common)
    if host not in hosts and (len(common) < 2 or max(map(len, common)) < 4):  # "co.uk" is nobody's
        sites = ", ".join(f"{host} ({count})" for host, count in hosts.most_common())
        raise InputError(f"the pages are of several sites: {sites}; draft one at a time, or give --host")
    return checked_host(host)


def _name(seen: Sequence[PageEvidence], host: str) -> str:
    names = {page.metadata.publisher for page in seen}
    said = names.pop() if len(names) == 1 else None
    return said if said and said.isprintable() and not set(said) & set('"\\') else name_of(host)


def _noise(publisher: Publisher, seen: Sequence[PageEvidence]) -> Iterator[NoiseLine]:
    if len(seen) < 2:
        return
    learned = Witness(publisher).learn([page.page for page in seen], _least_pages(len(seen)), _REPEATED)
    for line in learned.lines:
        yield NoiseLine(line.phrase, line.count, learned.pages)


def _known(host: str, seen: Sequence[PageEvidence]) -> Iterator[str]:
    known = Registry().for_host(host)
    if known:
        yield f"{host} has a plugin already: {known.name}; together with the draft, the host would be claimed twice"
    others = {page.host for page in seen if page.host and page.host != host and not page.host.endswith(f".{host}")}
    if others:
        yield f"pages say that they are of {', '.join(sorted(others))}, not of {host}"
