"""What a page says of itself in JSON-LD."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator
from typing import Any

from lxml import etree

_SCRIPTS = etree.XPath("//script[contains(@type, 'ld+json')]")
_MOST = 5000  # objects and lists of a value that are looked at


def values(tree: etree._Element) -> Iterator[Any]:
    """Yield the value of each of the page's scripts; what is broken is passed over, as it is common."""
    for script in _SCRIPTS(tree):
        try:
            yield json.loads(script.text or "", strict=False)
        except (ValueError, RecursionError):
            continue


def objects(value: Any, below: Collection[str] | None = None) -> Iterator[dict[str, Any]]:
    """Yield all objects of a value, outer first; bounded, without recursion.

    Args:
        value: The value.
        below: The names to look below; default: all.
    """
    queue = [value]
    for _ in range(_MOST):
        if not queue:
            return
        item = queue.pop(0)
        if isinstance(item, dict):
            yield item
            children = item.values() if below is None else [item[name] for name in below if name in item]
            queue.extend(child for child in children if isinstance(child, dict | list))
        elif isinstance(item, list):
            queue.extend(item)
