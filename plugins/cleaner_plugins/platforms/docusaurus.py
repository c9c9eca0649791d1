"""Docusaurus: documentation and the blogs beside it."""

from __future__ import annotations

from cleaner import Layout, Platform, hookimpl

DOCUSAURUS = Platform(
    name="Docusaurus",
    when="meta[name='generator'][content^='Docusaurus']",
    marks=("Docusaurus",),
    layouts=(
        Layout(
            "documentation",
            body=".theme-doc-markdown",
            drop=(".hash-link",),
            keep=(".anchor",),  # headings, "anchorTargetStickyNavbar_Vzrq"
            title=".theme-doc-markdown h1",
        ),
        # A post's own page; in lists of posts the text has no id.
        Layout(
            "blog post",
            body="#__blog-post-container",
            drop=(".hash-link",),
            keep=(".anchor",),  # headings, "anchorTargetStickyNavbar_Vzrq"
            title="article > header h1",
            published="article > header time",
        ),
    ),
)


@hookimpl
def platforms() -> tuple[Platform, ...]:
    """Return the platform."""
    return (DOCUSAURUS,)
