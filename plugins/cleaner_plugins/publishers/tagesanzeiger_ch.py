"""Tages-Anzeiger: tagesanzeiger.ch, a Swiss German daily."""

from __future__ import annotations

from cleaner import Layout, Publisher, hookimpl

TAGES_ANZEIGER = Publisher(
    name="Tages-Anzeiger",
    hosts=("tagesanzeiger.ch",),
    layouts=(
        # Each name ends in a hash: ArticleParagraph_root__lhFZo.
        Layout(
            "2023",
            body="[class*='ArticleContainer_root']",
            drop=(
                "[class*='Breadcrumbs_root']",
                "[class*='ContentMetaInfo_root']",
                "[class*='Bottalk_root']",  # the offer to have the article read out
                "[class*='NewsletterBox_root']",
                "[class*='ArticleContainer_agencies']",
                "[class*='Feedback_root']",
                "[class*='ArticleContainer_commentbutton']",
                # tagesanzeiger.ch.txt of the Full-Text RSS rules names these.
                "[class*='ArticleContainer_related']",
                "button",
            ),
            title="[class*='ContentHead_title']",
            standfirst="[class*='ContentHead_lead']",
        ),
        Layout(
            "2020",
            body="article.article-container",
            drop=("[class*='ContentMetaInfo_root']", ".share-and-comment", ".full-date-time", "#comments"),
            title="[class*='ContentHead_title']",
            standfirst="[class*='ContentHead_lead']",
            until="2020-04",
        ),
    ),
    noise=(
        "Jetzt abonnieren und von der Vorlesefunktion profitieren",
        "Abo abschliessen",
        "BotTalk",
        "Weitere Newsletter",
        "Fehler gefunden? Jetzt melden",
        "Jetzt melden",
    ),
)


@hookimpl
def publishers() -> tuple[Publisher, ...]:
    """Return the publisher."""
    return (TAGES_ANZEIGER,)
