"""Die Presse: diepresse.com, an Austrian daily."""

from __future__ import annotations

from cleaner import Layout, Publisher, hookimpl

PRESSE = Publisher(
    name="Die Presse",
    hosts=("diepresse.com",),
    layouts=(
        # Boxes of guests' comments are on their authors.
        Layout(
            "2024 opinion",
            body="#article-body",
            when=".main--meinung #article-body",
            drop=(".flexmodule--factbox", ".article__extra"),
            title="article > h1",
            standfirst="article > .lead",
            byline=".author__item",
            published=".meta__date",
            section=".article__kicker",
        ),
        Layout(
            "2024",
            body="#article-body",
            drop=("[class*='fm-relation']", ".article__extra"),
            keep=(".flexmodule--factbox",),
            title="article > h1",
            standfirst="article > .lead",
            byline=".author__item",
            published=".meta__date",
            section=".article__kicker",
        ),
    ),
    noise=(
        "Gastkommentare und Beiträge von externen Autorinnen und Autoren wie dieser hier müssen nicht der Meinung der "
        "Redaktion entsprechen",
        "Mehr Gastkommentare",
    ),
)


@hookimpl
def publishers() -> tuple[Publisher, ...]:
    """Return the publisher."""
    return (PRESSE,)
