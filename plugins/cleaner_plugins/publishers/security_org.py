"""Security.org: security.org, tests of alarms and of software."""

from __future__ import annotations

from cleaner import Layout, Publisher, hookimpl

SECURITY_ORG = Publisher(
    name="Security.org",
    hosts=("security.org",),
    layouts=(
        Layout(
            "2021",
            body=".content-column",
            drop=(".cta-container", ".product-card--sticky"),
            keep=(".accordion",),  # questions that open an answer are links
            standfirst=".best-hero .subtitle",
            byline=".page-meta .author-link",
        ),
    ),
    noise=("Check Out: *",),
)


@hookimpl
def publishers() -> tuple[Publisher, ...]:
    """Return the publisher."""
    return (SECURITY_ORG,)
