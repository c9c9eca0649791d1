"""Les Echos: lesechos.fr, a French business daily."""

from __future__ import annotations

from cleaner import Layout, Publisher, hookimpl

LES_ECHOS = Publisher(
    name="Les Echos",
    hosts=("lesechos.fr",),
    layouts=(
        # Class names are hashed but for this one. Rules tell "Lire aussi" from factboxes.
        Layout("2024", body=".post-paywall", title="article header h1", standfirst="article header h1 ~ p"),
    ),
    noise=("Nouveau : découvrez nos offres Premium", "Je découvre les offres", "Ajouter à mes articles"),
)


@hookimpl
def publishers() -> tuple[Publisher, ...]:
    """Return the publisher."""
    return (LES_ECHOS,)
