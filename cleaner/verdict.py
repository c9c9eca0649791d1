"""How far the result can be trusted."""

from __future__ import annotations

from .draft import Draft
from .model import Status
from .source_block import SourceBlock


def confidence_of(draft: Draft, body: list[SourceBlock], lane: str, status: Status) -> float:
    """Return how far the result can be trusted, 0 to 1: the lane's worth less what is doubtful about the text."""
    if not body or status in ("empty", "consent_wall"):
        return 0.0
    base = {"publisher": 0.97, "platform": 0.93, "generic": 0.85, "semantic": 0.85, "text": 0.85}[
        lane.partition(":")[0]
    ]
    total = sum(block.words for block in body)
    prose = sum(block.words for block in body if block.is_prose)
    if total < 100:
        base -= 0.2
    if status != "complete":
        base -= 0.3
    return round(max(0.05, base * (0.6 + 0.4 * prose / total)), 2) if total else 0.0
