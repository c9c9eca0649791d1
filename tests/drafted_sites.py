"""Made sites of several pages each, for tests of drafts: own prose, invented names, noise as real sites have it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from cleaner.bulk.pages import Page

HOST = "harbour-gazette.example"

# Titles, standfirsts and paragraphs of articles that have nothing in common.
ARTICLES: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    (
        "Lighthouse keeper hands over the lamp after four decades",
        "The last man to live on the rock has packed his books, and nobody will sleep there this winter.",
        (
            "On Friday evening Tomas Rell climbed the hundred and twelve steps for the last time, wound the clock that "
            "he had wound every night since he was twenty, and came down without looking at the sea.",
            "The lamp has turned by itself for years, he said, and what he did up there was mostly painting railings "
            "and writing down which ships went by.",
            "His daughter, who runs the bakery below the cliff, had cleared a room for him, but he wants to try the "
            "house by the station first, because from there one hears the trains.",
            "The authority that owns the tower says it will be open to visitors from May, with a guide who lives in "
            "the village and is home by supper.",
            "Asked whether he would miss it, Rell thought for a while and said that he would miss the fog, since "
            "nobody can find you in it and nobody tries.",
        ),
    ),
    (
        "Why the orchard behind the school was spared",
        "A road was to run through it. Then the pupils counted the beetles.",
        (
            "The plan had been on the council's table for six years before anyone asked what grew on the land between "
            "the gymnasium and the river.",
            "Forty-one apple trees, it turned out, of nineteen kinds, three of which no nursery in the district could "
            "name, and in their bark a beetle that was thought to be gone.",
            "Pupils of the eighth form spent a spring with lamps and white sheets, and filled two exercise books with "
            "what came to the light.",
            "“We did not want to stop anybody,” said their teacher, Ilse Morand, “we only wanted to know who else "
            "lives here, and then it was hard to be quiet about it.”",
            "The road will now go round by the old gasworks, which takes ninety seconds longer and costs, as the "
            "treasurer admitted with some surprise, a little less.",
        ),
    ),
    (
        "Choir of the night shift fills the bus depot",
        "They sing between two and three, when the last line is in and the first has not left.",
        (
            "It began with two mechanics who could not agree on a tune and went to look for somebody who knew how it "
            "really goes.",
            "Now thirty people stand between the buses every Wednesday, in overalls and reflecting vests, and the "
            "hall, which was built for engines, gives each chord back twice.",
            "The cleaner who leads them studied music in another country and another life, and she counts in with a "
            "spanner against the rail.",
            "There has been an offer from a concert house in the capital, which the choir discussed over coffee and "
            "turned down, because who would then take out the four o'clock bus.",
            "Listeners are welcome if they bring a chair and do not clap before the echo has gone.",
        ),
    ),
    (
        "A river changes its mind and a village moves its bridge",
        "After the third flood the engineers gave up and followed the water.",
        (
            "For two hundred years the bridge at Low Fenwick stood where the river was, and since March it has stood "
            "in a meadow, with the river sixty paces to the east.",
            "The first thought was to dig the old bed out again, and a machine was ordered, which sank on its first "
            "morning and was pulled out by two brothers with a tractor.",
            "So the parish asked what it would cost to take the bridge apart instead, number its stones and put them "
            "up once more where they are of use.",
            "A mason from the next valley, Greta Ohm, has done such work before, though only with chapels, and says "
            "that a bridge is easier, because nobody prays in it meanwhile.",
            "By autumn the carts shall cross again, and the meadow keeps one arch, for the sheep and for the "
            "photographs.",
        ),
    ),
    (
        "The postwoman who learned eleven ways to say good morning",
        "On her round live people from nine countries, and one who talks only to the dog.",
        (
            "Ana Pelt has carried letters up Mill Street since the spring in which the paper factory closed and the "
            "flats were let to whoever would come.",
            "At first she nodded, she says, and then it seemed odd to nod at the same faces for a year, so she asked "
            "at each door what one says at this hour.",
            "She keeps the words on the back of a delivery slip, spelled as she hears them, and practises on the "
            "stairs, where the sound is good.",
            "The man on the fifth floor, who has not answered anybody since he moved in, has taught his dog to fetch "
            "the newspaper from her bag, which she counts as the eleventh.",
            "Next year she could retire, but two new families have moved in above the pharmacy, and she has not yet "
            "got the vowels right.",
        ),
    ),
)


def article(number: int) -> tuple[str, str, tuple[str, ...]]:
    """Return the title, the standfirst and the paragraphs of an article."""
    return ARTICLES[number % len(ARTICLES)]


def paragraphs(number: int, opening: str = "<p>") -> list[str]:
    """Return an article's paragraphs as elements."""
    return [f"{opening}{text}</p>" for text in article(number)[2]]


def page(number: int, main: str, *, year: int = 2025, host: str = HOST, head: str = "") -> Page:
    """Return a page with a menu above its main part, and cards of other articles and a footer below."""
    title, standfirst, _ = article(number)
    others = "".join(f'<div class="card"><a href="/{n}">{ARTICLES[n][0]}</a></div>' for n in range(len(ARTICLES)))
    return Page(
        f"{year}-{number}.html",
        f"""<!doctype html><html lang="en"><head><title>{title} - Harbour Gazette</title>
<meta property="og:title" content="{title}"><meta property="og:site_name" content="Harbour Gazette">
<meta property="og:description" content="{standfirst}"><meta name="author" content="Mara Finch">
<meta property="article:published_time" content="{year}-03-{number + 1:02}T08:00:00Z">{head}
<link rel="canonical" href="https://www.{host}/{year}/story-{number}"></head>
<body><header class="site-header"><nav><a href="/">Home</a> <a href="/town">Town</a></nav></header>
{main}
<section class="more-stories"><h2>More stories</h2>{others}</section>
<footer class="site-footer"><p>© Harbour Gazette</p><a href="/imprint">Imprint</a></footer></body></html>""",
    )


def story(number: int, opening: str = "<p>", box: str = "") -> str:
    """Return the usual markup of an article, with a box between its paragraphs."""
    title, standfirst, _ = article(number)
    first, *rest = paragraphs(number, opening)
    return f"""<main><article class="story"><h1 class="story-title">{title}</h1>
<p class="story-standfirst">{standfirst}</p>
<div class="story-body">{first}{box}{"".join(rest)}</div></article></main>"""


PROMOTION = (
    '<div class="gazette-promo"><p>Our app knows the tide before you do, free for readers, with all timetables.</p>'
    '<a href="/app">Get the app</a></div>'
)


def saved(pages: Sequence[Page], folder: Path) -> Path:
    """Write the pages as files below a folder, and return it."""
    folder.mkdir(parents=True, exist_ok=True)
    for each in pages:
        assert isinstance(each.source, str)
        (folder / each.name).write_text(each.source, "utf-8")
    return folder
