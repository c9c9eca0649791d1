"""AP: apnews.com, the site of the Associated Press."""

from __future__ import annotations

from cleaner import Layout, Publisher, hookimpl

AP = Publisher(
    name="AP",
    hosts=("apnews.com",),
    layouts=(
        # apnews.com.txt of the Full-Text RSS rules names the same body. The lead picture stands above it.
        Layout(
            "2023",
            body=".Page-lead .Figure-content, .RichTextStoryBody",
            when=".RichTextStoryBody",
            drop=("[class*='PageListEnhancement']",),  # "READ MORE": linked headlines between paragraphs
            title="h1.Page-headline",
            byline=".Page-authors",
            section=".Page-breadcrumbs a",
        ),
        # Class names are hashed but for their first part. The lead's caption comes once a screen width.
        Layout(
            "2019",
            body=".LeadFeature .count-caption, [data-key='article']",
            when="[data-key='article']",
            title="[data-key='card-headline'] h1",
            byline="[class*='Component-bylines']",
            caption="[data-key='embed-caption']",
            until="2023-04",
        ),
    ),
    noise=(
        # templates of the date, filled by a script
        "Published [hour]:[minute] [AMPM] [timezone], [monthFull] [day], [year]",
        "Updated [hour]:[minute] [AMPM] [timezone], [monthFull] [day], [year]",
        "Copy",
        "Click to copy",
        "The Associated Press created this story using technology provided by * and data from *",
        "This is part of the AP's effort to address widely shared * that is circulating online. "
        "Learn more about fact-checking at AP",
    ),
)


@hookimpl
def publishers() -> tuple[Publisher, ...]:
    """Return the publisher."""
    return (AP,)
