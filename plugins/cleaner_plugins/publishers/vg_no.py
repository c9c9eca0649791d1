"""VG: vg.no, a Norwegian daily."""

from __future__ import annotations

from cleaner import Layout, Publisher, hookimpl

VG = Publisher(
    name="VG",
    hosts=("vg.no",),
    layouts=(
        # Class names are hashed but for their first part.
        Layout(
            "2024",
            body="section.article-body",
            drop=(
                "[class^='_summary_']",  # "Kortversjonen", made by a machine
                "abbr > [role='presentation']",  # what a word means, shown on touch
            ),
            standfirst=".article-intro p[class*='_lead_']",
        ),
    ),
    noise=(
        "Kortversjonen",
        "Oppsummeringen er laget av AI-verktøyet ChatGPT og kvalitetssikret av VGs journalister",
        "Informasjon om AI i VG-artikler",
    ),
)


@hookimpl
def publishers() -> tuple[Publisher, ...]:
    """Return the publisher."""
    return (VG,)
