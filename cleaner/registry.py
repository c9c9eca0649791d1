"""Which plugins there are, and which publisher a host or a name stands for."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from itertools import islice
from pathlib import Path
from types import ModuleType
from typing import Any, TypeVar

import pluggy

from .contained import FAULTS, contained
from .entry_points import entry_points, load
from .faults import said
from .hooks import PROJECT, Hooks
from .hosts import host_of, plain_host
from .model import InputError
from .publisher import Platform, PluginError, PluginModule, Publisher, Site, compile_selector
from .rules import Rule

ENTRY_POINTS = "cleaner.plugins"
PluginLike = str | Path | ModuleType | Publisher | Platform
"""What can be given as a plugin: a file's path, a module, or a Publisher or Platform itself."""

_MOST = 100_000  # publishers, platforms or rules of one plugin
_HEAD, _FOOT = 5_000, 20_000  # characters of a text in which a publisher's marks are looked for
S = TypeVar("S", bound=Site)


class Registry:
    """The plugins of one Cleaner.

    Built-in plugins come in as a stranger's do, by the entry-point group ``cleaner.plugins``; their modules are
    imported when a page asks for them. Nothing is loaded from the current folder by itself.
    """

    def __init__(self, plugins: Iterable[PluginLike] = (), *, publishers: bool = True, platforms: bool = True) -> None:
        """Collect the plugins.

        Raises:
            PluginError: A plugin can't be imported, declares something wrong, or claims a host that another has.
        """
        self._manager = pluggy.PluginManager(PROJECT)
        self._manager.add_hookspecs(Hooks)
        self._given: list[Site] = []
        try:
            for name, value in entry_points(ENTRY_POINTS):
                if not self._manager.has_plugin(name):
                    self._manager.register(load(value), name=name)
        except FAULTS as error:
            raise PluginError(f"an installed plugin can't be loaded: {_said(error)}; uninstall or mend it") from error
        for plugin in plugins:
            self._add(plugin)
        self._check_hooks()
        self._hosts: dict[str, tuple[str, Publisher | PluginModule]] = {}
        self._platforms: list[tuple[str, Platform | PluginModule]] = []
        self._modules: dict[str, ModuleType] = {}
        if publishers:
            self._collect_publishers()
        if platforms:
            self._collect_platforms()

    def _add(self, plugin: PluginLike) -> None:
        if isinstance(plugin, Site):
            self._given.append(_checked(plugin, plugin.name))
            return
        if not isinstance(plugin, str | Path | ModuleType):
            raise PluginError(f"plugin {plugin!r}: give a file's path, a module, a Publisher or a Platform")
        module = plugin if isinstance(plugin, ModuleType) else _load_file(Path(plugin))
        try:
            self._manager.register(module)
        except (ValueError, pluggy.PluginValidationError) as error:
            raise PluginError(f"plugin {module.__name__}: {_said(error)}") from error

    def _check_hooks(self) -> None:
        try:
            self._manager.check_pending()
        except pluggy.PluginValidationError as error:
            known = ", ".join(name for name in vars(Hooks) if not name.startswith("_"))
            raise PluginError(f"{_said(error)}; the hooks are {known}") from error

    def _declared(self, hook: str, kind: type[S]) -> Iterable[tuple[str, S | PluginModule]]:
        """Yield what plugins return from a hook, with the plugin's name."""
        for given in self._given:
            if isinstance(given, kind):
                yield given.name, given
        for implementation in reversed(getattr(self._manager.hook, hook).get_hookimpls()):
            name = implementation.plugin_name
            for site in _called(implementation.function, hook, name):
                if isinstance(site, kind):
                    yield name, _checked(site, name)
                elif isinstance(site, PluginModule):
                    yield name, site
                else:
                    raise PluginError(f"plugin {name}: {hook}() returned {site!r}, which is no {kind.__name__}")

    def _collect_publishers(self) -> None:
        for plugin, site in self._declared("publishers", Publisher):
            name = site.module if isinstance(site, PluginModule) else f"{site.name} (plugin {plugin})"
            for host in map(plain_host, site.hosts):
                if host in self._hosts:
                    raise PluginError(f"host {host} is claimed twice: by {self._hosts[host][0]} and by {name}")
                self._hosts[host] = (name, site)

    def _collect_platforms(self) -> None:
        self._platforms = list(self._declared("platforms", Platform))

    def _import(self, reference: PluginModule, hook: str, kind: type[S]) -> list[S]:
        module = self._modules.get(reference.module)
        if module is None:
            try:
                module = importlib.import_module(reference.module)
            except FAULTS as error:
                raise PluginError(f"plugin {reference.module} can't be imported: {_said(error)}") from error
            self._modules[reference.module] = module
        return [
            _checked(site, reference.module)
            for site in _called(getattr(module, hook), hook, reference.module)
            if isinstance(site, kind)
        ]

    def for_host(self, host: str) -> Publisher | None:
        """Return the publisher whose declared host is the longest suffix of this one, None where there is none."""
        labels = plain_host(host).split(".")
        for start in range(len(labels)):
            suffix = ".".join(labels[start:])
            entry = self._hosts.get(suffix)
            if entry is None:
                continue
            site = entry[1]
            if isinstance(site, Publisher):
                return site
            for publisher in self._import(site, "publishers", Publisher):
                if suffix in map(plain_host, publisher.hosts):
                    return publisher
        return None

    def for_url(self, url: str | None) -> Publisher | None:
        """Return the publisher of an address, None where there is none."""
        host = host_of(url) if url else ""
        return self.for_host(host) if host else None

    def for_text(self, text: str) -> Publisher | None:
        """Return the one publisher whose marks a text holds near its beginning or end; None if none or several."""
        near = text if len(text) <= _HEAD + _FOOT else f"{text[:_HEAD]}\n{text[-_FOOT:]}"
        found: dict[str, Publisher] = {}
        for site in {id(site): site for _, site in self._hosts.values()}.values():
            if any(mark in near for mark in site.marks):
                owned = [site] if isinstance(site, Publisher) else self._import(site, "publishers", Publisher)
                found.update((each.name, each) for each in owned if any(mark in near for mark in each.marks))
        return next(iter(found.values())) if len(found) == 1 else None

    @property
    def platforms(self) -> list[Platform]:
        """All platforms, in the order in which they are tried."""
        return [platform for _, site in self._platforms for platform in self._loaded(site)]

    def platforms_for(self, source: str) -> Iterator[Platform]:
        """Yield the platforms whose marks a page's source holds, and those that declare none."""
        for _, site in self._platforms:
            if _is_marked(site, source):
                yield from (platform for platform in self._loaded(site) if _is_marked(platform, source))

    def _loaded(self, site: Platform | PluginModule) -> list[Platform]:
        return [site] if isinstance(site, Platform) else self._import(site, "platforms", Platform)

    def hosts(self) -> list[str]:
        """Return the hosts that plugins declare, without importing the publishers' modules."""
        return list(self._hosts)

    def sites(self) -> list[Site]:
        """Return all publishers, by name, and all platforms."""
        publishers: dict[str, Publisher] = {}
        for _, site in self._hosts.values():
            owned = [site] if isinstance(site, Publisher) else self._import(site, "publishers", Publisher)
            publishers.update((publisher.name, publisher) for publisher in owned)
        return [*sorted(publishers.values(), key=lambda site: site.name.casefold()), *self.platforms]

    def find(self, name: str) -> Site:
        """Return the publisher or platform with this name or host.

        Raises:
            InputError: There is none; the message lists near matches.
        """
        host = host_of(name) if "." in name else ""
        if host and (publisher := self.for_host(host)):
            return publisher
        sites = self.sites()
        for site in sites:
            if site.name.casefold() == name.strip().casefold():
                return site
        known = [site.name for site in sites] + list(self._hosts)
        import difflib

        near = difflib.get_close_matches(name, known, n=3, cutoff=0.5)
        hint = f"did you mean {' or '.join(near)}?" if near else "'clean-article plugins list' shows all"
        raise InputError(f"no publisher or platform is called {name!r}; {hint}")

    def rules(self) -> list[Rule]:
        """Return the rules that plugins add, each on a leash (see :mod:`.contained`)."""
        rules: list[Rule] = []
        for implementation in self._manager.hook.rules.get_hookimpls():
            for rule in _called(implementation.function, "rules", implementation.plugin_name):
                if not isinstance(rule, Rule):
                    raise PluginError(
                        f"plugin {implementation.plugin_name}: rules() returned {rule!r}, which is no Rule"
                    )
                rules.append(contained(rule, implementation.plugin_name))
        return rules

    def render(self, article: object, format: str) -> str | None:  # noqa: A002 - the hook's own word
        """Return the article in a plugin's output format, None where no plugin knows the format.

        Raises:
            PluginError: The plugin failed, or returned no text.
        """
        given = {"article": article, "format": format}
        for implementation in reversed(self._manager.hook.render.get_hookimpls()):
            plugin = f"plugin {implementation.plugin_name}: render()"
            try:
                rendered = implementation.function(*(given[name] for name in implementation.argnames))
            except FAULTS as error:
                raise PluginError(f"{plugin} failed: {_said(error)}") from error
            if isinstance(rendered, str):
                return rendered
            if rendered is not None:
                raise PluginError(f"{plugin} returned {type(rendered).__name__}, which is no text")
        return None

    def plugins(self) -> list[tuple[str, list[str]]]:
        """Return each plugin's name with the hooks it implements."""
        return [
            (name, [caller.name for caller in self._manager.get_hookcallers(plugin) or ()])
            for name, plugin in self._manager.list_name_plugin()
            if plugin is not None
        ]


