"""What a lane found on a page."""

from __future__ import annotations

from dataclasses import dataclass, field

from lxml import etree

from .model import FieldName
from .publisher import Site
from .source_block import SourceBlock


@dataclass(slots=True)
class Body:
    """The located body.

    Attributes:
        lane: As in :class:`cleaner.model.Article`.
        blocks: Every visible block inside it.
        site: The publisher or platform; in the generic lane the publisher whose layouts did not match.
        fields: The elements of the fields that the layout declares, anywhere on the page.
        warnings: Layouts that matched the host but yielded too little.
        file: The user's rule file that drops blocks, if one does.
        stripped: What it says of blocks that it drops; other selectors are the site's.
        judged: True where a layout of unknown quality located the body.
    """

    lane: str
    blocks: list[SourceBlock]
    site: Site | None = None
    fields: dict[FieldName, list[etree._Element]] = field(default_factory=dict)
    warnings: list[str] = field(default_factory=list)
    file: str = ""
    stripped: frozenset[str] = frozenset()
    judged: bool = False

    def owner_of(self, selector: str) -> str:
        """Return what a selector belongs to that drops blocks: the rule file or the site."""
        if selector in self.stripped:
            return self.file
        return self.site.name if self.site else "cleaner"

    @property
    def is_judged(self) -> bool:
        """True where no layout located the body, so that each block has to be judged."""
        return self.judged or self.lane.startswith(("generic", "semantic"))

    @property
    def size(self) -> int:
        """The characters of the blocks that no ``drop`` selector takes."""
        return sum(len(block.text) for block in self.blocks if not block.dropped)
