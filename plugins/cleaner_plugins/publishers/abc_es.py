"""ABC: abc.es, a Spanish daily."""

from __future__ import annotations

from cleaner import Layout, Publisher, hookimpl

ABC = Publisher(
    name="ABC",
    hosts=("abc.es",),
    layouts=(
        # All but the first paragraphs stand in .paywall, which is hidden until a script shows it: as a body it counts.
        Layout(
            "2026",
            body="article .v-d--1 > :not(.v-ath):not(.v-d-n)",
            drop=(".v-cmp-rld",),
            title="h1.v-a-t",
            standfirst="h2.v-a-s-t",
        ),
        Layout(
            "2025",
            body=".voc-d",
            drop=(".voc-author", ".voc-d-c-related-news", ".voc-topics", ".voc-btn__container"),
            standfirst="h2.voc-subtitle",
            until="2025-01",
        ),
    ),
    noise=(
        "Esta funcionalidad es sólo para registrados",
        "Esta funcionalidad es sólo para suscriptores",
        "Regala esta noticia",
        "Reportar un error",
    ),
)


@hookimpl
def publishers() -> tuple[Publisher, ...]:
    """Return the publisher."""
    return (ABC,)
