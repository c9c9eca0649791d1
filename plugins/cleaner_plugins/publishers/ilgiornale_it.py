"""Il Giornale: ilgiornale.it, an Italian daily."""

from __future__ import annotations

from cleaner import Layout, Publisher, hookimpl

IL_GIORNALE = Publisher(
    name="Il Giornale",
    hosts=("ilgiornale.it",),
    layouts=(
        Layout(
            "2025",
            body=".article__content > .typography--content",
            title="h1.article__title",
            standfirst=".article__abstract",
        ),
    ),
    noise=(
        "Stai utilizzando Internet Eplorer*",
        "Per favore utilizza un browser moderno *",
        "Pubblica un commento",
    ),
)


@hookimpl
def publishers() -> tuple[Publisher, ...]:
    """Return the publisher."""
    return (IL_GIORNALE,)