def _is_marked(site: Platform | PluginModule, source: str) -> bool:
    return not site.marks or any(mark in source for mark in site.marks)


def _called(function: Callable[..., Any], hook: str, plugin: str) -> list[object]:
    try:
        found = list(islice(function(), _MOST + 1))
    except FAULTS as error:
        raise PluginError(f"plugin {plugin}: {hook}() failed: {_said(error)}") from error
    if len(found) > _MOST:
        raise PluginError(f"plugin {plugin}: {hook}() returned more than {_MOST:,} things")
    return found


def _said(error: BaseException) -> str:
    return " ".join(str(error).split()) if isinstance(error, PluginError) else said(error)


def _selectors(site: Site) -> Iterable[tuple[str, str]]:
    if isinstance(site, Platform):
        yield "", site.when
    for layout in site.layouts:
        for selector in (
            layout.body,
            *layout.drop,
            *layout.keep,
            *layout.field_selectors().values(),
            layout.when,
        ):
            if selector is not None:
                yield f", layout {layout.name}", selector


@cache
def _checked_once(site: Site) -> None:
    for where, selector in _selectors(site):
        try:
            compile_selector(selector)
        except PluginError as error:
            raise PluginError(f"{site.name}{where}: {error}") from None


def _checked(site: S, plugin: str) -> S:
    """Return the site after compiling its selectors, so that a bad one is named before any page is read."""
    try:
        _checked_once(site)
    except PluginError as error:
        raise PluginError(f"plugin {plugin}: {error}" if plugin != site.name else str(error)) from None
    return site


def _load_file(path: Path) -> ModuleType:
    if not path.is_file():
        raise PluginError(f"plugin {path}: no such file")
    name = "cleaner_plugin_file_" + "".join(c if c.isalnum() else "_" for c in str(path.resolve()))
    from importlib.util import module_from_spec, spec_from_file_location

    spec = spec_from_file_location(name, path)
    if spec is None or spec.loader is None:
        raise PluginError(f"plugin {path}: not a Python file (its name must end in .py)")
    module = module_from_spec(spec)
    sys.modules[name] = module
    try:
        spec.loader.exec_module(module)
    except SyntaxError as error:
        raise PluginError(f"plugin {path}, line {error.lineno}: {error.msg}") from error
    except FAULTS as error:
        raise PluginError(f"plugin {path}: {_said(error)}") from error
    return module
