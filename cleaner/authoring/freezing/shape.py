"""The shape of a result: what it is made of, whatever it says."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from cleaner.model import Article, BlockKind

_FIELDS = ("title", "standfirst", "byline", "authors", "published", "section", "captions")


@dataclass(frozen=True, slots=True)
class Shape:
    """The shape of one result.

    Attributes:
        lane, status: As in :class:`cleaner.model.Article`.
        kinds: The kinds of its blocks, in order.
        fields: The fields that are filled.
        removed: How many blocks, or parts of blocks, each rule took.
    """

    lane: str
    status: str
    kinds: tuple[BlockKind, ...]
    fields: frozenset[str]
    removed: tuple[tuple[str, int], ...]

    @classmethod
    def of(cls, article: Article) -> Shape:
        """Return the shape of an article."""
        return cls(
            article.lane,
            article.status,
            tuple(block.kind for block in article.blocks),
            frozenset(name for name in _FIELDS if getattr(article, name)),
            tuple(sorted(Counter(removal.rule for removal in article.removed).items())),
        )

    def changes(self, other: Shape) -> Iterator[str]:
        """Yield what another shape has otherwise, a line each."""
        yield from self._outline(other)
        if self.kinds != other.kinds:
            yield f"the blocks are {_part(other.kinds, self.kinds)}, not {_part(self.kinds, other.kinds)}"
        ours, theirs = dict(self.removed), dict(other.removed)
        for rule in sorted(ours.keys() & theirs.keys()):
            if ours[rule] != theirs[rule]:
                yield f"{rule} takes {theirs[rule]} pieces, not {ours[rule]}"

    def losses(self, other: Shape) -> Iterator[str]:
        """Yield what a shape of a page with fewer blocks lacks, a line each."""
        yield from self._outline(other)
        if missing := sorted(set(self.kinds) - set(other.kinds)):
            yield f"no block is a {' or a '.join(missing)}"

    def _outline(self, other: Shape) -> Iterator[str]:
        for name in ("lane", "status"):
            if getattr(self, name) != getattr(other, name):
                yield f"the {name} is {getattr(other, name)}, not {getattr(self, name)}"
        yield from (f"{name} is empty" for name in sorted(self.fields - other.fields))
        yield from (f"{name} is filled" for name in sorted(other.fields - self.fields))
        ours, theirs = dict(self.removed), dict(other.removed)
        yield from (f"{rule} takes nothing" for rule in sorted(ours.keys() - theirs.keys()))
        yield from (f"{rule} takes something" for rule in sorted(theirs.keys() - ours.keys()))


def _part(kinds: tuple[BlockKind, ...], others: tuple[BlockKind, ...]) -> str:
    """Return the part of some blocks' kinds that differs from others', in words."""
    start = next((at for at, pair in enumerate(zip(kinds, others, strict=False)) if pair[0] != pair[1]), 0)
    kinds, others = kinds[start:], others[start:]
    while kinds and others and kinds[-1] == others[-1]:
        kinds, others = kinds[:-1], others[:-1]
    runs = [(kind, len(list(run))) for kind, run in groupby(kinds)]
    said = " ".join(f"{count} {kind}" if count > 1 else kind for kind, count in runs) or "none"
    return f"{said} (from number {start + 1} on)"
