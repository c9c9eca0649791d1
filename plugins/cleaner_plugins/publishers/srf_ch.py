"""SRF: srf.ch, the German-language Swiss broadcaster."""

from __future__ import annotations

from cleaner import Layout, Publisher, hookimpl

SRF = Publisher(
    name="SRF",
    hosts=("srf.ch",),
    layouts=(
        Layout(
            "2024",
            body="[itemprop='articleBody']",
            drop=(
                ".expandable-box--always-open",  # points to the page of a topic; the boxes that fold hold text
                "[data-event-source='People Box']",
                ".expandable-box__expand-icon",
                ".h-offscreen",  # "Legende:" before captions
            ),
            keep=(".expandable-box__content",),
            standfirst=".article-lead",
            byline=".article-author__name",
            caption=".media-caption",
        ),
    ),
    noise=(
        "Legende",  # stands before a caption, on a line of its own
        "Klicken, um die Teilen-Funktion zu öffnen",
        "Zu den Kommentaren springen",
        "Anzahl Kommentare",
        "Box aufklappen",
        "Box zuklappen",
        "Personen-Box aufklappen",
        "Personen-Box zuklappen",
        "Hinweis auf einen verwandten Artikel",
        "Nach links scrollen",
        "Nach rechts scrollen",
    ),
)


@hookimpl
def publishers() -> tuple[Publisher, ...]:
    """Return the publisher."""
    return (SRF,)
