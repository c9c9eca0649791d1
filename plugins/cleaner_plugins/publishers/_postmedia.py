"""The layouts that the papers of Postmedia share."""

from __future__ import annotations

from cleaner import Layout

LAYOUTS = (
    # Each paragraph stands in a section of its own, between advertisements and newsletter boxes.
    Layout(
        "2022",
        body=".article-content__content-group",
        drop=(
            ".visually-hidden",  # "Article content", for screen readers
            "#disclaimer",
            ".featured-video",
            ".more-topic",  # linked headlines
            ".list-widget",  # trending headlines in the column beside the text
            "[class*='newsletter-widget']",
        ),
        title="#articleTitle",
        standfirst=".article-subtitle",
        byline=".published-by__author, .wire-published-by__company",
    ),
)

NOISE = (
    "We apologize, but this video has failed to load",
    "Try refreshing your browser, or tap here to see other videos from our team",
    "Try refreshing your browser, or",
    "tap here to see other videos from our team",
    "Back to video",
)
