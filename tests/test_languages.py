"""Noise in other languages than English goes too; and every phrase of every language can be found."""

from __future__ import annotations

import pytest

import cleaner
from cleaner.phrases import phrasebook

from .generated import PROSE, phrases

# Language, what stands before the prose, what amid it, what after it.
NOISE = {
    "de": (
        ["Artikel teilen", "Lesezeit: 3 Minuten"],
        ["Lesen Sie auch: Der Rat baut aus Stein"],
        ["Newsletter abonnieren"],
    ),
    "fr": (["Partager sur Facebook"], ["Lire aussi : Le conseil choisit la pierre"], ["S'inscrire à la newsletter"]),
    "it": (["Condividi su Facebook"], ["Leggi anche: Il consiglio sceglie la pietra"], ["Iscriviti alla newsletter"]),
    "es": (["Compartir en Facebook"], ["Lea también: El consejo elige la piedra"], ["Suscríbete a nuestro boletín"]),
    "en": (["Share on Facebook"], ["Read also: The council chooses stone"], ["Sign up for our newsletter"]),
}


@pytest.mark.parametrize("language", NOISE)
def test_noise_around_and_amid_an_article_goes(language: str) -> None:
    before, amid, after = NOISE[language]
    article = cleaner.clean("\n\n".join([*before, *PROSE[:3], *amid, *PROSE[3:6], *after]))
    assert article.text == "\n\n".join(PROSE[:6])


def test_every_phrase_can_be_found() -> None:
    book = phrasebook()
    lost = []
    for concept, how, phrase in phrases():
        line = {"line": phrase, "start": f"{phrase} Ellery", "end": f"Ellery {phrase}"}[how]
        found = {(hit.concept, hit.how) for hit in book.hits(line)}
        if (concept, how) not in found:
            lost.append((concept, how, phrase))
    assert lost == []
