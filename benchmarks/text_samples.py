"""What the judge of text input learns from: other extractors' output, line by line, beside the reference.

Every page with a reference text gives samples: the output of each extractor, some of them again as one line, and the
reference text itself, of which all is to be kept, as it is and with labels that the rules know strewn in: a label
does not condemn its neighbours. So are texts of kinds that look like menus and are none (``tests/unchanged``). The
rules run first; the judge learns from what they leave.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from random import Random

from cleaner import Cleaner, Rule
from cleaner.draft import Draft
from cleaner.judge.line_keys import Key, line_keys
from cleaner.judge.text import is_judged, word_facts
from cleaner.phrases import read_phrases
from cleaner.source_block import SourceBlock

from . import outputs, scores
from .data import Page

REFERENCE = "reference"
WITH_LABELS = "reference with labels"
ONE_LINE = ("trafilatura", "html-text")  # taken as one line too
AS_ONE_LINE = " as one line"
LABELS_IN = ("en", "en", "de", "fr", "es")
GRAM = 4  # words in a row that prove that a line is the reference's


@dataclass
class Sample:
    """One text's lines as the judge sees them after the rules, and whether the reference holds them (None: it may)."""

    folder: str
    host: str
    system: str
    keys: list[list[Key]]
    said: list[frozenset[str]]
    words: list[int]
    labels: list[bool | None]


def _in_reference(tokens: Sequence[str], reference: Sequence[str]) -> list[bool]:
    """Tell of each word whether it stands in a run of ``GRAM`` words that the reference has too."""
    known = set(scores.grams(reference, GRAM))
    found = [False] * len(tokens)
    for start, gram in enumerate(scores.grams(tokens, GRAM)):
        if len(gram) == GRAM and gram in known:
            found[start : start + GRAM] = [True] * GRAM
    return found


def sample(page: Page, system: str, text: str) -> Sample | None:
    """Run all rules but the judge on a text, and note what the judge would see; None where it would not look."""
    lines: list[list[tuple[SourceBlock, list[Key]]]] = []

    def see(draft: Draft) -> None:
        if not lines:  # later passes see what cleaning left
            lines.append(list(line_keys(draft)) if is_judged(draft) else [])

    cleaner = Cleaner(publishers=False)
    cleaner.rules = (*(rule for rule in cleaner.rules if rule.name not in ("judge", "head")), Rule("see", see))
    cleaner.clean(text, kind="text")
    if not lines or not lines[0]:
        return None
    tokens, spans = [], []
    for block, _ in lines[0]:
        own = scores.words(block.text)
        spans.append((len(tokens), len(tokens) + len(own)))
        tokens += own
    sure = _in_reference(tokens, scores.words(page.text or ""))
    maybe = [False] * len(tokens)
    for paragraph in page.optional:
        maybe = [one or other for one, other in zip(maybe, _in_reference(tokens, scores.words(paragraph)), strict=True)]
    labels: list[bool | None] = []
    for start, end in spans:
        half = (end - start) / 2
        if system in (REFERENCE, WITH_LABELS) or sum(sure[start:end]) > half:
            labels.append(True)
        else:
            labels.append(None if start == end or sum(maybe[start:end]) > half else False)
    return Sample(
        page.folder,
        page.site,
        system,
        [keys for _, keys in lines[0]],
        [word_facts(block) for block, _ in lines[0]],
        [block.words for block, _ in lines[0]],
        labels,
    )


def samples_of(page: Page, systems: Iterable[str], cache: Path | None) -> list[Sample]:
    """Return the samples that a page gives."""
    texts = [(system, outputs.run(page, system, cache).text) for system in systems]
    texts += [(system + AS_ONE_LINE, " ".join(text.split())) for system, text in texts if system in ONE_LINE]
    texts += [(REFERENCE, page.text or ""), (WITH_LABELS, with_labels(page.text or "", page.id))]
    return [found for system, text in texts if text.strip() and (found := sample(page, system, text))]


def unchanged_samples(folder: Path) -> Iterator[Sample]:
    """Yield samples of texts of all kinds that are to stay whole, with labels strewn in: every other file's."""
    for file in sorted(folder.glob("*.txt"))[::2]:
        text = file.read_text("utf-8").strip()
        page = Page("unchanged", file.stem, "", file, text=text)
        for number in range(4):
            if found := sample(page, WITH_LABELS, with_labels(text, f"{file.stem} {number}")):
                yield found


def with_labels(text: str, seed: str) -> str:
    """Return a text with one to four labels strewn in, the same ones for a seed every time."""
    chance = Random(seed)
    lines = text.split("\n")
    for _ in range(chance.randint(1, 4)):
        label = chance.choice(_labels())
        lines.insert(chance.choice((0, chance.randint(0, len(lines)), len(lines))), label[:1].upper() + label[1:])
    return "\n".join(lines)


@cache
def _labels() -> list[str]:
    """Return the phrases of the languages that most references are in."""
    texts = ((files("cleaner.phrases") / f"{language}.txt").read_text("utf-8") for language in LABELS_IN)
    hits = [hit for text in texts for hit in read_phrases(text)]
    return [hit.phrase for hit in hits if hit.how == "line" and "*" not in hit.phrase and "#" not in hit.phrase]
