"""The systems that are compared: each turns a page's HTML and address into the article's text.

Nothing is imported before a system is asked for, and none of them opens a connection. The settings are those
that serve a tool best when only the body's text is asked for: no comments, no alternative texts of images.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import cache, partial

from .ours import OUR_SYSTEMS, SITE_CONFIGS, cleaner_of

Extract = Callable[[str, str], str]
"""HTML and address (empty where unknown) in, text out."""

TRAFILATURA = "trafilatura"

DISTRIBUTIONS = (
    "clean-article", "trafilatura", "readability-lxml", "resiliparse", "justext", "boilerpy3", "goose3",
    "newspaper4k", "html-text", "beautifulsoup4", "lxml",
)  # fmt: skip
"""What the systems are installed as, for their versions."""

# jusText wants to be told the language; what a page declares is all that it can be told.
_STOPLISTS = {
    "af": "Afrikaans", "ar": "Arabic", "bg": "Bulgarian", "ca": "Catalan", "cs": "Czech", "da": "Danish",
    "de": "German", "el": "Greek", "en": "English", "es": "Spanish", "et": "Estonian", "fa": "Persian",
    "fi": "Finnish", "fr": "French", "he": "Hebrew", "hi": "Hindi", "hr": "Croatian", "hu": "Hungarian",
    "id": "Indonesian", "is": "Icelandic", "it": "Italian", "ko": "Korean", "lt": "Lithuanian",
    "lv": "Latvian", "ms": "Malay", "nb": "Norwegian_Bokmal", "nl": "Dutch", "nn": "Norwegian_Nynorsk",
    "no": "Norwegian_Bokmal", "pl": "Polish", "pt": "Portuguese", "ro": "Romanian", "ru": "Russian",
    "sk": "Slovak", "sl": "Slovenian", "sr": "Serbian", "sv": "Swedish", "tr": "Turkish",
    "uk": "Ukrainian", "ur": "Urdu", "vi": "Vietnamese",
}  # fmt: skip
_DECLARED_LANGUAGE = re.compile(r"""<html\b[^>]{0,2000}?\slang\s*=\s*["']?([a-z]{2})\b""", re.IGNORECASE)


def _ours(name: str) -> Extract:
    cleaner = cleaner_of(name)
    return lambda html, url: cleaner.clean(html, url=url or None, kind="html").text


def _trafilatura() -> Extract:
    from trafilatura import extract

    return lambda html, url: extract(html, include_comments=False) or ""


def _trafilatura_precision() -> Extract:
    from trafilatura import extract

    return lambda html, url: extract(html, include_comments=False, favor_precision=True) or ""


def _readability() -> Extract:
    from html_text import extract_text  # it returns HTML, so something must take the text out of it
    from readability import Document

    return lambda html, url: str(extract_text(Document(html).summary()))


def _resiliparse() -> Extract:
    from resiliparse.extract.html2text import extract_plain_text

    return lambda html, url: str(extract_plain_text(html, main_content=True, alt_texts=False))


def _justext() -> Extract:
    from justext import get_stoplist, justext

    stoplist = cache(get_stoplist)

    def extract(html: str, url: str) -> str:
        declared = _DECLARED_LANGUAGE.search(html)
        language = _STOPLISTS.get(declared[1].lower() if declared else "en", "English")
        paragraphs = justext(html, stoplist(language))
        return "\n".join(paragraph.text for paragraph in paragraphs if not paragraph.is_boilerplate)

    return extract


def _boilerpy3() -> Extract:
    from boilerpy3.extractors import ArticleExtractor

    return lambda html, url: str(ArticleExtractor(raise_on_failure=False).get_content(html))


def _goose3() -> Extract:
    from goose3 import Goose

    goose = Goose({"enable_image_fetching": False})
    return lambda html, url: str(goose.extract(raw_html=html).cleaned_text)


def _newspaper() -> Extract:
    from newspaper import Article

    def extract(html: str, url: str) -> str:
        article = Article(url or "https://unknown.example/", fetch_images=False)
        article.download(input_html=html)
        article.parse()
        return str(article.text)

    return extract


def _html_text() -> Extract:
    from html_text import extract_text

    return lambda html, url: str(extract_text(html))


def _beautifulsoup() -> Extract:
    from bs4 import BeautifulSoup

    return lambda html, url: BeautifulSoup(html, "lxml").get_text("\n")


SYSTEMS: dict[str, Callable[[], Extract]] = {
    **{name: partial(_ours, name) for name in OUR_SYSTEMS},
    TRAFILATURA: _trafilatura,
    "trafilatura-precision": _trafilatura_precision,
    "readability": _readability,
    "resiliparse": _resiliparse,
    "justext": _justext,
    "boilerpy3": _boilerpy3,
    "goose3": _goose3,
    "newspaper4k": _newspaper,
    "html-text": _html_text,
    "beautifulsoup": _beautifulsoup,
}
"""Every system by the name that ``--systems`` takes, in the order of the tables."""


@cache
def extractor(name: str) -> Extract:
    """Return the system, loaded once a process.

    Raises:
        ImportError: It is not installed.
    """
    return _ours(name) if name == SITE_CONFIGS else SYSTEMS[name]()


def installed(names: Iterable[str]) -> tuple[list[str], dict[str, str]]:
    """Part the names into those that can run and those that cannot, each with the reason."""
    usable: list[str] = []
    missing: dict[str, str] = {}
    for name in names:
        try:
            extractor(name)
            usable.append(name)
        except ImportError as error:
            group = "" if name in OUR_SYSTEMS else " --group peers"
            missing[name] = f"not installed: pip install{group or ' -e .'} ({error})"
    return usable, missing
