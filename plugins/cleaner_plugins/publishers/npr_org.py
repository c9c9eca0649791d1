"""NPR: npr.org, the site of American public radio."""

from __future__ import annotations

from cleaner import Layout, Publisher, hookimpl

NPR = Publisher(
    name="NPR",
    hosts=("npr.org",),
    layouts=(
        # A page of a broadcast has its summary in #storytext and its words in the transcript.
        Layout(
            "2022",
            body="#storytext, .transcript.storytext",
            drop=(
                ".ad-wrap",
                ".internallink",  # a card of another story
                ".resaudio",
                ".toggle-caption",
                # npr.org.txt of the Full-Text RSS rules: the caption once more, and boxes beside the text
                ".enlarge_html",
                ".con1col",
                ".disclaimer",
            ),
            title=".storytitle h1",
            byline=".byline__name",
            section=".slug",
        ),
    ),
    noise=(
        "Sponsor Message",
        "toggle caption",
        "Copyright © # NPR. All rights reserved. Visit our website terms of use and permissions pages at www.npr.org "
        "for further information.",
        "Accuracy and availability of NPR transcripts may vary. Transcript text may be revised to correct errors or "
        "match updates to audio. Audio on npr.org may be edited after its original broadcast or publication. "
        "The authoritative record of NPR’s programming is the audio record.",
    ),
)


@hookimpl
def publishers() -> tuple[Publisher, ...]:
    """Return the publisher."""
    return (NPR,)
