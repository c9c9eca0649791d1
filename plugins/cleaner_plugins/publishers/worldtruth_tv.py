"""WorldTruth.Tv: worldtruth.tv, an American site about health and mysteries."""

from __future__ import annotations

from cleaner import Layout, Publisher, hookimpl

WORLD_TRUTH = Publisher(
    name="WorldTruth.Tv",
    hosts=("worldtruth.tv",),
    layouts=(
        Layout(
            "2023",
            body=".td-post-content",
            drop=(".swp_social_panel", ".td_block_related_posts"),
        ),
    ),
)


@hookimpl
def publishers() -> tuple[Publisher, ...]:
    """Return the publisher."""
    return (WORLD_TRUTH,)
