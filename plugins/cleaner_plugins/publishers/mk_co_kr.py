"""Maeil Business Newspaper: mk.co.kr, a Korean business daily."""

from __future__ import annotations

from cleaner import Layout, Publisher, hookimpl

MAEIL_BUSINESS = Publisher(
    name="Maeil Business Newspaper",
    hosts=("mk.co.kr",),
    layouts=(
        Layout(
            "2025",
            body=".news_cnt_detail_wrap",
            drop=(".btn_zoom",),
            standfirst=".news_cnt_detail_wrap .mid_title",
        ),
    ),
)


@hookimpl
def publishers() -> tuple[Publisher, ...]:
    """Return the publisher."""
    return (MAEIL_BUSINESS,)
