"""What a page says of itself in JSON-LD."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator
from typing import Any

from lxml import etree

_MOST = 5000  # objects and lists of a value that are looked at


def values(tree: etree._Element) -> Iterator[Any]:
    """Yield the value of each of the page's scripts; what is broken is passed over, as it is common."""
    for script in tree.iter("script"):
        if "ld+json" not in script.get("type", ""):
            continue
        source = script.text or ""
        try:
            value = json.loads(source, strict=False)
            if "\\ud" in source.lower():  # half a character, escaped: no file and no tree can hold it
                value = json.loads(json.dumps(value, ensure_ascii=False).encode("utf-8", "replace"))
        except (ValueError, RecursionError):
            continue
        yield value


def objects(value: Any, below: Collection[str] | None = None) -> Iterator[dict[str, Any]]:
    """Yield all objects of a value, outer first; bounded, without recursion.

    Args:
        value: The value.
        below: The names to look below; default: all.
    """
    queue = [value]
    for item in queue:  # it grows meanwhile
        if isinstance(item, dict):
            yield item
            children = item.values() if below is None else [item[name] for name in below if name in item]
            queue += [child for child in children if isinstance(child, dict | list)]
        elif isinstance(item, list):
            queue += item
        if len(queue) > _MOST:
            del queue[_MOST:]
