"""Tageblatt: tageblatt.lu, a German-language daily of Luxembourg."""

from __future__ import annotations

from cleaner import Layout, Publisher, hookimpl

TAGEBLATT = Publisher(
    name="Tageblatt",
    hosts=("tageblatt.lu",),
    layouts=(
        Layout(
            "2025",
            body=".post__body > .text-content",
            drop=(
                ".ia-paywall",
                ".shortcode > .blockquote",  # says what a paragraph says
            ),
            title=".post__title h1",
            standfirst=".text-content .teaser__text",
        ),
    ),
    noise=(
        "Sie müssen angemeldet sein um kommentieren zu können",
        "Melden sie sich an",
        "Registrieren Sie sich kostenlos",
        "Für # € können Sie diesen Artikel erwerben",
        "Für # € lesen",
        "Sie sind bereits Kunde?",
    ),
)


@hookimpl
def publishers() -> tuple[Publisher, ...]:
    """Return the publisher."""
    return (TAGEBLATT,)
