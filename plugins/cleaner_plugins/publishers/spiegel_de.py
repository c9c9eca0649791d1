"""Der Spiegel: spiegel.de, a German news magazine."""

from __future__ import annotations

from cleaner import Layout, Publisher, hookimpl

# The desk's initials and agencies below the text ("abc/Agency"): set in the face of labels, beside the body.
_SIGN_OFF = "[data-area='body'] ~ div > div.font-sansUI"

SPIEGEL = Publisher(
    name="Der Spiegel",
    hosts=("spiegel.de",),
    layouts=(
        # Class names are those of a utility framework and say how things look; data-area says what they are.
        Layout(
            "2020",
            body="[data-article-el='body']",
            drop=(
                "[data-app-hidden]",  # the bar of share and bookmark buttons
                "[data-area='related_articles']",
                "[data-area='paywall']",
                "[data-component='JWPlayer']",
                "aside",
                _SIGN_OFF,
            ),
            standfirst="header[data-area='intro'] .RichText",
            byline=_SIGN_OFF,
        ),
    ),
    noise=(
        "Artikel zum Hören*# Min",
        "Zur Playlist",
        "Anhören",
        "Bild vergrößern",
        "Foto",  # stands before a picture's credit, on a line of its own
        "Zur Merkliste hinzufügen",
        "Kommentare öffnen",
        "Diskutieren Sie mit",
        "Melden Sie sich an und diskutieren Sie mit",
        "Teilen Sie Ihre Meinung mit",
        "Die Wiedergabe wurde unterbrochen",
        "Wiedergabe fortsetzen?",
        "Sie haben noch kein SPIEGEL-Konto? Jetzt registrieren",
        "Speichern Sie Ihre Lieblingsartikel in der persönlichen Merkliste, um sie später zu lesen und "
        "einfach wiederzufinden",
    ),
    marks=("Sie haben noch kein SPIEGEL-Konto?",),
)


@hookimpl
def publishers() -> tuple[Publisher, ...]:
    """Return the publisher."""
    return (SPIEGEL,)
