"""MkDocs, in its theme Material: documentation and the blogs beside it."""

from __future__ import annotations

from cleaner import Layout, Platform, hookimpl

MKDOCS = Platform(
    name="MkDocs",
    when="meta[name='generator'][content^='mkdocs-']",
    marks=('content="mkdocs-',),
    layouts=(
        Layout(
            "Material",
            body="article.md-content__inner",
            drop=(".headerlink", ".md-content__button", ".md-tags", ".md-source-file", ".md-feedback"),
        ),
    ),
)


@hookimpl
def platforms() -> tuple[Platform, ...]:
    """Return the platform."""
    return (MKDOCS,)
