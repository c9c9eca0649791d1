"""TimesLIVE: timeslive.co.za, the site of the South African Sunday Times."""

from __future__ import annotations

from cleaner import Layout, Publisher, hookimpl

TIMESLIVE = Publisher(
    name="TimesLIVE",
    hosts=("timeslive.co.za",),
    layouts=(
        # The platform is Arc XP.
        Layout(
            "2025-11",
            body="article.b-article-body",
            drop=(".b-article-body__pullquote",),
            byline=".b-author-bio__author-name",
            section="a.b-overline",
        ),
        Layout(
            "2025-05",
            body=".article-widgets",
            drop=(".article-widget-related_articles",),
            title=".article-title-primary",
            standfirst=".article-title-tertiary",
            byline=".author-block .name",
            section=".article-left > .section a",
            caption=".image-text",
            until="2025-05",
        ),
    ),
    noise=(
        "Just R# for the first month. Support independent journalism by subscribing *",
        "Would you like to comment on this article?",
        "Sign up (it's quick and free) or sign in now",
        "Please read our Comment Policy before commenting",
    ),
)


@hookimpl
def publishers() -> tuple[Publisher, ...]:
    """Return the publisher."""
    return (TIMESLIVE,)
