"""Medium: stories on medium.com and on domains of their own."""

from __future__ import annotations

from cleaner import Layout, Platform, hookimpl

MEDIUM = Platform(
    name="Medium",
    when="meta[property='al:android:package'][content='com.medium.reader']",
    marks=("com.medium.reader",),
    layouts=(
        # All other classes are generated anew with each release. Pages between the two layouts have none that tell
        # the text from the author's box, so they fall through.
        Layout(
            "2021",
            body="article section",
            when="article .pw-post-body-paragraph",
            drop=(".speechify-ignore",),  # the author's box, buttons, hints on pictures
            title=".pw-post-title",
            standfirst=".pw-subtitle-paragraph",
        ),
        # Known from Medium's class names of that time.
        Layout(
            "2014",
            body=".postArticle-content .section-inner",
            drop=(".graf--mixtapeEmbed",),  # cards of other stories
            title=".postArticle-content .graf--title",
            standfirst=".postArticle-content .graf--subtitle",
        ),
    ),
    noise=(
        "Join Medium for free to get updates from this writer",
        "Remember me for faster sign in",
        "Member-only story",
    ),
)


@hookimpl
def platforms() -> tuple[Platform, ...]:
    """Return the platform."""
    return (MEDIUM,)
