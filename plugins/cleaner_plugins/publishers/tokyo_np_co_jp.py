"""Tokyo Shimbun: tokyo-np.co.jp, a Japanese daily."""

from __future__ import annotations

from cleaner import Layout, Publisher, hookimpl

TOKYO_SHIMBUN = Publisher(
    name="Tokyo Shimbun",
    hosts=("tokyo-np.co.jp",),
    layouts=(
        # Beside the blocks: other articles, reactions, comments. tokyo-np.co.jp.txt of the Full-Text RSS rules names
        # the same element.
        Layout(
            "2025",
            body=".content-area #entry > .block",
            published=".heading-area .info .data",
            section=".heading-area .cmp-lst015 a",
            caption=".caption",
        ),
    ),
)


@hookimpl
def publishers() -> tuple[Publisher, ...]:
    """Return the publisher."""
    return (TOKYO_SHIMBUN,)
