"""The audit of CI fails on known vulnerabilities, and says where it could not ask about them."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest

SCRIPT = Path(__file__).parent.parent / ".ci" / "audit.py"
pytestmark = pytest.mark.skipif(not SCRIPT.exists(), reason="a source archive has no .ci")

KNOWN = {"affected": [{"package": {"name": "lxml", "ecosystem": "PyPI"}, "ranges": [], "versions": []}]}


class Service(ThreadingHTTPServer):
    """A service with the interface of osv.dev, which knows of vulnerabilities what a test tells it."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.vulnerable: dict[str, str] = {}
        self.status = 200
        self.asked: list[str] = []

    def audit(self, *options: str) -> subprocess.CompletedProcess[str]:
        """Run the audit with this service."""
        address = f"http://127.0.0.1:{self.server_port}/"
        return subprocess.run(
            [sys.executable, str(SCRIPT), "--vulnerability-service", "osv", "--osv-url", address, *options],
            capture_output=True,
            text=True,
            check=False,
        )


class _Handler(BaseHTTPRequestHandler):
    server: Service

    def do_POST(self) -> None:
        name = json.loads(self.rfile.read(int(self.headers["Content-Length"])))["package"]["name"]
        self.server.asked.append(name)
        found: dict[str, Any] = {}
        if known := self.server.vulnerable.get(name):
            found = {"vulns": [{**KNOWN, "id": known, "summary": "It bites."}]}
        self.send_response(self.server.status)
        self.end_headers()
        self.wfile.write(json.dumps(found).encode())

    def log_message(self, *values: object) -> None:
        """Say nothing."""


@pytest.fixture
def service() -> Iterator[Service]:
    with Service() as server:
        thread = Thread(target=server.serve_forever)
        thread.start()
        yield server
        server.shutdown()
        thread.join()


def test_all_that_is_needed_is_asked_about(service: Service) -> None:
    run = service.audit()
    assert run.returncode == 0, run.stderr
    asked = set(service.asked)
    assert {"lxml", "click", "urllib3", "pyarrow", "scrapy"} <= asked  # urllib3 is what trafilatura brings along
    assert not {"clean-article", "pytest", "mypy"} & asked
    assert run.stdout == f"audited: {len(asked)} of {len(asked)} packages, known vulnerabilities: 0\n"
    assert run.stderr == ""


def test_a_known_vulnerability_is_named_and_fails(service: Service) -> None:
    service.vulnerable["lxml"] = "EXAMPLE-2026-1"
    run = service.audit()
    assert run.returncode == 1
    assert "EXAMPLE-2026-1" in run.stdout
    assert "known vulnerabilities: 1\n" in run.stdout


@pytest.mark.parametrize(("options", "code"), [((), 0), (("--strict",), 1)])
def test_a_service_that_does_not_answer_is_told_and_fails_only_if_asked_to(
    options: tuple[str, ...], code: int, service: Service
) -> None:
    service.status = 503
    run = service.audit(*options)
    assert run.returncode == code
    assert "PACKAGES WERE NOT AUDITED" in run.stderr
    assert "audited" not in run.stdout
    assert len(set(service.asked)) == 1, "one question is enough to know that there is no answer"


def test_a_mistake_in_the_call_is_no_silence_of_the_service(service: Service) -> None:
    run = service.audit("--no-such-option")
    assert run.returncode == 1
    assert "unrecognized arguments: --no-such-option" in run.stderr
