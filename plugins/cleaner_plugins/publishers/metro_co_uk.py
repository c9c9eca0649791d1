"""Metro: metro.co.uk, a British tabloid."""

from __future__ import annotations

from cleaner import Layout, Publisher, hookimpl

METRO = Publisher(
    name="Metro",
    hosts=("metro.co.uk",),
    layouts=(
        Layout(
            "2022",
            body=".article-body",
            drop=(
                ".metro-video-player",
                ".metro-email-signup",
                ".trending-post-strip",
                ".mor-link",  # "MORE : " and the headline of another article
                ".share-button",
            ),
            title="h1.post-title",
            byline=".byline-container .byline",
        ),
    ),
    noise=(
        "Got a story? Get in touch with our news team by emailing us at webnews@metro.co.uk. Or you can submit your "
        "videos and pictures here",
        "Follow Metro.co.uk on Twitter and Facebook for the latest news updates. You can now also get Metro.co.uk "
        "articles sent straight to your device. Sign up for our daily push alerts here",
    ),
)


@hookimpl
def publishers() -> tuple[Publisher, ...]:
    """Return the publisher."""
    return (METRO,)
