"""The hooks that a plugin can implement, and the marker for them (pluggy's project name is ``cleaner``)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

import pluggy

if TYPE_CHECKING:
    from .model import Article
    from .publisher import Platform, PluginModule, Publisher
    from .rules import Rule

PROJECT = "cleaner"
hookspec = pluggy.HookspecMarker(PROJECT)
hookimpl = pluggy.HookimplMarker(PROJECT)


class Hooks:
    """The hook specifications."""

    @hookspec
    def publishers(self) -> Iterable[Publisher | PluginModule]:
        """Return the publishers that the plugin knows."""
        raise AssertionError("a specification, never called")

    @hookspec
    def platforms(self) -> Iterable[Platform | PluginModule]:
        """Return the platforms (content management systems) that the plugin knows."""
        raise AssertionError("a specification, never called")

    @hookspec
    def rules(self) -> Iterable[Rule]:
        """Return further rules; they run after the built-in ones."""
        raise AssertionError("a specification, never called")

    @hookspec(firstresult=True)
    def render(self, article: Article, format: str) -> str | None:  # noqa: A002 - what users say, too
        """Return the article in an output format of the plugin's own, None for other formats."""
        raise AssertionError("a specification, never called")
