"""The directives of the Full-Text RSS format: which there are and what each takes.

As FiveFilters' documentation and PHP class ``SiteConfig`` have them (https://help.fivefilters.org/full-text-rss/
site-patterns.html), with those of Instapaper, from which the format came, and of wallabag's graby.
"""

from __future__ import annotations

from typing import Literal

Takes = Literal["xpath", "text", "switch"]
"""An XPath 1.0 expression, any text, or ``yes`` or ``no``."""

_READ: dict[Takes, str] = {
    "xpath": """body title author date strip strip_attr dissolve wrap_in move_into native_ad_clue if_page_contains
        next_page_link single_page_link not_logged_in_xpath""",
    "text": "strip_id_or_class find_string replace_string test_url test_contains",
    "switch": "prune skip_json_ld requires_login",
}
# Known, and nothing to do: they steer what is fetched or how it is parsed, speak of pictures or of a feed, ask for what
# always holds here (text parted by two <br> becomes paragraphs, footnotes and comments are the rules' business), or for
# what never holds: a file whose body is not found never ends the search.
_IDLE: dict[Takes, str] = {
    "xpath": "single_page_link_in_feed post_strip_attr",
    "text": """http_header parser strip_image_src src_lazy_load_attr login_uri login_username_field
        login_password_field login_extra_fields""",
    "switch": """tidy autodetect_on_failure autodetect_next_page insert_detected_image footnotes strip_comments
        convert_double_br_tags""",
}

TAKES: dict[str, Takes] = {
    name: takes for table in (_READ, _IDLE) for takes, names in table.items() for name in names.split()
}
"""What each directive takes, by its name."""

WITH_ARGUMENT = frozenset(("wrap_in", "move_into"))
"""The directives that need an argument in parentheses: a tag, an XPath."""

MAY_HAVE_ARGUMENT = frozenset(("replace_string", "http_header"))
"""The directives that can be written with one."""

LINKS = ("single_page_link", "next_page_link")
"""The directives that ``if_page_contains`` can be a condition of; it is that of the last one above it."""

SWITCH = {"yes": True, "true": True, "1": True, "no": False, "false": False, "0": False}
"""What a switch's value means."""
