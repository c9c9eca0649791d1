"""Which rule file a host has: a folder of them, each read when a page asks for it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from threading import Lock

from ..document import Document
from ..hosts import host_of
from ..model import InputError
from .page import SitePage
from .parse import decode, parse
from .rules import Problem, SiteRules

_COMMON = "global.txt"
_MOST_BYTES = 100_000  # of a file; the largest of the collection has 6,000


class SiteConfigs:
    """A folder of rule files; it is listed once, and each file is read when its host is first asked for.

    ``example.com.txt`` is for that host, ``.example.com.txt`` for its subdomains; the longest name wins, and the
    host's own file before one for subdomains. ``global.txt`` is added to every host that has a file. (FiveFilters'
    ``SiteConfig::build`` looks one subdomain up and drops ``www.`` first, so that no dotted name ever fits ``www.``;
    here a dotted name serves its host too, if that has no file.)

    Args:
        folder: The folder.

    Attributes:
        folder: The folder.
        shadowed: Files that are never read, each with the file that serves its host.

    Raises:
        InputError: There is no such folder, or it can't be read.
    """

    def __init__(self, folder: str | Path) -> None:
        """List the folder."""
        self.folder = Path(folder)
        try:
            names = sorted(path.name for path in self.folder.iterdir())
        except FileNotFoundError:
            raise InputError(f"site_configs {self.folder}: no such folder") from None
        except NotADirectoryError:
            raise InputError(f"site_configs {self.folder}: a file; name the folder that it is in") from None
        except OSError as error:
            raise InputError(f"site_configs {self.folder}: {error.strerror or error}") from error
        self._common = _COMMON if _COMMON in names else None
        self._names: dict[str, str] = {}
        self.shadowed: dict[str, str] = {}
        for name in names:
            if (host := _host_of_file(name)) and self._names.setdefault(host, name) != name:
                self.shadowed[name] = self._names[host]
        self._read: dict[str, SiteRules] = {}
        self._lock = Lock()

    def __reduce__(self) -> tuple[type[SiteConfigs], tuple[Path]]:
        """List the folder anew in another process."""
        return SiteConfigs, (self.folder,)

    @property
    def files(self) -> tuple[str, ...]:
        """The names of all rule files, sorted."""
        common = [self._common] if self._common else []
        return tuple(sorted([*self._names.values(), *self.shadowed, *common]))

    def for_url(self, url: str) -> SiteRules | None:
        """Return the rules for an address, None where its host has no file."""
        host = host_of(url)
        name = next(filter(None, map(self._names.get, _names_for(host))), None) if host else None
        if name is None:
            return None
        rules = self.read(name)
        return rules.with_common(self.read(self._common)) if self._common else rules

    def page(self, document: Document, url: str) -> SitePage | None:
        """Return a page under the file of its host, None where there is none."""
        rules = self.for_url(url)
        return SitePage(rules, document, url) if rules else None

    def read(self, name: str) -> SiteRules:
        """Return what one file says, without what ``global.txt`` adds; an unreadable one says nothing but that."""
        with self._lock:
            if name not in self._read:
                self._read[name] = _rules(self.folder, name)
            return self._read[name]


def _rules(folder: Path, name: str) -> SiteRules:
    try:
        data = _data(folder, name)
    except OSError as error:
        reason = f"can't be read: {error.strerror or error}"
        return SiteRules(name, problems=(Problem(name, 0, "unreadable", reason),))
    return parse(decode(data), name)


def _data(folder: Path, name: str) -> bytes:
    """Return what a file holds; nothing outside of the folder is opened, and no device or pipe.

    Raises:
        OSError: It can't be read, or should not.
    """
    path = (folder / name).resolve(strict=True)
    if not path.is_relative_to(folder.resolve()):
        raise OSError("it is a link to a file outside of the folder")
    if not path.is_file():
        raise OSError("it is no regular file")
    with path.open("rb") as file:
        data = file.read(_MOST_BYTES + 1)
    if len(data) > _MOST_BYTES:
        raise OSError(f"it has more than {_MOST_BYTES:,} bytes")
    if b"\0" in data:
        raise OSError("it is binary data")
    return data


def _host_of_file(name: str) -> str:
    """Return the host that a file's name says, as :func:`host_of` has it, with its leading dot; "" for other files."""
    if not name.lower().endswith(".txt"):
        return ""
    stem = name[:-4]
    host = host_of(stem.lstrip("."))
    if "." not in host:  # LICENSE.txt
        return ""
    return f".{host}" if stem.startswith(".") else host


def _names_for(host: str) -> Iterator[str]:
    """Yield the names that a host's file can have, the longest first."""
    yield host
    labels = host.split(".")
    for start in range(len(labels)):
        yield f".{'.'.join(labels[start:])}"
