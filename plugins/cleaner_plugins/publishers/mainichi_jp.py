"""Mainichi Shimbun: mainichi.jp, a Japanese daily."""

from __future__ import annotations

from cleaner import Layout, Publisher, hookimpl

MAINICHI = Publisher(
    name="Mainichi Shimbun",
    hosts=("mainichi.jp",),
    layouts=(
        Layout(
            "2025",
            body="#articledetail-body",
            drop=("[class^='ad-articledetail']",),
            byline=".articletag-author",
            section=".articledetail-head-category-list a",
        ),
    ),
)


@hookimpl
def publishers() -> tuple[Publisher, ...]:
    """Return the publisher."""
    return (MAINICHI,)
