"""ZDFheute: zdfheute.de, until 2025 at zdf.de, the news of a German public broadcaster."""

from __future__ import annotations

from cleaner import Layout, Publisher, hookimpl

ZDF = Publisher(
    name="ZDFheute",
    hosts=(
        "zdf.de",
        "zdfheute.de",
    ),
    layouts=(
        # Class names are hashes, but the same in 2024 and 2025 where they stand for one style.
        Layout(
            "2024",
            body="[data-testid='text-module']",
            drop=(
                "[data-testid='content-module']",  # another article
                ".bsa8yg2",  # asks for consent to show a chart
                ".tsdggcs",  # the source of a picture
                ".m211382",  # the date and length of a video
            ),
            standfirst="main > div:first-child > p",
            caption=".c1pbsmr2, figcaption .m1lnp037",  # and who is quoted
        ),
    ),
    noise=(
        "ZDFheute Infografik",
        "Ein Klick für den Datenschutz",
        "Infografiken anzeigen",
        "Datenschutzeinstellungen anpassen",
        "Mehr zur Lage * lesen Sie in unserem Liveblog",
        "Aktuelle Meldungen * finden Sie jederzeit in unserem Liveblog",
    ),
)


@hookimpl
def publishers() -> tuple[Publisher, ...]:
    """Return the publisher."""
    return (ZDF,)
