"""Lines that a publisher's or platform's plugin declares as noise."""

from __future__ import annotations

from functools import lru_cache

from ..draft import Draft
from ..phrases import Hit, Phrasebook, plain
from .base import rule


@lru_cache(maxsize=64)
def _book(noise: tuple[str, ...]) -> Phrasebook:
    return Phrasebook(Hit("site-noise", "line", plain(phrase, "line")) for phrase in noise)


@rule("site-noise")
def site_noise(draft: Draft) -> None:
    """Lines that the site's plugin declares as noise: "Sign up to our morning briefing".

    Only whole lines count, so a sentence that quotes the phrase stays. The removal carries the plugin's name.
    """
    site = draft.site
    if site is None or not site.noise:
        return
    draft.plugin = site.name
    book = _book(site.noise)
    declared = {plain(phrase, "line"): phrase for phrase in site.noise}
    for block in draft.kept():
        for hit in book.hits(block.text):
            draft.remove(block, f'{site.name} prints "{declared[hit.phrase]}" on its pages')
            break
