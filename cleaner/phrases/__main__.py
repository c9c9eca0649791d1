"""Write the phrase files as their phrases are compared: ``python -m cleaner.phrases``. Run it after adding phrases."""

from __future__ import annotations

import re
from pathlib import Path

from . import Hit, plain, read_phrases

_HEADS = {"line": "lines", "start": "starts", "end": "ends"}


def _fits(hit: Hit) -> bool:
    """Tell whether a phrase can be looked up: wildcards have their places."""
    if not hit.phrase or hit.phrase[0] == "*" or (hit.how == "start" and hit.phrase[0] == "#"):
        return False
    wild = re.search(r"[*#]", hit.phrase)
    return not (wild and (hit.how == "end" or (hit.phrase[0] == "#" and hit.phrase[-1] in "*#")))


def rewritten(text: str) -> str:
    """Return a phrase file's text with each phrase once, in its section, as it is compared."""
    comments = [line for line in text.splitlines() if line.startswith("//")]
    sections: dict[str, dict[str, None]] = {}
    for hit in read_phrases(text):
        fitting = hit._replace(phrase=plain(hit.phrase, hit.how))
        if _fits(fitting):
            sections.setdefault(f"[{hit.concept} {_HEADS[hit.how]}]", {})[fitting.phrase] = None
    parts = ["\n".join(comments), *("\n".join((head, *phrases)) for head, phrases in sections.items())]
    return "\n\n".join(parts) + "\n"


if __name__ == "__main__":
    for path in sorted(Path(__file__).parent.glob("*.txt")):
        path.write_text(rewritten(path.read_text("utf-8")), "utf-8")
