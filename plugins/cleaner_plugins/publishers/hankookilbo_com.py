"""Hankook Ilbo: hankookilbo.com, a Korean daily."""

from __future__ import annotations

from cleaner import Layout, Publisher, hookimpl

HANKOOK_ILBO = Publisher(
    name="Hankook Ilbo",
    hosts=("hankookilbo.com",),
    layouts=(
        # The text stands in a script's data alone; the element around it is of our own making.
        Layout(
            "2026",
            body="article:has(.editor-p)",
            drop=(".module-quote",),  # a pull quote
            byline=".writer",
            caption=".editor-img-box .caption",
        ),
        Layout(
            "2025",
            body="[itemprop='articleBody'].col-main",
            drop=(
                ".img-zoomin",
                ".module-quote",
                ".btn-area",
                ".more-news",
                ".edit-subscribe",  # other articles of a series
                ".newspaper-subscribe",
                ".more-articles",
            ),
            standfirst=".sub-tit-ll",
            byline=".col-main .writer",
            published=".info .wrt-text dd",
            caption=".editor-img-box .caption",
            until="2025-05",
        ),
    ),
    noise=("$$ARTICLEAD$$",),  # the place of an advertisement
)


@hookimpl
def publishers() -> tuple[Publisher, ...]:
    """Return the publisher."""
    return (HANKOOK_ILBO,)
