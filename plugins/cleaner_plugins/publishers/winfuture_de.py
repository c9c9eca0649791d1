"""WinFuture: winfuture.de, a German site about computers."""

from __future__ import annotations

from cleaner import Layout, Publisher, hookimpl

WINFUTURE = Publisher(
    name="WinFuture",
    hosts=("winfuture.de",),
    layouts=(
        Layout(
            "2023",
            body="#news_content",
            drop=(
                ".social",
                ".video_container",
                ".summary_box",  # the article again, in a list
                ".button_box",  # an offer
                ".more_links",  # the article's tags
            ),
            standfirst=".teaser_text",
            byline=".author_date [rel='author']",
            published=".author_date .date",
            caption=".hmedia",
        ),
    ),
    noise=(
        "In diesem Artikel sind Affiliate-Links enthalten. Durch einen Klick darauf gelangen Sie direkt zum Anbieter. "
        "Sollten Sie sich dort für einen Kauf entscheiden, erhalten wir eine kleine Provision. "
        "Für Sie ändert sich am Preis nichts",
    ),
)


@hookimpl
def publishers() -> tuple[Publisher, ...]:
    """Return the publisher."""
    return (WINFUTURE,)
