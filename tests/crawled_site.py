"""Sites on loopback, their pages, and Scrapy crawls of them in processes of their own."""

from __future__ import annotations

import datetime
import json
import os
import re
import subprocess
import sys
import threading
import tomllib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent
UTF_8 = "text/html; charset=utf-8"


@dataclass(frozen=True)
class Answer:
    """What a server answers."""

    body: str | bytes
    content_type: str = UTF_8
    code: int = 200


@contextmanager
def served(pages: Mapping[str, Answer]) -> Iterator[str]:
    """Serve pages of any hosts, by their addresses, from a proxy on loopback; yield the proxy's address."""

    class Proxy(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            answer = pages.get(self.path, Answer("<h1>Not here</h1>", code=404))
            body = answer.body.encode() if isinstance(answer.body, str) else answer.body
            self.send_response(answer.code)
            self.send_header("Content-Type", answer.content_type)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *args: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Proxy)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


@dataclass(frozen=True)
class Crawl:
    """What a crawl left behind.

    Attributes:
        exit_code: The command's.
        items: The feed ``articles.jsonl``, by the items' addresses.
        stats: What Scrapy counted.
        log: What was said on standard error.
    """

    exit_code: int
    items: dict[str, dict[str, Any]]
    stats: dict[str, Any]
    log: str

    def counts(self) -> dict[str, int]:
        """Return what the pipeline counted, without the seconds."""
        prefix = "clean_article/"
        ours = {name.removeprefix(prefix): count for name, count in self.stats.items() if name.startswith(prefix)}
        ours.pop("seconds", None)
        return ours


def crawl(folder: Path, spider: str, proxy: str, **settings: str) -> Crawl:
    """Run a spider's source as ``scrapy runspider`` does, in a folder, with further settings."""
    (folder / "spider.py").write_text(spider, "utf-8")
    command = [sys.executable, "-m", "scrapy", "runspider", "spider.py", "-s", "TELNETCONSOLE_ENABLED=0"]
    for name, value in settings.items():
        command += ["-s", f"{name}={value}"]
    environment = os.environ | {"http_proxy": proxy, "no_proxy": "", "NO_PROXY": "", "PYTHONUTF8": "1"}
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, encoding="utf-8", timeout=120)
    feed = folder / "articles.jsonl"
    lines = feed.read_text("utf-8").splitlines() if feed.exists() else []
    items = [json.loads(line) for line in lines]
    assert len({item["url"] for item in items}) == len(items)
    return Crawl(done.returncode, {item["url"]: item for item in items}, _stats(done.stderr), done.stderr)


def _stats(log: str) -> dict[str, Any]:
    dumped = re.search(r"Dumping Scrapy stats:\n(\{.*?\})\n\d{4}-", log, re.DOTALL)
    return eval(dumped[1], {"datetime": datetime}) if dumped else {}


BRIDGE = (
    "The bridge at Holm opened again on Monday, and the first to cross it was a man with a wheelbarrow of leeks.",
    "For two winters everyone had gone round by the mill, which adds an hour to a walk of four minutes.",
    "“I counted the planks,” said the bridge keeper, who is seventy-one. “There are six more than there used to be.”",
)
CHOIR = (
    "The choir of the lower town sang in the dry dock last night, because the hall had lost its roof to the wind.",
    "Nobody had thought of chairs, so four hundred people stood between the hulls and kept their hats on.",
    "The echo came back a beat late, and the conductor, after some thought, waited for it.",
)
PROMOTION = "Win a weekend for two at the lighthouse"
SECRET = "Only the ferryman's aunt knows where the spare key is."


def story(title: str, paragraphs: tuple[str, ...]) -> str:
    """Return a page of the guide's Example Post."""
    first, *others = (f"<p>{paragraph}</p>" for paragraph in paragraphs)
    return (
        f"<!doctype html><html lang=en-GB><head><title>{title}</title></head><body>"
        f"<nav><a href=/>Front page</a></nav><article><h1>{title}</h1><div class=story-body>{first}"
        f"<div class=promo>{PROMOTION}</div>{''.join(others)}</div></article></body></html>"
    )


def front(*addresses: str) -> Answer:
    """Return a front page that links to the addresses."""
    links = "".join(f'<h2><a href="{address}">Story {number}</a></h2>' for number, address in enumerate(addresses))
    return Answer(f"<!doctype html><html><head><title>Front page</title></head><body>{links}</body></html>")


POST = "http://www.example-post.com/"
POST_SITE = {
    POST: front("/2024/bridge", "/2024/choir", "/2024/accounts.pdf", "/2024/gone"),
    f"{POST}2024/bridge": Answer(story("The bridge is open", BRIDGE)),
    f"{POST}2024/choir": Answer(story("A choir in the dock", CHOIR)),
    f"{POST}2024/accounts.pdf": Answer(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj", "application/pdf"),
}


def golden(case: str) -> tuple[str, bytes, str]:
    """Return a golden case's address (without encryption, as loopback has none), page and expected text."""
    folder = ROOT / "golden" / case
    address = tomllib.loads((folder / "case.toml").read_text("utf-8"))["url"].partition("#")[0]
    expected = (folder / "expected.txt").read_text("utf-8").strip()
    return address.replace("https:", "http:"), (folder / "page.html").read_bytes(), expected


GOLDEN = [golden(case) for case in ("theguardian_com/2020", "spiegel_de/2020", "taz_de/2024", "ghost/gh-content")]

FERRY = "http://ferry.example/"
RUSSIAN = "Старый паром вышел из гавани в шесть утра, и на верхней палубе никто не жаловался на ветер и дождь."
GERMAN = "Die alte Fähre verließ den Hafen um sechs, eine halbe Stunde zu spät, und am Kai winkten viele Kinder."
ODD = {
    f"{FERRY}tides": Answer(story("Tides", BRIDGE)),
    f"{FERRY}russian": Answer(story("Паром", (RUSSIAN,)).encode("cp1251"), "text/html; charset=windows-1251"),
    f"{FERRY}claimed": Answer(story("Fähre", (GERMAN,)).encode(), "text/html; charset=ISO-8859-1"),
    f"{FERRY}unsaid": Answer(story("Паром", (RUSSIAN,)).encode("koi8_r"), "text/html; charset=utf-8"),
    f"{FERRY}wrong": Answer(
        story("Fähre", (GERMAN,)).replace("<title>", "<meta charset=iso-8859-1><title>"), "text/html"
    ),
    f"{FERRY}key": Answer(story("A key", (SECRET, *CHOIR))),
    f"{FERRY}none": Answer("<!doctype html><html><head><title>Nothing</title></head><body></body></html>"),
    f"{FERRY}gone": Answer(
        "<!doctype html><html><head><title>Page not found</title></head><body><h1>Page not found</h1>"
        "<p>The page that you are looking for has moved, or it was never here.</p></body></html>",
        code=404,
    ),
    f"{FERRY}plain": Answer("\n\n".join(("A choir in the dock", *CHOIR)), "text/plain; charset=utf-8"),
}
