"""Texts and pages made up by Hypothesis: our own prose, and the noise that the phrase files know."""

from __future__ import annotations

import html
import textwrap
import tomllib
from collections import Counter
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from hypothesis import strategies as st

from cleaner.phrases import read_phrases

PROSE = (
    "The old ferry left the harbour at six on Tuesday morning, half an hour late, with forty people on board.",
    "Nobody on the upper deck seemed to mind, because the sun had come out over the northern breakwater.",
    "“We have waited nine years for this,” said the captain, who had painted the funnel himself over the winter.",
    "Die alte Fähre verließ den Hafen um sechs, eine halbe Stunde zu spät, und am Kai winkten die Kinder.",
    "„Neun Jahre haben wir gewartet“, sagte die Wirtin und stellte den letzten Kuchen auf den Tisch am Fenster.",
    "Le vieux bac a quitté le port à six heures, avec une demi-heure de retard, et les enfants couraient sur la jetée.",
    "« Nous avons attendu neuf ans », dit la boulangère, qui avait porté quarante pains jusqu'à la passerelle.",
    "Il vecchio traghetto ha lasciato il porto alle sei, in ritardo di mezz'ora, mentre sul molo suonava una banda.",
    "El viejo transbordador dejó el puerto a las seis, con media hora de retraso, y nadie se quejó del frío.",
    "Старый паром вышел из гавани в шесть утра, на полчаса позже, и на верхней палубе никто не жаловался на ветер.",
    "Το παλιό καράβι έφυγε από το λιμάνι στις έξι το πρωί, μισή ώρα αργότερα, και κανείς δεν παραπονέθηκε.",
    "غادرت العبارة القديمة الميناء في السادسة صباحا، متأخرة نصف ساعة، ولم يشتك أحد من الركاب على السطح العلوي.",
    "古い連絡船は火曜日の朝六時に港を出た。三十分の遅れだったが、甲板の乗客はだれも気にしていなかった。",
    "老渡轮星期二早上六点离开港口，晚了半个小时，可是甲板上的四十名乘客谁也没有抱怨，因为太阳出来了。",
)
ASIDES = (
    "“No,” she said.",
    "He laughed.",
    "“And the hens?”",
    "Nothing moved on the water.",
    "„Und wer zahlt?“, fragte er.",
    "— Non, dit-elle.",
    "- a coil of hemp rope",
    "- zwei Laternen",
    "Why the pier was built",
    "Neun Jahre ohne Boot",
    "Lo que queda por hacer",
    "Что дальше",
    "船と港",
)
ICONS = (
    "ArrowArtboardCreated with Sketch.Title ChevronTitle ChevronIcon FacebookIcon LinkedinIcon Mail",
    "Created with Sketch.",
)
GLUED = (
    "The ferry at dawn, seen from the new pier. The ferry at dawn, seen from the new pier. Photograph: Jo Lind/EXA",
    "The ferry at dawn, seen from the pier. The ferry at dawn, seen from the pier. Photograph: Jo Lind/EXAThe ferry at "
    "dawn, seen from the pier. Photograph: Jo Lind/EXA",
    "Passengers wave from the upper deck.   © Example Images",
    "Example PressTue 4 Apr 2023 09.12 EDT",
)
TIMES = (
    "Published 3 May 2024, 10:15",
    "Updated 4 May 2024, 09:00",
    "3. Mai 2024, 10:15 Uhr",
    "2024-05-03",
    "5 hours ago",
    "By Mira Holt",
    "Mira Holt, harbour correspondent",
)


@cache
def phrases() -> tuple[tuple[str, str, str], ...]:
    """Return (concept, how, phrase) of every phrase of every language, its wildcards filled in."""
    entries = sorted(files("cleaner.phrases").iterdir(), key=lambda entry: entry.name)
    hits = [hit for entry in entries if entry.name.endswith(".txt") for hit in read_phrases(entry.read_text("utf-8"))]
    assert hits, "where are the phrases?"
    return tuple((hit.concept, hit.how, filled(hit.phrase)) for hit in hits)


def filled(phrase: str) -> str:
    return phrase.replace("*", "harbour news").replace("#", "5")


@cache
def class_names() -> tuple[str, ...]:
    """Return the class names that betray an element, of all concepts."""
    table = tomllib.loads((files("cleaner.phrases") / "tokens.toml").read_text("utf-8"))
    return tuple(token for concept in table.values() for token in concept["tokens"])


@st.composite
def noise_lines(draw: st.DrawFn) -> str:
    """A phrase as a line of its own, or with our own words where it may go on."""
    _, how, phrase = draw(st.sampled_from(phrases()))
    phrase = draw(st.sampled_from([phrase, phrase.capitalize(), phrase.upper()]))
    more = draw(st.sampled_from(["", "", "the harbour and its boats", "the tide table, every day. It costs nothing."]))
    if how == "start":
        return f"{phrase} {more}".strip()
    return f"{more} {phrase}".strip() if how == "end" else phrase


odd_lines = st.text(  # "<" would make it a page, many control characters binary data
    st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="<", include_characters="\t\v\f\r\x85"),
    max_size=40,
)
lines = st.one_of(
    st.sampled_from(PROSE),
    noise_lines(),
    st.sampled_from(ASIDES),
    st.sampled_from(ICONS + GLUED + TIMES),
    odd_lines,
    st.just(""),
)
noisy_texts = st.lists(st.tuples(lines, st.sampled_from(["\n", "\n\n"])), max_size=24).map(
    lambda pairs: "".join(line + gap for line, gap in pairs)
)

# Whole articles in a line, among other lines or alone.
noisy_dumps = st.tuples(noisy_texts, st.lists(lines, min_size=12, max_size=40), noisy_texts).map(
    lambda parts: f"{parts[0]}{' '.join(' '.join(parts[1]).split())}\n{parts[2]}"
)


