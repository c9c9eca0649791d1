"""Berliner Morgenpost: morgenpost.de, a German daily from Berlin."""

from __future__ import annotations

from cleaner import Publisher, hookimpl

from ._funke import LAYOUTS, NOISE

MORGENPOST = Publisher(
    name="Berliner Morgenpost",
    hosts=("morgenpost.de",),
    layouts=LAYOUTS,
    noise=(
        *NOISE,
        "Bitte beachten",
        "Aktien, Immobilien und andere Investments sind grundsätzlich mit einem Risiko verbunden. Auch ein "
        "Totalverlust des eingesetzten Kapitals kann nicht ausgeschlossen werden. Ebenso können Kredite eine "
        "erhebliche finanzielle Belastung darstellen. Verbraucher sollten ihre finanzielle Situation sorgfältig "
        "prüfen und alle Kosten gründlich durchrechnen. Die veröffentlichten Artikel, Daten und Prognosen sind "
        "keine Aufforderung zum Kauf oder Verkauf von Wertpapieren oder Rechten und ersetzen keine fachliche "
        "Beratung.",
    ),
)


@hookimpl
def publishers() -> tuple[Publisher, ...]:
    """Return the publisher."""
    return (MORGENPOST,)
