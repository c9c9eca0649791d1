"""Independent Media: the layout that its South African papers share."""

from __future__ import annotations

from cleaner import Layout

# Class names are hashed but for their first part.
LAYOUTS = (
    Layout(
        "2025",
        body="[class*='article-widgets']",
        byline="[class*='article-titles'] [class*='author-text']",
        caption="[class^='image_image-widget']",
    ),
)
