"""Where the sentences of a long line begin, and the labels of its page that are glued between them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .phrases import key, phrasebook

# Marks, then closing quotes and brackets. A run of marks is only looked at from its start, so that the time stays
# linear in the line's length. Chinese and Japanese need no space after a sentence.
_END = re.compile(r"[.!?…؟।۔](?<![.!?…؟।۔]{2})[.!?…؟।۔]*+(?:[\"'”’“»«)\]\u200f]|\s»(?=\s))*+\s++")
_SPACELESS_END = re.compile(r"[。！？]++[」』”’）)]*+\s*+")
_OPENING = "([\"'“„«»‘‚"
# Abbreviations that a name or a number follows; those that end sentences as often ("etc.") are left out.
_ABBREVIATIONS = frozenset(
    """mr mrs ms dr prof st sr jr vs gen col sgt capt lt gov sen rep rev hon pres messrs mt ft dept fig vol pp
    bzw ca ggf evtl vgl hr dipl ing str tel jan feb mar apr jun jul aug sep sept oct okt nov dec dez
    mme mlle mm av bd sra srta dra ud sig dott avv dhr mevr г ул им см стр проф др тов""".split()
)
# A sentence after a headline without a full stop: "… ferry changes The council meets". Only words that no language
# writes with a capital inside a sentence, between words that have none.
_SEAM = re.compile(
    r" (?<=[a-zà-öø-ÿ] )(?:The|This|That|These|Those|It|He|She|They|We|In|On|At|But|And|For|With|When|While|After|As|If"
    r"|Der|Die|Das|Ein|Eine|Es|Er|Wir|Im|Am|Auf|Bei|Mit|Nach|Für|Aber|Und|Doch|Le|Les|Un|Une|Il|Elle|Ce|Cette|Mais"
    r"|Dans|Pour|El|Los|Las|Una|En|Pero|Lo|Gli|Os|As|Um|Uma|Em|No|Na|Mas|De|Het|Een|Maar) (?=[a-zà-öø-ÿ]{2})"
)
# A word with a capital, and the word after it.
_CAPITALISED = re.compile(
    r"(?:(?<=\s)|^)([A-Z\u00c0-\u00de\u0100-\u0178\u0386-\u03ab\u0400-\u042f]\w*+)(?:(?=\W{1,3}(\w++)))?"
)
_LOOK = 100  # characters in which a label has to end
_MARKS = frozenset(".!?:…|»>")  # after a label


def starts_of_pieces(line: str) -> list[int]:
    """Return where the sentences and labels of a line begin: 0 first, then in order.

    A cut too many does no harm: the pieces are joined again as they were, but for what is noise.
    """
    starts = {match.end() for match in _END.finditer(line) if _is_end(line, match)}
    if not line.isascii():
        starts.update(match.end() for match in _SPACELESS_END.finditer(line))
    starts.update(match.start() + 1 for match in _SEAM.finditer(line))
    starts.add(0)
    starts.update([edge for label in _labels(line, starts) for edge in label])
    starts.discard(len(line))
    return sorted(starts)


def _is_end(line: str, match: re.Match[str]) -> bool:
    """Tell whether a mark ends a sentence: "3. Mai", "z. B. so", "Dr. Holt" and "J. K. Holt" go on."""
    following = line[match.end() : match.end() + 1]
    if following.islower():
        return False
    if line[match.start()] != "." or line[match.start() + 1] == ".":
        return True
    words = line[max(0, match.start() - 16) : match.start()].rsplit(None, 1)
    word = words[-1].lstrip(_OPENING) if words else ""
    if len(word) == 1 or "." in word or word.casefold() in _ABBREVIATIONS:
        return False
    return not (word.isdecimal() and len(word) <= 2) and not (following.isdecimal() and len(word) <= 4)


def _labels(line: str, starts: set[int]) -> Iterator[tuple[int, int]]:
    """Yield where the labels that stand between sentences begin and where what follows them does.

    A label ("Share this article") begins with a capital, and what follows it does too. Before it a sentence or
    another label ends, or a headline does, which has no full stop.
    """
    labels = phrasebook().labels
    end = 0  # of the label before
    for match in _CAPITALISED.finditer(line):
        first, second = match.groups("")
        phrases = (*labels.get(f"{first} {second}".lower(), ()), *labels.get(first.lower(), ()))
        start = match.start()
        if not phrases or start < end:
            continue
        words = line[start : start + _LOOK].split()
        for count, phrase in phrases:
            if len(words) < count or key(" ".join(words[:count])) != phrase:
                continue
            last = start
            for word in words[:count]:
                last = line.index(word, last) + len(word)
            mark, following = line[last - 1], line[last + 1 : last + 2]
            apart = start in starts or start == end or not (line[start - 2].isalnum() or line[start - 2] in ",;")
            if mark in ",;" or (following.islower() and mark not in _MARKS):
                continue
            if apart or _stands_out(words[:count]):
                end = start if mark == ":" else min(last + 1, len(line))  # "Read more:" announces what follows
                yield start, end
                break


def _stands_out(words: list[str]) -> bool:
    """Tell whether words are a label even where no sentence ends before them."""
    return len(words) > 2 or words[0].lower() == "advertisement" or (words[0].isupper() and len(words[0]) > 3)
