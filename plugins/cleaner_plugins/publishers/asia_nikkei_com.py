"""Nikkei Asia: asia.nikkei.com, an English weekly and news site on Asia's economies."""

from __future__ import annotations

from cleaner import Publisher, hookimpl

# No layout: what is known of its pages is the text that extractors took from them. Icon labels open it
# ("ArrowArtboardCreated with Sketch"), and a sponsored block closes it; the general rules know the labels and
# "Sponsored Content" with what follows. These lines are the block's own, so they go even without its label.
NIKKEI_ASIA = Publisher(
    name="Nikkei Asia",
    hosts=("asia.nikkei.com",),
    noise=(
        "About Sponsored Content This content was commissioned by Nikkei's Global Business Bureau.",
        "Nikkei Asian Review, now known as Nikkei Asia, will be the voice of the Asian Century.",
        "Celebrate our next chapter",
        "Free access for everyone - *",  # with a date
    ),
    marks=(
        "This content was commissioned by Nikkei's Global Business Bureau.",
        "Nikkei Asian Review, now known as Nikkei Asia",
    ),
)


@hookimpl
def publishers() -> tuple[Publisher, ...]:
    """Return the publisher."""
    return (NIKKEI_ASIA,)
