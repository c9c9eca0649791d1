"""HubSpot: its blog posts; the pages of its site builder have no markup in common."""

from __future__ import annotations

from cleaner import Layout, Platform, hookimpl

# What HubSpot's modules put into a post's text. A ".hs-cta-wrapper" can be two words of a sentence, so it stays.
DROP = (
    ".hs-cta-embed",
    ".hs_cos_wrapper_type_cta",
    ".hs_cos_wrapper_type_form",
    ".hs_cos_wrapper_type_blog_subscribe",
    ".hbspt-form",
)

HUBSPOT = Platform(
    name="HubSpot",
    when=".hs_cos_wrapper",
    marks=("hs_cos_wrapper",),
    layouts=(
        # Every template has names of its own around the post's text; this element is HubSpot's. Where it is short, it
        # is a summary, and modules of the site's own hold the text. Listings are a "hs-blog-listing".
        Layout(
            "blog post",
            when="#hs_cos_wrapper_post_body > :nth-child(3)",
            body=".hs-blog-post #hs_cos_wrapper_post_body",
            drop=DROP,
            title="h1 #hs_cos_wrapper_name",
            byline="a.author-link",
        ),
    ),
)


@hookimpl
def platforms() -> tuple[Platform, ...]:
    """Return the platform."""
    return (HUBSPOT,)
