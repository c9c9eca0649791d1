"""How much of everything an input may have, and what is done about more.

What can be mended without losing text is mended, with a warning: depth, attributes, the spans of cells. The rest raises
:class:`LimitExceeded`: better no result than a part of one that looks like the whole.
"""

from __future__ import annotations

import time
from dataclasses import dataclass, fields
from math import inf

from lxml import etree

from .model import InputError, LimitExceeded

DEEPEST = 250
"""What ``depth`` can be at most: at 256, libxml2 leaves out what is nested deeper."""

_LEAST_ELEMENT, _LEAST_ATTRIBUTE = 3, 4  # bytes of source: <b>, a name of two letters and what parts it from the next
_DEEPER = etree.XPath("boolean(//*[count(ancestor::*) >= $most])")
_ELEMENTS = etree.XPath("count(//*)")
_ATTRIBUTES = etree.XPath("count(//*/@*)")
_COUNTABLE = 10_000_000  # attributes: of more, libxml2 makes no list
_CROWDED = etree.XPath("//*[count(@*) > $most]")
_LONG_VALUES = etree.XPath("//@*[string-length() > $most][name() != 'srcdoc']/..")
_SPANS = ("colspan", "rowspan")


@dataclass(frozen=True, slots=True)
class Limits:
    """What one input may have at most; ``Cleaner(limits=Limits(seconds=5))``.

    No ordinary page comes near the defaults. ``math.inf`` lifts a limit.

    Attributes:
        size: Bytes of bytes, characters of a string; more raise :class:`LimitExceeded`. The default, 100 million, is
            several times the largest document that people put on one page.
        elements: Elements of a page's tree; more raise :class:`LimitExceeded`. The default, 2 million, is what takes
            some GB of memory; a long article's page has 4,000.
        depth: Elements inside each other; what is nested deeper is put side by side, and no text is lost. The default,
            250, is also the most that can be asked for: libxml2 reads no deeper trees, and no real page is so deep.
        attributes: Attributes of an element; one with more loses them all. The default, 50,000, is what libxml2 reads
            in some seconds: its time is quadratic in them, and nothing can interrupt it.
        attribute: Characters of an attribute's value; a longer one is emptied, but for a frame's document (``srcdoc``).
            The default, a million, is above nearly all pictures and data that pages keep in attributes.
        span: Columns or rows that a table's cell reaches over; more are set to this. The default, 1000, is where
            browsers stop.
        seconds: Time for one input, by the clock; more raise :class:`LimitExceeded`. There is none by default, as a
            result should not depend on how busy the machine is: the other limits bound the work. The clock is looked
            at between stages, layouts and rules, and while a huge page is parsed. A step at work is not interrupted,
            so a call may take some seconds more; a limit that holds whatever happens needs a process that can be
            ended, as ``clean-article bulk`` has.

    Raises:
        InputError: A limit is not above zero, or ``depth`` is more than 250.
    """

    size: float = 100_000_000
    elements: float = 2_000_000
    depth: int = DEEPEST
    attributes: float = 50_000
    attribute: float = 1_000_000
    span: float = 1000
    seconds: float = inf

    def __post_init__(self) -> None:
        """Refuse limits that make no sense."""
        for each in fields(self):
            if not (value := getattr(self, each.name)) > 0:
                raise InputError(f"the limit {each.name} is {value!r}; it has to be above zero")
        if self.depth > DEEPEST:
            raise InputError(f"the limit depth is {self.depth!r}; it can't be above {DEEPEST}")

    def check_size(self, size: int) -> None:
        """Refuse an input of more than ``size`` bytes or characters.

        Raises:
            LimitExceeded: It is larger.
        """
        if size > self.size:
            raise _exceeded("size", f"{size:,} bytes or characters", self.size)


DEFAULTS = Limits()
"""The limits of a cleaner that names none."""


class Watch:
    """The limits at work on one input, from the moment that it is made."""

    def __init__(self, limits: Limits = DEFAULTS) -> None:
        """Start the clock."""
        self.limits = limits
        self._end = time.monotonic() + limits.seconds

    def check(self) -> None:
        """Go on only while there is time.

        Raises:
            LimitExceeded: The time is over.
        """
        if (over := time.monotonic() - self._end) > 0:
            seconds = self.limits.seconds
            raise _exceeded("seconds", f"{seconds + over:.1f} seconds so far", seconds)

    def check_elements(self, count: float) -> None:
        """Refuse a tree of more elements than there may be.

        Raises:
            LimitExceeded: There are more.
        """
        if count > self.limits.elements:
            raise _exceeded("elements", f"{count:,.0f} elements", self.limits.elements)

    def is_too_deep(self, tree: etree._Element | None) -> bool:
        """Tell whether a limit below the parser's own is exceeded by a tree."""
        return self.limits.depth < DEEPEST and tree is not None and bool(_DEEPER(tree, most=self.limits.depth))

    def tame(self, tree: etree._Element, size: int, warnings: list[str]) -> None:
        """Refuse a tree with too many elements; empty and clamp attributes that are over their limits.

        Args:
            tree: The page, parsed.
            size: Bytes of its source: a short one has nothing to look for.
            warnings: What is mended is told here.

        Raises:
            LimitExceeded: There are too many elements.
        """
        limits = self.limits
        if size > _LEAST_ELEMENT * limits.elements:
            self.check_elements(_ELEMENTS(tree))
        crowded = self._crowded(tree, size // _LEAST_ATTRIBUTE)
        for element in crowded:
            element.attrib.clear()
        if crowded:
            warnings.append(f"elements with more than {limits.attributes:,} attributes lost them: {len(crowded):,}")
        emptied = 0
        for element in _LONG_VALUES(tree, most=limits.attribute) if size > limits.attribute else ():
            for name, value in element.attrib.items():
                if len(value) > limits.attribute and name != "srcdoc":
                    element.set(name, "")
                    emptied += 1
        if emptied:
            warnings.append(f"attributes of more than {limits.attribute:,} characters were emptied: {emptied:,}")
        clamped = sum(_clamp(cell, limits.span) for cell in tree.iter("td", "th"))
        if clamped:
            warnings.append(
                f"cells of a table that span more than {limits.span:,} others were made smaller: {clamped:,}"
            )

    def _crowded(self, tree: etree._Element, possible: int) -> list[etree._Element]:
        """Return the elements with too many attributes; to count those of the whole page takes a fifth of the time."""
        most = self.limits.attributes
        if possible <= most or (possible < _COUNTABLE and _ATTRIBUTES(tree) <= most):
            return []
        found: list[etree._Element] = _CROWDED(tree, most=most)
        return found

    def told_of_depth(self) -> str:
        """Return the warning that a page is no longer nested as it was."""
        return f"elements nested deeper than {self.limits.depth} were put side by side"


def _clamp(cell: etree._Element, most: float) -> bool:
    """Set the spans of a table's cell to the most they may be; tell whether one was more."""
    wide = [name for name in _SPANS if (value := cell.get(name)) and _number(value) > most]
    for name in wide:
        cell.set(name, f"{most:.0f}")
    return bool(wide)


def _number(value: str) -> float:
    try:
        return float(value)
    except ValueError:
        return 0


def _exceeded(name: str, met: str, limit: float) -> LimitExceeded:
    return LimitExceeded(
        f"the limit {name} is {limit:,}, and the input has {met}; raise it with Cleaner(limits=Limits({name}=...))"
    )
