"""What a page's text is (its status), and how far the result can be trusted."""

from __future__ import annotations

from collections.abc import Iterable

from .draft import Draft
from .metadata import Metadata
from .model import Removal, Status
from .phrases import phrasebook
from .source_block import SourceBlock

_STUB_WORDS = 250  # a paywalled page with more words than this is taken for the whole article


def status_of(draft: Draft, body: list[SourceBlock], metadata: Metadata) -> Status:
    """Return the verdict: what was found and what was removed say what the page is."""
    words = sum(block.words for block in body)
    removed = draft.removals()
    rules = {removal.rule for removal in removed}
    if words == 0:
        return "consent_wall" if "consent" in rules else "empty"
    if "LiveBlogPosting" in metadata.types:
        return "live_blog"
    # A page that calls itself not free may hold the whole article all the same: without a notice only a stub counts.
    stub = words < _STUB_WORDS
    if (stub and draft.judged and not metadata.free) or ((stub or not metadata.free) and _is_walled(removed)):
        return "paywalled"
    if words < 60 and "consent" in rules:
        return "consent_wall"
    if metadata.types & {"ImageGallery", "MediaGallery"} and stub:
        return "gallery"
    if draft.is_html and not any(block.is_prose for block in body):
        return "not_article"
    return "complete"


def _is_walled(removed: Iterable[Removal]) -> bool:
    return any(hit.concept == "wall" for removal in removed for hit in phrasebook().hits(removal.text))


def confidence_of(draft: Draft, body: list[SourceBlock], lane: str, status: Status) -> float:
    """Return how far the result can be trusted, 0 to 1: the lane's worth less what is doubtful about the text."""
    if not body or status in ("empty", "consent_wall"):
        return 0.0
    base = {"publisher": 0.97, "platform": 0.93, "generic": 0.85, "text": 0.85}[lane.partition(":")[0]]
    total = sum(block.words for block in body)
    prose = sum(block.words for block in body if block.is_prose)
    if total < 100:
        base -= 0.2
    if status != "complete":
        base -= 0.3
    return round(max(0.05, base * (0.6 + 0.4 * prose / total)), 2) if total else 0.0
