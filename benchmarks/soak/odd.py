"""Characters, entities and names that break programs."""

from __future__ import annotations

from random import Random

ODD = (
    *map(chr, (0x00, 0x01, 0x08, 0x0B, 0x0C, 0x0D, 0x1A, 0x1B, 0x1F, 0x7F, 0x80, 0x85, 0x9F, 0xA0, 0xAD)),
    *map(chr, (0x034F, 0x061C, 0x115F, 0x1680, 0x180E, 0x2000, 0x200A, 0x200B, 0x200C, 0x200D, 0x200E, 0x200F)),
    *map(chr, (0x2028, 0x2029, 0x202A, 0x202E, 0x202F, 0x205F, 0x2060, 0x2066, 0x2069, 0x3000, 0x3164)),
    *map(chr, (0xE000, 0xF8FF, 0xFDD0, 0xFE0F, 0xFEFF, 0xFFF9, 0xFFFC, 0xFFFD, 0xFFFE, 0xFFFF, 0x1FFFE, 0x10FFFF)),
    *map(chr, (0xD800, 0xDBFF, 0xDC00, 0xDFFF)),  # surrogates without their other half
    "\ud83d\ude00",  # a pair of them
    "e\u0301",
    "\u0130",
    "\u1e9e",
    "\ufb03",
    "\u0e01\u0e33",
    "\U0001f468\u200d\U0001f469\u200d\U0001f467",
    "a" + "\u0300" * 60,
)
"""Controls, invisible and directional characters, what is no character, surrogates, and letters that change length."""

SPACES = (" ", "  ", "\t", "\n", "\r\n", "\r", "\n\n\n", " \n ", "\xa0", "\u2009", "\u3000", "\u2028", "\u200b", "")

ENTITIES = (
    "&amp;", "&lt;p&gt;", "&nbsp;", "&nbsp", "&#160;", "&#xA0", "&shy;", "&#0;", "&#x0;", "&#x110000;", "&#xD800;",
    "&#128;", "&#99999999999999999999;", "&notanentity;", "&", "&&", "&#", "&#x;", "&lt", "&quot;", "&apos;",
    "&NotEqualTilde;", "&zwj;", "&lt;script&gt;", "&amp;amp;amp;", "&#8232;", "&#13;", "&e;",
)  # fmt: skip

TAGS = (
    "div", "p", "span", "a", "article", "main", "section", "table", "tr", "td", "th", "tbody", "ul", "li", "dl", "dt",
    "h1", "h2", "pre", "code", "blockquote", "figure", "figcaption", "form", "button", "select", "option", "textarea",
    "noscript", "template", "script", "style", "svg", "math", "iframe", "frameset", "frame", "body", "html", "head",
    "title", "caption", "aside", "nav", "header", "footer", "time", "br", "hr", "img", "video", "object", "details",
    "summary", "ruby", "rt", "rp", "font", "center", "b", "i", "label", "marquee", "plaintext", "xmp", "listing",
    "amp-img", "o:p", "x", "svg:rect", "h7", "image", "isindex", "keygen", "slot", "dialog", "search", "base", "meta",
)  # fmt: skip

WRAPPERS = (
    ("<!--", "-->"), ("<!--", ""), ("<!-- -- >", "--!>"), ("<![CDATA[", "]]>"), ("<script>", "</script>"),
    ('<script type="application/ld+json">{"articleBody": "', '"}</script>'), ("<script>", ""), ("<style>", "</style>"),
    ("<template>", "</template>"), ('<template shadowrootmode="open">', "</template>"), ("<noscript>", "</noscript>"),
    ('<template id="B:0"></template><div hidden id="S:0">', "</div>"), ("<noframes>", "</noframes>"),
    ("<svg><foreignObject>", "</foreignObject></svg>"), ("<math><mtext>", "</mtext></math>"), ("<svg><title>", ""),
    ("<select><option>", "</select>"), ("<table><tr>", "</tr></table>"), ("<table>", "</table>"), ("<a href=/x>", ""),
    ("<table><tr><td>", "</td></tr></table>"), ("<iframe>", "</iframe>"), ("<textarea>", "</textarea>"),
    ("<title>", "</title>"), ("<pre>", "</pre>"), ("<button>", "</button>"), ("<p>", ""), ("<b><i>", "</b></i>"),
    ('<div style="display:none">', "</div>"), ("<div hidden>", "</div>"), ("<plaintext>", ""), ("<xmp>", "</xmp>"),
    ('<div class="sr-only">', "</div>"), ("<ul><li>", "</ul>"), ("<h2>", "</h2>"), ("<form>", "</form>"),
    ("<frameset>", "</frameset>"), ("<body>", "</body>"), ("<html/>", "</html>"), ("<head>", "</head>"),
    ('<div itemprop="articleBody">', "</div>"), ("<article>", "</article>"), ("<figure><figcaption>", "</figure>"),
    ("<aside>", "</aside>"), ("<blockquote>", "</blockquote>"), ("<dl><dt>", "<dd></dl>"), ("<label>", "</label>"),
    ('<iframe srcdoc="', '"></iframe>'), ("<?php ", "?>"), ("<!doctype html>", ""), ("</body></html>", ""),
)  # fmt: skip
"""What is put around a piece of a page."""


def insert_odd(source: str, chance: Random) -> str:
    """Put characters that break programs anywhere, in a page's tags too."""
    for _ in range(chance.choice((1, 3, 10))):
        at = chance.randrange(len(source) + 1)
        source = source[:at] + chance.choice(ODD) * chance.choice((1, 1, 1, 50)) + source[at:]
    return source
