"""Fetch an address with trafilatura's downloader."""

from __future__ import annotations

import ipaddress
import logging
import re
from http import HTTPStatus
from urllib.parse import urlsplit

from trafilatura.downloads import fetch_response
from trafilatura.settings import use_config

from cleaner.decoding import decode_by_header
from cleaner.model import InputError

from ._inputs import Source

SETTINGS = {
    "DOWNLOAD_TIMEOUT": "15",  # seconds
    "MAX_REDIRECTS": "3",  # retries too: more would take minutes where a server is down
}
_LOGGER = "trafilatura.downloads"
_LOCAL_NAMES = ("localhost", "local", "internal")
_WHO = re.compile(r"^(?:\w+\(.*?\)|<[^>]*>): ")  # urllib3 starts its messages with the object that failed


def fetch(address: str) -> Source:
    """Return the page at an address, after redirects.

    Raises:
        InputError: There is no such host, no answer in time, no page …
    """
    host = _host(address)
    config = use_config()
    for name, value in SETTINGS.items():
        config.set("DEFAULT", name, value)
    # Who names a machine of the own network means it; a public name that leads there is an attack.
    config.set("DEFAULT", "SSRF_PROTECTION", "off" if _is_local(host) else "on")
    said = _Said(logging.WARNING)
    logger = logging.getLogger(_LOGGER)
    logger.addHandler(said)
    try:
        response = fetch_response(address, config=config)
    finally:
        logger.removeHandler(said)
    if response is None:
        raise InputError(f"could not be fetched: {said.error}")
    if not 200 <= response.status < 300:
        raise InputError(f"the server answered {response.status} {_phrase(response.status)}".rstrip())
    content_type = (response.headers or {}).get("content-type", "")
    return Source(
        data=decode_by_header(response.data, content_type),
        url=response.url,
        kind="text" if content_type.lower().startswith("text/plain") else "auto",
        warnings=tuple(said.warnings),
    )


def _host(address: str) -> str:
    try:
        host = urlsplit(address).hostname
    except ValueError as error:
        raise InputError(f"not an address: {error}") from error
    if not host:
        raise InputError("not an address: it names no host")
    return host


def _is_local(host: str) -> bool:
    try:
        return not ipaddress.ip_address(host).is_global
    except ValueError:
        return "." not in host or host.rsplit(".", 1)[1].lower() in _LOCAL_NAMES


def _phrase(status: int) -> str:
    try:
        return HTTPStatus(status).phrase
    except ValueError:
        return ""


class _Said(logging.Handler):
    """Keeps what the downloader logs: its only way to say why there is no response."""

    def __init__(self, level: int) -> None:
        super().__init__(level)
        self.warnings: list[str] = []
        self.error = "no reason given"

    def emit(self, record: logging.LogRecord) -> None:
        """Keep the record's message."""
        if record.levelno >= logging.ERROR:
            error = next((arg for arg in tuple(record.args or ()) if isinstance(arg, Exception)), None)
            self.error = _reason(error) if error else record.getMessage()
        elif "SSL" in record.msg:
            self.warnings.append("the server's certificate could not be verified; fetched all the same")


def _reason(error: BaseException) -> str:
    while isinstance(deeper := getattr(error, "reason", None), BaseException):
        error = deeper
    return _WHO.sub("", str(error))
