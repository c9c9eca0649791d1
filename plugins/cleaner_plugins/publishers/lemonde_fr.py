"""Le Monde: lemonde.fr, a French daily."""

from __future__ import annotations

from cleaner import Layout, Publisher, hookimpl

MONDE = Publisher(
    name="Le Monde",
    hosts=("lemonde.fr",),
    layouts=(
        # An article or a section, by the age of the text; the class is the same.
        Layout(
            "2023",
            body=".article__content",
            drop=(
                ".catcher",  # "Lire aussi", with a menu to save the article
                "[class*='related-content']",
                ".ds-article-status",  # "for subscribers"
                ".meta__social",
                "section.services",
                ".message--register",
                "[class*='lmd-banners']",
                "[class*='gift-modal']",
                "[id^='js-capping']",  # the account is in use on another device
                ".article__footer-single",
            ),
            title="h1.article__title",
            standfirst=".article__heading .article__desc",
            byline=".meta__author",
        ),
    ),
    noise=(
        "Article réservé aux abonnés",
        "Article réservé à nos abonnés",
        "Il vous reste #% de cet article à lire. La suite est réservée aux abonnés",
        "La suite est réservée à nos abonnés. Déjà abonné ? Se connecter",
        "Ajouter à vos sélections",
        "Pour ajouter l’article à vos sélections identifiez-vous",
        "Pour ajouter l’article à vos sélections",
        "identifiez-vous",
        "Vous possédez déjà un compte ? Se connecter",
        "Lecture # min",
        "Temps de Lecture # min",
        "Lecture du Monde en cours sur un autre appareil",
        "Vous pouvez lire Le Monde sur un seul appareil à la fois",
        "Ce message s’affichera sur l’autre appareil",
        "Découvrir les offres multicomptes",
        "Votre abonnement n’autorise pas la lecture de cet article",
        "Pour plus d’informations, merci de contacter notre service commercial",
    ),
    marks=("Lecture du Monde en cours sur un autre appareil",),
)


@hookimpl
def publishers() -> tuple[Publisher, ...]:
    """Return the publisher."""
    return (MONDE,)
