"""Deutsche Welle: dw.com, Germany's broadcaster for the world, in many languages."""

from __future__ import annotations

from cleaner import Layout, Publisher, hookimpl

DW = Publisher(
    name="Deutsche Welle",
    hosts=("dw.com",),
    layouts=(
        # Class names are hashed but for some. dw.com.txt of the Full-Text RSS rules names the article around the body.
        Layout(
            "2023",
            body=".rich-text",
            title="article header h1",
            standfirst="article header .teaser-text",
            byline=".author-details",
        ),
        Layout(
            "2011",
            body=".col3 .longText",
            standfirst="p.intro",
            caption=".picBox",
            until="2023-04",
        ),
    ),
)


@hookimpl
def publishers() -> tuple[Publisher, ...]:
    """Return the publisher."""
    return (DW,)
