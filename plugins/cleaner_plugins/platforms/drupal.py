"""Drupal: nodes in the markup of its own templates, version 7 and later."""

from __future__ import annotations

from cleaner import Layout, Platform, hookimpl


def _fields(node: str, *types: str) -> str:
    """Return a selector of a node's own fields of some types: those that stand in at most three <div> inside it.

    The fields of what the node refers to (authors, teasers, media) stand deeper.
    """
    return ", ".join(f"{node}{' > div' * depth} > :is({', '.join(types)})" for depth in range(4))


# Drupal prints the types of fields: these hold text, the last one in paragraphs of the module of that name, others
# hold tags, dates and references to other nodes. Where the text is in none of them, the page falls through, and where
# there are paragraphs without a text, for then they are mostly parts of a landing page.
BODY = ".field--type-text-with-summary"
TEXTS = (BODY, ".field--type-text-long", ".field--type-entity-reference-revisions")
TEXTS_7 = (".field-type-text-with-summary", ".field-type-text-long")

# Sites name their types of nodes themselves. These words are in the usual names for articles.
FULL = (
    "article:is([class*='-article'], [class*='-artikel'], [class*='-blog'], [class*='-news'], [class*='-post'], "
    "[class*='-press'], [class*='-story']).node--view-mode-full"
)
BOOTSTRAP = "body[class*='page-node-type-'] article.full"
SEVEN = "body[class*=' node-type-'] #block-system-main .node:not(.node-teaser)"

# Lists and forms that editors place amid the text
DROP = (
    ".node--view-mode-teaser",
    ".views-element-container",
    ".webform-submission-form",
)

DRUPAL = Platform(
    name="Drupal",
    when=(
        "meta[content^='Drupal '], script[data-drupal-selector], "
        "link:is([href*='/sites/default/files/'], [href*='/sites/all/'])"
    ),
    marks=("Drupal ", "data-drupal-selector", "/sites/default/files/", "/sites/all/"),
    layouts=(
        Layout(
            "8",
            when=_fields(FULL, BODY),
            body=_fields(FULL, *TEXTS),
            drop=DROP,
            title="h1.page-title",
            byline="article.node--view-mode-full .node__meta .field--name-uid",
            published="article.node--view-mode-full .node__meta .field--name-created",
        ),
        # The theme Bootstrap, up to its version 3, has templates of its own.
        Layout(
            "8 Bootstrap",
            when=_fields(BOOTSTRAP, BODY),
            body=_fields(BOOTSTRAP, *TEXTS),
            drop=DROP,
            title="h1.page-header",
        ),
        Layout(
            "7",
            body=_fields(SEVEN, *TEXTS_7),
            drop=(".node-teaser", ".webform-client-form", ".field-name-comment-body"),
            title="h1:is(#page-title, .page-title, .title)",
            byline="#block-system-main .submitted .username",
            published="#block-system-main [property~='dc:created']",
        ),
    ),
)


@hookimpl
def platforms() -> tuple[Platform, ...]:
    """Return the platform."""
    return (DRUPAL,)
