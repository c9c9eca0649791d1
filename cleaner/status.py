"""What a page is: an article, whole or cut off, or something else.

To take an article for something else is worse than the reverse, since those who sort pages by it would lose the
article. So what the page says of itself outweighs what it looks like, and looks count only with an address, a type
or a class that says the same.
"""

from __future__ import annotations

import re
from itertools import pairwise

from .draft import Draft
from .metadata import Metadata
from .model import Status
from .page import Page
from .source_block import SourceBlock

_STUB = 250  # words; a paywalled page with more of them is taken for the whole article
_BROKEN_STUB = 400  # words of one that breaks off amid a sentence
_SMALL_STUB = 100  # words of one that nothing but its metadata calls paywalled
_STUB_SHARE = 0.4  # of the length that the page states; texts without spaces are counted in several ways
_NOTICE = 300  # words of a page that only asks for consent
_FEW_LINKS = 30  # what such a page has, if it still carries an article's metadata
_CAPTION = 150  # words of a page of pictures or videos
_POST = 80  # words of one that calls itself an article
_MESSAGE = 120  # words of a page that says that there is none, or asks for a password
_TEASERS = 120  # words in a row that no list of teasers has
_LONG_TEASER = 60  # words in a row that a teaser may have; WordPress cuts at 55
_TEASER = 40  # words of most teasers
_CARDS = 5  # linked headlines that make a list
_MANY_CARDS = 12  # those that make one on a page that says nothing of itself
_ENTRIES = 6  # of a report that is written while something happens
_FALLING = 0.8  # the share of its clock times that are earlier than the one above; the rest are of another day
# "9:43pm", "8h05", "14.30 Uhr", "09.12 EDT"; not "1.10" alone, which numbers sections, nor a date.
_CLOCK = re.compile(
    r"\W{0,5}([01]?\d|2[0-3])(?:\s?[:h]\s?([0-5]\d)(?![\d.:])|\.([0-5]\d)(?=\s?(?:[Uu]hr|[ap]\.?m|[A-Z]{3,4})\b))"
    r"\s?(?i:(p\.?m)?)"
)


def status_of(draft: Draft, body: list[SourceBlock], metadata: Metadata) -> Status:
    """Return what a page or text is.

    Args:
        draft: All blocks, with what became of each.
        body: The blocks that are left.
        metadata: What the page says about itself, with the address that the caller gave.
    """
    page = Page(draft, body, metadata)
    if _is_live_blog(page):
        return "live_blog"
    if _is_consent_wall(page):
        return "consent_wall"
    if _is_paywalled(page):
        return "paywalled"
    if draft.is_html and _is_gallery(page):
        return "gallery"
    if draft.is_html and _is_no_article(page):
        return "not_article"
    if page.words == 0:
        return "consent_wall" if page.consent_words else "empty"
    return "complete"


def _is_live_blog(page: Page) -> bool:
    if page.words == 0:
        return False
    if "LiveBlogPosting" in page.metadata.own_types:
        return True
    entries = _clock_times(page.draft)
    if len(entries) < _ENTRIES:
        return False
    falling = sum(later >= earlier for later, earlier in pairwise(entries))
    return falling >= _FALLING * (len(entries) - 1) or page.speaks_of("live")


def _clock_times(draft: Draft) -> list[int]:
    """Return the times, in minutes, that paragraphs or their headings start with, amid the article's prose."""
    times: list[int] = []
    time: int | None = None
    for block in draft.blocks:
        if block.amid and (match := _CLOCK.match(block.text)):
            hours, minutes, dotted, afternoon = match.groups()
            time = (int(hours) % 12 + 12 if afternoon else int(hours)) * 60 + int(minutes or dotted)
        if time is not None and block.is_prose and not block.gone:
            times.append(time)
            time = None
    return times


def _is_consent_wall(page: Page) -> bool:
    if page.words >= _NOTICE or not page.consent_words:
        return False
    if page.stands_below("consent"):
        return True
    mostly = page.consent_words > page.words and page.consent_words > 0.5 * page.all_words
    return page.words > 0 and mostly and (page.links <= _FEW_LINKS or not page.is_called_article)


def _is_paywalled(page: Page) -> bool:
    stub = page.words < (_BROKEN_STUB if page.breaks_off else _STUB)
    if (stub or not page.metadata.free) and page.is_walled:
        return True
    # Without a notice, a page that calls itself not free may hold the whole article all the same.
    if page.metadata.free or not page.words:
        return False
    if page.metadata.length:
        return page.words < _STUB_SHARE * page.metadata.length
    return page.draft.judged and stub and (page.breaks_off or page.words < _SMALL_STUB)


def _is_gallery(page: Page) -> bool:
    if page.words >= _CAPTION:
        return False
    if page.has_type("gallery") or page.shared_as.startswith("video"):
        return True
    if page.is_called_article and page.words >= _POST:
        return False
    if "VideoObject" in page.metadata.own_types and not page.is_called_article:
        return True
    return page.has_class("gallery") or (page.stands_below("gallery") and page.has_pictures)


def _is_no_article(page: Page) -> bool:
    if page.is_called_article:
        return False
    if page.words < _MESSAGE:
        if page.has_class("error") or page.has_title("error"):
            return True
        if page.has_password and page.run < _TEASER and (page.stands_below("login") or page.has_title("login")):
            return True
    is_list = page.has_class("listing") or page.has_type("listing")
    if is_list and (page.run < _TEASER or page.cards > 1 or page.posts > 1):
        # Whole posts one after the other are no article; an introduction above a list may be one.
        return page.run < max(_TEASERS, 0.5 * page.prose)
    if page.run >= _LONG_TEASER or page.shared_as == "article":
        return False
    if page.stands_below("listing") or page.is_front or page.is_search or page.has_type("list"):
        return max(page.cards, page.linked_lines) >= _CARDS
    lines = page.linked_lines if page.shared_as == "website" else 0
    listed = max(page.cards, lines) >= _MANY_CARDS
    return page.run < _TEASER and (listed or (page.words > 0 and page.is_mostly_links))
