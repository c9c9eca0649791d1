"""Ask pip-audit whether what clean-article needs, with all extras, has known vulnerabilities: ``python .ci/audit.py``.

Exit codes: 0 none is known, 1 there are some, or pip-audit failed on our account. Where the vulnerability service can't
be asked, or doesn't know a package, this is said, and is a failure with ``--strict`` alone: no change of ours can mend
it. Other options are pip-audit's.
"""

from __future__ import annotations

import json
import runpy
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

DEPENDENCIES = Path(__file__).resolve().parent.parent / "docs" / "dependencies.py"
UNREACHABLE = (
    "ServiceError",
    "ConnectionError",
    "SSLError",
    "Timeout",
    "Could not connect",
    "not redirecting properly",
)
"""One of these is in pip-audit's messages when the service did not answer as it should."""


def audit(pins: Sequence[str], options: Sequence[str]) -> tuple[list[dict[str, Any]], str]:
    """Return what pip-audit says of each pinned package, and its messages; of none where it got no answers."""
    with TemporaryDirectory() as folder:
        requirements = Path(folder) / "requirements.txt"
        requirements.write_text("\n".join(pins), "utf-8")
        command = [sys.executable, "-m", "pip_audit", "--requirement", str(requirements), "--no-deps", "--disable-pip"]
        run = subprocess.run(  # noqa: S603 - pip-audit, with our own list and this script's caller's options
            [*command, "--format", "json", "--progress-spinner", "off", *options],
            capture_output=True,
            text=True,
            check=False,
        )
    try:
        found: list[dict[str, Any]] = json.loads(run.stdout)["dependencies"]
    except ValueError:
        found = []
    return found, run.stderr


def main(arguments: list[str]) -> int:
    """Print what is known, and return the exit code."""
    strict = "--strict" in arguments
    options = [each for each in arguments if each != "--strict"]
    pins = list(runpy.run_path(str(DEPENDENCIES))["pins"]())
    found, messages = audit(pins[:1], options)
    if any("vulns" in each for each in found):  # else it knows nothing here: to ask it about all the others is in vain
        found, messages = audit(pins, options)
    if not found and not any(sign in messages for sign in UNREACHABLE):
        print(messages, file=sys.stderr)
        return 1
    vulnerable = [(each, known) for each in found for known in each.get("vulns", ())]
    for each, known in vulnerable:
        mended = ", ".join(known["fix_versions"]) or "no version yet"
        print(f"{each['name']} {each['version']}: {known['id']}, mended in {mended}")
    asked = sum("vulns" in each for each in found)
    if asked:
        print(f"audited: {asked} of {len(pins)} packages, known vulnerabilities: {len(vulnerable)}")
    if asked < len(pins):
        unknown = [each["name"] for each in found if "vulns" not in each]
        why = f"it does not know {', '.join(unknown)}" if unknown else "it did not answer"
        what = f"{len(pins) - asked} OF {len(pins)} PACKAGES WERE NOT AUDITED"
        print(f"WARNING: {what}: the vulnerability service was asked, and {why}", file=sys.stderr)
    return int(bool(vulnerable) or (strict and asked < len(pins)))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
