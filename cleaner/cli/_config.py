"""The user's settings: ``config.toml`` in the folder that the system has for them; only the command reads it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import click

KEYS = ("site_configs", "plugins")


@dataclass(frozen=True, slots=True)
class Config:
    """The user's settings.

    Attributes:
        site_configs: The folder of rule files, as ``--site-configs``.
        plugins: Plugins' files, as ``--plugin``.
    """

    site_configs: Path | None = None
    plugins: tuple[Path, ...] = ()


def config_file() -> Path:
    """Return where the settings are: ``~/.config/clean-article/config.toml`` on Linux."""
    return Path(click.get_app_dir("clean-article")) / "config.toml"


def read_config(file: Path) -> Config:
    """Return the settings in a file; none where there is no such file.

    Paths can begin with ``~``; relative ones begin at the file's folder.

    Raises:
        click.UsageError: The file can't be read, or a key or value is wrong; the message names file and key.
    """
    if not file.exists():
        return Config()
    import tomllib  # few have such a file, and each start counts

    try:
        said = tomllib.loads(file.read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise click.UsageError(f"{file}: {error}") from error
    for key in said:
        if key not in KEYS:
            raise click.UsageError(f"{file}: no setting is called {key!r}; there are {' and '.join(KEYS)}")
    folder, plugins = said.get("site_configs"), said.get("plugins", [])
    if folder is not None and not isinstance(folder, str):
        raise click.UsageError(f"{file}: site_configs is a folder's path in quotes, not {folder!r}")
    if not isinstance(plugins, list) or not all(isinstance(plugin, str) for plugin in plugins):
        raise click.UsageError(f"{file}: plugins is a list of files' paths, not {plugins!r}")
    base = file.parent
    for key, path in [("plugins", plugin) for plugin in plugins] + ([("site_configs", folder)] if folder else []):
        if not _path(base, path).exists():
            raise click.UsageError(f"{file}: {key}: there is no {_path(base, path)}")
    return Config(_path(base, folder) if folder else None, tuple(_path(base, plugin) for plugin in plugins))


def _path(base: Path, path: str) -> Path:
    return base / Path(path).expanduser()
