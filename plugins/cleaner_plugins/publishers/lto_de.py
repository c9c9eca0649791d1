"""Legal Tribune Online: lto.de, a German magazine about law."""

from __future__ import annotations

from cleaner import Layout, Publisher, hookimpl

LTO = Publisher(
    name="Legal Tribune Online",
    hosts=("lto.de",),
    layouts=(
        Layout(
            "2024",
            body=".article-text-wrapper",
            drop=(
                ".ad__container",
                ".toolbar",
                ".citewrapper",  # how to cite the article
                "nav",
            ),
            standfirst=".reader__intro",
            byline=".reader__meta-info a",
        ),
    ),
)


@hookimpl
def publishers() -> tuple[Publisher, ...]:
    """Return the publisher."""
    return (LTO,)
