"""Lines that a publisher's or platform's plugin declares as noise."""

from __future__ import annotations

from functools import lru_cache

from ..draft import Draft
from ..phrases import Phrasebook, Section, key, plain
from .base import rule

_LONG = 250  # characters; of lines much longer the phrasebook sees only the ends


@lru_cache(maxsize=64)
def _index(noise: tuple[str, ...]) -> tuple[Phrasebook, dict[str, str], dict[str, str]]:
    """Return the phrases as a phrasebook, as they are declared, and the long ones as lines are compared."""
    declared = {plain(phrase, "line"): phrase for phrase in noise}
    return (
        Phrasebook([Section("site-noise", "line", list(declared))]),
        declared,
        {key(phrase): phrase for phrase in noise if len(phrase) > _LONG},
    )


def declared_phrase(noise: tuple[str, ...], line: str) -> str | None:
    """Return the phrase that a whole line is, as the plugin has it; None where it is none."""
    book, declared, long = _index(noise)
    for hit in book.hits(line):
        return declared[hit.phrase]
    return long.get(key(line)) if long and len(line) > _LONG else None


@rule("site-noise")
def site_noise(draft: Draft) -> None:
    """Lines that the site's plugin declares as noise: "Sign up to our morning briefing".

    Only whole lines count, so a sentence that quotes the phrase stays. The removal carries the plugin's name.
    """
    site = draft.site
    if site is None or not site.noise:
        return
    draft.plugin = site.name
    for block in draft.kept():
        phrase = declared_phrase(site.noise, block.text)
        if phrase is not None:
            draft.remove(block, f'{site.name} prints "{phrase}" on its pages')
