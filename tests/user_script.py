"""What a user's own code may look like: it has to pass strict type checking as it stands, and to run."""

from datetime import datetime

import cleaner
from cleaner import Article, Block, Cleaner, FieldText, Layout, Publisher, Removal, hookimpl

POST = Publisher(
    name="Example Post",
    hosts=("example-post.com",),
    layouts=(Layout("2024", body="article .story-body", drop=(".promo",)),),
)


@hookimpl
def publishers() -> tuple[Publisher, ...]:
    return (POST,)


article: Article = Cleaner(plugins=[POST]).clean(b"<p>Text.</p>", url="https://example-post.com/", kind="html")
title: str | None = article.title
published: datetime | None = article.published
blocks: tuple[Block, ...] = article.blocks
removed: tuple[Removal, ...] = article.removed
fields: tuple[FieldText, ...] = article.fields
confidence: float = article.confidence
complete: bool = article.status == "complete"
text: str = article.to_text(include=("title", "body")) + article.to_markdown() + article.to_json()
try:
    cleaner.clean("Text.", publisher="nobody")
except cleaner.InputError as error:
    print(error)
