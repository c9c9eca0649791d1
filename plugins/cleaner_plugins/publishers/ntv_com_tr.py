"""NTV: ntv.com.tr, a Turkish news channel."""

from __future__ import annotations

from cleaner import Layout, Publisher, hookimpl

NTV = Publisher(
    name="NTV",
    hosts=("ntv.com.tr",),
    layouts=(
        # Class names are those of a utility framework but for the editor's.
        Layout("2025", body=".ck-content-area .ck-content", standfirst=".ck-content-area .info-text-card h2"),
        Layout(
            "2024",
            body=".category-detail-content-inner",
            drop=(".detail-related-news",),
            title="h1.category-detail-title",
            standfirst=".category-detail-sub-title",
            until="2024-04",
        ),
    ),
    noise=("NTV uygulamasını indirin, gelişmelerden haberdar olun", "Haberi Görüntüle"),
)


@hookimpl
def publishers() -> tuple[Publisher, ...]:
    """Return the publisher."""
    return (NTV,)
