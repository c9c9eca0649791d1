"""Evaluate a rule file's XPaths on one page; what fails finds nothing, and is warned of."""

from __future__ import annotations

from lxml import etree

from .rules import Directive
from .xpath import BadXPathError, Node, evaluate


class Search:
    """The searches of one page.

    Attributes:
        warnings: What failed, once for each directive.
    """

    def __init__(self) -> None:
        """Begin without warnings."""
        self.warnings: list[str] = []
        self._failed: set[Directive] = set()

    def nodes(self, directive: Directive, tree: etree._Element, expression: str | None = None) -> list[Node]:
        """Return what a directive's XPath finds on a page.

        Args:
            directive: The directive.
            tree: The page.
            expression: Another XPath of the directive than its value.
        """
        try:
            return evaluate(directive.value if expression is None else expression, tree)
        except BadXPathError as error:
            self.warn(directive, str(error))
            return []

    def warn(self, directive: Directive, message: str) -> None:
        """Warn of a directive, once."""
        if directive not in self._failed:
            self._failed.add(directive)
            self.warnings.append(f"{directive.file}, line {directive.line}: {directive.name} {message}")

    def elements(
        self, directive: Directive, tree: etree._Element, expression: str | None = None
    ) -> list[etree._Element]:
        """Return the elements among what a directive's XPath finds."""
        return [node for node in self.nodes(directive, tree, expression) if isinstance(node, etree._Element)]