@st.composite
def wrapped_texts(draw: st.DrawFn) -> str:
    """Paragraphs, and noise that may be as long, wrapped at a width."""
    width, gap = draw(st.integers(55, 110)), draw(st.sampled_from(["\n", "\n\n"]))
    longer = st.lists(st.sampled_from(PROSE), min_size=1, max_size=5).map(" ".join)
    pitch = "and have the best stories of the harbour, its boats and its people brought to you every Friday."
    promoted = noise_lines().map(lambda line: f"{line} {pitch}")
    paragraphs = draw(st.lists(st.one_of(longer, longer, promoted, lines), min_size=2, max_size=10))
    return gap.join(textwrap.fill(paragraph, width, break_on_hyphens=False) for paragraph in paragraphs)


texts = st.one_of(noisy_texts, noisy_dumps, wrapped_texts())


@st.composite
def clean_texts(draw: st.DrawFn) -> str:
    """Prose, dialogue, headings between paragraphs and lists; it opens and ends with a paragraph."""
    parts = [draw(st.sampled_from(PROSE))]
    for part in draw(st.lists(st.sampled_from(PROSE + ASIDES), max_size=12)):
        listed = part.startswith("- ") and parts[-1].startswith("- ")
        parts += ["\n" if listed else "\n\n", part]
    return "".join([*parts, "\n\n", draw(st.sampled_from(PROSE))])


def letters(text: str) -> Counter[str]:
    """Count the characters that are no space."""
    return Counter(char for char in text if not char.isspace())


# --- pages --------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Markup:
    """A piece of a page and the text of it that a reader sees."""

    markup: str
    seen: str


words = st.one_of(
    st.sampled_from(PROSE),
    st.sampled_from(ASIDES),
    noise_lines(),
    st.sampled_from(TIMES + GLUED),
    st.text(st.characters(categories=["L", "N"]), min_size=1, max_size=12),
).map(lambda text: text.replace("|", ""))
leaves = words.map(lambda text: Markup(html.escape(text, quote=False), text))


def wrapped(tag: str, inner: list[Markup], name: str = "", attributes: str = "") -> Markup:
    named = f' class="{name}"' if name else ""
    joined = "".join(piece.markup for piece in inner)
    return Markup(f"<{tag}{named}{attributes}>{joined}</{tag}>", "".join(piece.seen for piece in inner))


@st.composite
def inlines(draw: st.DrawFn) -> Markup:
    """Text with tags and breaks inside."""
    pieces: list[Markup] = []
    for leaf in draw(st.lists(leaves, min_size=1, max_size=3)):
        tag = draw(st.sampled_from(["", "", "a", "b", "em", "span", "code", "time", "label"]))
        pieces.append(wrapped(tag, [leaf], attributes=' href="/x"' if tag == "a" else "") if tag else leaf)
        pieces.append(Markup(draw(st.sampled_from([" ", "<br>", "<br/><br/>", "<wbr>", "&nbsp;"])), ""))
    return Markup("".join(piece.markup for piece in pieces), "".join(piece.seen for piece in pieces))


names = st.one_of(st.just(""), st.deferred(lambda: st.sampled_from(class_names())))


@st.composite
def leaf_blocks(draw: st.DrawFn) -> Markup:
    tag = draw(st.sampled_from(["p", "p", "p", "div", "h1", "h2", "h4", "pre", "figcaption", "button", "address"]))
    return wrapped(tag, [draw(inlines())], draw(names))


@st.composite
def tables(draw: st.DrawFn) -> Markup:
    cell = st.tuples(st.sampled_from(["td", "th"]), inlines()).map(lambda pair: wrapped(pair[0], [pair[1]]))
    rows = st.lists(cell, min_size=1, max_size=3).map(lambda cells: wrapped("tr", cells))
    return wrapped("table", draw(st.lists(rows, min_size=1, max_size=3)), draw(names))


@st.composite
def lists_of_items(draw: st.DrawFn) -> Markup:
    items = draw(st.lists(inlines(), min_size=1, max_size=4))
    tag = draw(st.sampled_from(["ul", "ol"]))
    return wrapped(tag, [wrapped("li", [item], draw(names)) for item in items], draw(names))


@st.composite
def unseen(draw: st.DrawFn) -> Markup:
    text = html.escape(draw(words), quote=False)
    forms = ["<script>var x = 1;</script>", "<div hidden>{}</div>", "<p style='display: none'>{}</p>", "<!-- {} -->"]
    return Markup(draw(st.sampled_from(forms)).format(text.replace("--", "")), "")


flat_blocks = st.one_of(leaf_blocks(), leaf_blocks(), tables(), lists_of_items(), unseen(), inlines())


@st.composite
def _containers(draw: st.DrawFn, inside: st.SearchStrategy[list[Markup]]) -> Markup:
    tag = draw(st.sampled_from(["div", "section", "article", "aside", "blockquote", "figure", "form", "footer", "nav"]))
    return wrapped(tag, draw(inside), draw(names))


blocks = st.recursive(
    flat_blocks, lambda children: _containers(st.lists(children, min_size=1, max_size=4)), max_leaves=12
)


@st.composite
def pages(draw: st.DrawFn) -> Markup:
    """A page with a body in ``article`` that is long enough to be taken for one."""
    opening = [wrapped("p", [Markup(text, text)]) for text in PROSE[:3]]
    body = wrapped("article", opening + draw(st.lists(blocks, max_size=8)))
    return Markup(
        '<!doctype html><html><head><meta charset="utf-8"><title>Ferry</title></head><body><nav>Home</nav>'
        f"{body.markup}<footer>Imprint</footer></body></html>",
        body.seen,
    )
