"""Layouts that the sites of ARD, the German public broadcasters, share."""

from __future__ import annotations

from cleaner import Layout

# The regional broadcasters' sites: what is noise says so by its class.
REGIONAL = Layout(
    "2023",
    body="article:has(.articlehead)",
    drop=(
        ".topline",
        ".teaser",
        ".boxhead",  # above teasers
        ".relatedbroadcast",
        ".tagbox",
        ".sharebox",
        "#engagentlyComment",
        "#printbox",
    ),
    title=".articlehead h1",
    standfirst=".articlehead .preface",
    byline=".textauthor",
    published=".articlehead .lastchanged",
    section="#breadcrumb li:last-child",
    caption=".contentimage .caption",
)

# The sites of all ARD: tagesschau.de, sportschau.de.
NATIONAL = Layout(
    "2023",
    body="article.content-wrapper__group",
    drop=(
        ".seitenkopf__topline",
        ".teaser-absatz",
        ".buttongroup",
        ".copytext__video",
        ".copytext__audio",
        ".meldungsfooter",
    ),
    title=".seitenkopf__headline--text",
    standfirst=".seitenkopf + p.textabsatz > strong:first-child",
    byline=".authorline__author, .backlink__author",
    published=".metatextline",
    caption=".absatzbild__info__text",
)
