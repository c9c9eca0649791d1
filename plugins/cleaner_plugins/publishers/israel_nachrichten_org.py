"""Israel-Nachrichten: israel-nachrichten.org, a German paper of Israel."""

from __future__ import annotations

from cleaner import Layout, Publisher, hookimpl

ISRAEL_NACHRICHTEN = Publisher(
    name="Israel-Nachrichten",
    hosts=("israel-nachrichten.org",),
    layouts=(
        # WordPress with an old theme: the text stands in the post itself, among the plugins' boxes.
        Layout(
            "2025",
            body="#main > .entry",
            drop=(
                "#rk_wp_twitter_button",
                ".simplesocialbuttons",
                ".yarpp-related",
                ".singlepostmeta",
                "#comments",
            ),
            title=".entry_title",
        ),
    ),
    noise=(
        "IN-Redaktion",
        "Hat Ihnen dieser Artikel gefallen? Dann unterstützen Sie uns bitte mit einer Spende, oder werden Sie "
        "Mitglied der Israel-Nachrichten",
    ),
)


@hookimpl
def publishers() -> tuple[Publisher, ...]:
    """Return the publisher."""
    return (ISRAEL_NACHRICHTEN,)
