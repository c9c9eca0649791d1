"""Anadolu Ajansı: aa.com.tr, the Turkish news agency."""

from __future__ import annotations

from cleaner import Layout, Publisher, hookimpl

ANADOLU = Publisher(
    name="Anadolu Ajansı",
    hosts=("aa.com.tr",),
    layouts=(
        # Class names are those of a utility framework; "prose" is its word for running text.
        Layout("2026", body="#main-content .prose", standfirst="#main-content h1 + span"),
    ),
    noise=(
        "Anadolu Ajansı web sitesinde, AA Haber Akış Sistemi (HAS) üzerinden abonelere sunulan haberler, *",
        "Abonelik İşlemleri",
        "İlgili Konular",
    ),
)


@hookimpl
def publishers() -> tuple[Publisher, ...]:
    """Return the publisher."""
    return (ANADOLU,)
