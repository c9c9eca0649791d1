"""VnExpress: vnexpress.net, a Vietnamese news site."""

from __future__ import annotations

from cleaner import Layout, Publisher, hookimpl

VNEXPRESS = Publisher(
    name="VnExpress",
    hosts=("vnexpress.net",),
    layouts=(
        Layout(
            "2025",
            body="article.fck_detail",
            # Known from the page's own styles.
            drop=(
                ".box-tinlienquanv2",  # other articles
                ".vote_rating_box",
                ".paywall-readmore",
            ),
            standfirst=".sidebar-1 > p.description",
            byline="article.fck_detail > p[style*='text-align:right']",
        ),
    ),
)


@hookimpl
def publishers() -> tuple[Publisher, ...]:
    """Return the publisher."""
    return (VNEXPRESS,)
