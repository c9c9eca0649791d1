"""F.A.Z.: faz.net, Frankfurter Allgemeine Zeitung, a German daily."""

from __future__ import annotations

from cleaner import Layout, Publisher, hookimpl

FAZ = Publisher(
    name="F.A.Z.",
    hosts=("faz.net",),
    layouts=(
        # faz.net.txt of the Full-Text RSS rules names the body and the boxes of both.
        Layout(
            "2024",
            body=".body-elements",
            drop=(".related-articles",),
            title=".article-header .header-title",
            standfirst=".article-header .header-teaser",
            byline=".article-header .header-detail--pad",
        ),
        Layout(
            "2018",
            body=".atc-Text",
            drop=(
                ".atc-ContainerInfo",  # about the author
                ".atc-ContainerMore",  # other articles
            ),
            title=".atc-HeadlineText",
            standfirst=".atc-IntroText",
            byline=".atc-MetaItem-author",
            until="2023-04",
        ),
    ),
)


@hookimpl
def publishers() -> tuple[Publisher, ...]:
    """Return the publisher."""
    return (FAZ,)
