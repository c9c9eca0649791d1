"""BR24: br.de, the news of the public broadcaster of Bavaria."""

from __future__ import annotations

from cleaner import Layout, Publisher, hookimpl

BR24 = Publisher(
    name="BR24",
    hosts=("br.de",),
    layouts=(
        # Class names end in a hash; what stands before it says what they are.
        Layout(
            "2024",
            body="#articlebody",
            drop=("[class*='ArticleModuleTeaser']",),
            title="h2[class*='ArticleModuleTeaser_title']",
            standfirst="[class*='ArticleModuleTeaser_wrapper'] [class*='ArticleItemTeaserText']",
            byline="[class*='authorName']",
            published="[class*='ArticleModuleTeaser_meta'] time",
            caption="[class*='MetadataBox_caption']",
        ),
    ),
    noise=(
        "Das ist die Europäische Perspektive bei BR24",
        '"Hier ist Bayern": Der BR24 Newsletter informiert Sie immer montags bis freitags zum Feierabend über das '
        "Wichtigste vom Tag auf einen Blick – kompakt und direkt in Ihrem privaten Postfach. Hier geht's zur Anmeldung",
    ),
)


@hookimpl
def publishers() -> tuple[Publisher, ...]:
    """Return the publisher."""
    return (BR24,)
