"""Whose page an address is."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*:)?//", re.IGNORECASE)


def host_of(url: str) -> str:
    """Return an address's host as plugins declare hosts: lower case, punycode, no ``www.``, port or final dot."""
    url = url.strip()
    try:
        host = urlsplit(url if _SCHEME.match(url) else f"//{url}").hostname or ""
    except ValueError:
        return ""
    return plain_host(host)


def plain_host(host: str) -> str:
    """Return a host in lower case, in punycode, without ``www.`` and final dot; empty where it can be none."""
    host = host.strip().lower().rstrip(".").removeprefix("www.")
    if not host.isascii():
        try:
            host = host.encode("idna").decode("ascii")
        except UnicodeError:
            return ""
    return host
