"""What is read of what a page says about itself."""

from __future__ import annotations

import pytest
from lxml import html

from cleaner.metadata import read_metadata


def title_of(heading: str) -> str | None:
    page = (
        f"<html><head><title>Splicing | Rope Manual</title></head><body>{heading}<p>Wet rope shrinks.</p></body></html>"
    )
    return read_metadata(html.document_fromstring(page)).title


@pytest.mark.parametrize(
    "link",
    [
        '<a class="headerlink" href="#splicing" title="Permanent link">¶</a>',
        ' <a class="anchor" href="https://rope.example/manual#splicing">#</a>',
        '<a class="hash-link" href="#splicing">\u200b</a>',
        '<a href="#splicing"><span> 🔗 </span></a>',
    ],
)
def test_the_mark_that_links_to_a_heading_is_no_part_of_the_title(link: str) -> None:
    assert title_of(f"<h1>Splicing three strands{link}</h1>") == "Splicing three strands"
    assert title_of(f"<h1>{link}Splicing three strands</h1>") == "Splicing three strands"


@pytest.mark.parametrize(
    "heading",
    [
        "<h1>Splicing in C#</h1>",
        '<h1>Splicing in <a href="#c">C#</a></h1>',
        '<h1><a href="#top">Splicing in C#</a></h1>',
    ],
)
def test_a_mark_that_belongs_to_a_word_stays_in_the_title(heading: str) -> None:
    assert title_of(heading) == "Splicing in C#"
