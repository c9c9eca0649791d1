"""Selectors to try on pages before any plugin holds them, alone or beside what a plugin declares already."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace

from cleaner.model import InputError
from cleaner.publisher import Layout, Publisher, Site, compile_selector
from cleaner.selecting import Finder

HOST = "try.invalid"
"""The host that stands for the publisher with the selectors; no site has it."""


@dataclass(frozen=True, slots=True)
class Selectors:
    """What is to be tried. All but ``noise`` are CSS selectors, as in :class:`cleaner.publisher.Layout`.

    Attributes:
        body: The element that holds the article; None where the site's own layouts find it.
        drop, keep, title, standfirst, byline, published, section, caption: As in a layout.
        noise: As in :class:`cleaner.publisher.Publisher`.
    """

    body: str | None = None
    drop: tuple[str, ...] = ()
    keep: tuple[str, ...] = ()
    title: str | None = None
    standfirst: str | None = None
    byline: str | None = None
    published: str | None = None
    section: str | None = None
    caption: str | None = None
    noise: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        """Tell whether there is anything to try."""
        return any(getattr(self, field.name) not in (None, ()) for field in fields(self))

    def named(self) -> list[tuple[str, str]]:
        """Return the CSS selectors, each with the name of what it selects."""
        values = {field.name: getattr(self, field.name) or () for field in fields(self) if field.name != "noise"}
        return [
            (name, selector)
            for name, value in values.items()
            for selector in ((value,) if isinstance(value, str) else value)
        ]

    def check(self) -> None:
        """Look whether all of it can be used.

        Raises:
            PluginError: What was given is no selector, or no line of noise.
        """
        for _, selector in self.named():
            compile_selector(selector)
        Publisher(
            "try", (self._added_to(Layout("try", "body" if self.body is None else self.body)),), self.noise, (HOST,)
        )

    def publisher(self, site: Site | None, name: str) -> Publisher:
        """Return a publisher with these selectors: with a body a layout of their own, else in all of the site's.

        Args:
            site: The publisher or platform that knows the page, if any.
            name: What to call it where there is none.

        Raises:
            InputError: There is no body, and no site whose layouts have one.
        """
        if self.body is not None:
            layouts: tuple[Layout, ...] = (self._added_to(Layout("try", self.body)),)
        elif (site and site.layouts) or not self.named():
            layouts = tuple(map(self._added_to, site.layouts if site else ()))
        else:
            raise InputError("no plugin knows this page: say which element holds the article, with --body SELECTOR")
        return Publisher(
            name=site.name if site else name,
            hosts=(HOST,),
            layouts=layouts,
            noise=((*site.noise, *self.noise) if site else self.noise),
            related=isinstance(site, Publisher) and site.related,
        )

    def _added_to(self, layout: Layout) -> Layout:
        return replace(
            layout,
            drop=(*layout.drop, *self.drop),
            keep=(*layout.keep, *self.keep),
            title=self.title or layout.title,
            standfirst=self.standfirst or layout.standfirst,
            byline=self.byline or layout.byline,
            published=self.published or layout.published,
            section=self.section or layout.section,
            caption=self.caption or layout.caption,
        )

    def matching(self, finder: Finder) -> set[tuple[str, str]]:
        """Return those of :meth:`named` that match something on a page."""
        return {(name, selector) for name, selector in self.named() if finder.select(selector)}
