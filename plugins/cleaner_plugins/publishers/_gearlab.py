"""The markup that the sites of GearLab share."""

from __future__ import annotations

from cleaner import Layout

LAYOUTS = (
    Layout(
        "2023",
        body="#main_content .articletext",
        drop=(
            ".award_table",  # prices
            ".border-danger",  # "Deal Alert"
            ".rating_chart_left",
            ".rating_chart",
            "#chartColumn",  # a chart of price and value
            ".ratingSM",
            ".showhide_btn",
            "#comparetable",
            ".carousel-control-prev",
            ".carousel-control-next",
        ),
        caption=".photo-caption",
        standfirst=".subhead",
        byline="#main_content .flex-grow-1.ms-3 > a",
        published="#main_content .flex-grow-1.ms-3 > .small",
    ),
)

NOISE = (
    "Product Comparison Table",  # the table is a form, and does without its heading
    "Full results from testing # top products are in our Product Comparison Table and Analysis & Test Results sections",
)
