"""Ukrainska Pravda: pravda.com.ua, a Ukrainian news site, in Ukrainian and Russian."""

from __future__ import annotations

from cleaner import Layout, Publisher, hookimpl

UKRAINSKA_PRAVDA = Publisher(
    name="Ukrainska Pravda",
    hosts=("pravda.com.ua",),
    layouts=(
        Layout(
            "2026",
            body=".post_article_text",
            drop=("[class^='advtext']",),
            title="h1.post_article_title",
            byline=".post_author_name",
            caption="[class^='image-box__']",
        ),
    ),
    noise=("Главное на Украинськой правде", "Все публикации УП"),
)


@hookimpl
def publishers() -> tuple[Publisher, ...]:
    """Return the publisher."""
    return (UKRAINSKA_PRAVDA,)
